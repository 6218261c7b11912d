using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Checks;

/// <summary>A name without a tag means <c>latest</c>, which moves.</summary>
internal sealed partial class LatestTagCheck : Check
{
    public override CheckInfo Info => CheckTable.LatestTag;

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        if (subject.EngineName is not { } name || name.Contains('@') || Id().IsMatch(name))
        {
            yield break;
        }
        var last = name[(name.LastIndexOf('/') + 1)..];
        if (!last.Contains(':') || last.EndsWith(":latest", StringComparison.Ordinal))
        {
            yield return new Evidence($"The image is called '{name}'.");
        }
    }

    [GeneratedRegex("^(?:sha256:)?[0-9a-f]{12,64}$")]
    private static partial Regex Id();
}
