using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.AttackSurface;
using HelloAspire.Comparison.Images.Programs;

namespace HelloAspire.Comparison.Checks;

/// <summary>What checks look at.</summary>
internal sealed record CheckSubject
{
    public required Image Image { get; init; }
    public required AttackSurfaceReport AttackSurface { get; init; }
    public required ProgramSearch Program { get; init; }

    /// <summary>The lines of one of the small files that are kept, as the container sees it; none where it is not there.</summary>
    public IEnumerable<string> ReadLines(string path) => Image.ReadLines(path);
}
