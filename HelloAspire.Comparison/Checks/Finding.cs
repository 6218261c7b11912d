using System.Text.Json.Serialization;

namespace HelloAspire.Comparison.Checks;

/// <summary>What a check found in an image.</summary>
/// <param name="Id">Stable: a CIS-DI or DKL number where one fits, else HELLO.</param>
/// <param name="Detail">The evidence in words.</param>
/// <param name="Paths">The files in question.</param>
/// <param name="Mend">How to put it right.</param>
/// <param name="Origin">Whether the base image brings it or the own layers.</param>
public sealed record Finding(
    string Id,
    Severity Severity,
    string Title,
    string Detail,
    IReadOnlyList<string> Paths,
    string Mend,
    Origin Origin
)
{
    /// <summary>Tells findings of one check apart that name no files; the same in every image with the same fault.</summary>
    [JsonIgnore]
    public string Mark { get; init; } = "";
}
