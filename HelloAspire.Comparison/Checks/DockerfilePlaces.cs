using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Dockerfiles;

namespace HelloAspire.Comparison.Checks;

/// <summary>Leads from what a check saw to the line of the Dockerfile that made it so.</summary>
internal sealed class DockerfilePlaces
{
    private readonly Image _image;
    private readonly Dictionary<int, int> _lines = [];

    public DockerfilePlaces(Image image)
    {
        _image = image;
        if (image.Stage is { } stage)
        {
            var steps = image.Config.History.Where(step => !image.IsFromBase(step)).ToList();
            foreach (var (step, instruction) in StepAlignment.Of(steps, stage.Steps))
            {
                _lines[step.Index] = instruction.Line;
            }
        }
    }

    /// <summary>
    /// The instruction that a check names, or whose step it names, or that wrote most of the files; what the base brings
    /// is in its FROM, and what no instruction says in the final stage's.
    /// </summary>
    public FindingPlace? Of(Evidence evidence)
    {
        if (_image.Stage is not { } stage)
        {
            return null;
        }
        var line =
            evidence.Keyword == "FROM" || evidence.Origin == FindingOrigin.Base ? stage.From?.Line
            : evidence.Keyword is { } keyword ? stage.Steps.LastOrDefault(step => step.Keyword == keyword)?.Line
            : evidence.Step is { } step ? LineOf(step)
            : LineOf(evidence.Paths);
        return new FindingPlace(stage.Dockerfile, line ?? stage.Line);
    }

    /// <summary>The step of the own layers that wrote most of the files; null where none did.</summary>
    public HistoryStep? StepOf(IReadOnlyList<string> paths) =>
        paths
            .Select(_image.Tree.Find)
            .OfType<FileNode>()
            .Where(file => !_image.IsFromBase(file))
            .CountBy(file => file.LayerIndex)
            .OrderByDescending(layer => layer.Value)
            .Select(layer => _image.Config.History.FirstOrDefault(step => step.LayerIndex == layer.Key))
            .FirstOrDefault();

    private int? LineOf(HistoryStep step) => _lines.TryGetValue(step.Index, out var line) ? line : null;

    private int? LineOf(IReadOnlyList<string> paths) => StepOf(paths) is { } step ? LineOf(step) : null;
}
