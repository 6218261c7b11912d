using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Measures.Builds;

/// <summary>Notes the images that builds make, those of single steps too, and removes them.</summary>
internal sealed partial class BuiltImages : IAsyncDisposable
{
    private readonly ContainerEngine _engine;
    private readonly HashSet<string> _before;
    private readonly ConcurrentStack<string> _made = new();

    private BuiltImages(ContainerEngine engine, HashSet<string> before) => (_engine, _before) = (engine, before);

    public HashSet<string> Tags { get; } = [];

    /// <summary>Begins to note: what is there already stays.</summary>
    public static async Task<BuiltImages> Watch(ContainerEngine engine, CancellationToken cancellationToken)
    {
        var all = await engine.Run(["image", "ls", "--all", "--quiet"], cancellationToken);
        return new BuiltImages(engine, [.. all.StandardOutput.Split('\n').Select(Short)]);
    }

    /// <summary>Reads a line of a build's output.</summary>
    public void Note(string line)
    {
        if (Made().Match(line) is { Success: true } match && !_before.Contains(Short(match.Groups["id"].Value)))
        {
            _made.Push(match.Groups["id"].Value);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The last made come first; one that another image is built upon by now stays.
        foreach (var image in Tags.Concat(_made).Distinct())
        {
            await _engine.Run(["image", "rm", image], CancellationToken.None);
        }
    }

    private static string Short(string id) => id.Length > 12 ? id[..12] : id;

    // Classic builder: " ---> 4f5e6a7b8c9d"; Podman: "--> 4f5e6a7b8c9d".
    [GeneratedRegex("^ ?--+> (?<id>[0-9a-f]{11,64})$")]
    private static partial Regex Made();
}
