using System.Runtime.CompilerServices;
using System.Threading.Channels;
using HelloAspire.Dashboard.Resources;

namespace HelloAspire.Tests.Dashboard.Samples;

/// <summary>Two variants, one custom resource and their consoles, as an app host would report them.</summary>
public sealed class SampleResources : IResourceService
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ResourceView> _resources = [];
    private readonly List<Channel<IReadOnlyList<ResourceChange>>> _watchers = [];
    private readonly Dictionary<string, List<ConsoleLogLine>> _consoles = [];
    private readonly List<(string Resource, Channel<IReadOnlyList<ConsoleLogLine>> Lines)> _readers = [];

    public SampleResources()
    {
        Publish(SampleResource.MultiStage());
        Publish(SampleResource.SingleStage());
        Publish(SampleResource.Comparison());

        foreach (var line in SampleConsole.Lines)
        {
            WriteLine(SampleResource.MultiStageName, line);
        }
    }

    /// <summary>The commands that were run, as <c>resource/command</c>.</summary>
    public List<string> Executed { get; } = [];

    public void Publish(ResourceView resource)
    {
        lock (_gate)
        {
            _resources[resource.Name] = resource;
            _watchers.ForEach(watcher => watcher.Writer.TryWrite([new(resource.Name, resource)]));
        }
    }

    public void WriteLine(string resourceName, string text, bool isError = false)
    {
        lock (_gate)
        {
            var console = _consoles.TryGetValue(resourceName, out var known) ? known : _consoles[resourceName] = [];
            var line = new ConsoleLogLine(console.Count + 1, DateTimeOffset.UtcNow, text, isError);
            console.Add(line);

            foreach (var (_, lines) in _readers.Where(reader => reader.Resource == resourceName))
            {
                lines.Writer.TryWrite([line]);
            }
        }
    }

    public IReadOnlyList<ResourceView> GetResources()
    {
        lock (_gate)
        {
            return [.. _resources.Values];
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<ResourceChange>> WatchResourcesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var channel = Channel.CreateUnbounded<IReadOnlyList<ResourceChange>>();
        lock (_gate)
        {
            channel.Writer.TryWrite([.. _resources.Values.Select(each => new ResourceChange(each.Name, each))]);
            _watchers.Add(channel);
        }

        await foreach (var changes in channel.Reader.ReadAllAsync(cancellationToken))
        {
            yield return changes;
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<ConsoleLogLine>> WatchConsoleLogsAsync(
        string resourceName,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var channel = Channel.CreateUnbounded<IReadOnlyList<ConsoleLogLine>>();
        lock (_gate)
        {
            channel.Writer.TryWrite([.. _consoles.GetValueOrDefault(resourceName, [])]);
            _readers.Add((resourceName, channel));
        }

        await foreach (var lines in channel.Reader.ReadAllAsync(cancellationToken))
        {
            yield return lines;
        }
    }

    public Task<CommandOutcome> ExecuteCommandAsync(
        string resourceName,
        string commandName,
        CancellationToken cancellationToken
    )
    {
        lock (_gate)
        {
            Executed.Add($"{resourceName}/{commandName}");
        }

        return Task.FromResult(
            commandName switch
            {
                "compare" => new CommandOutcome(
                    true,
                    "Compared.",
                    "## Sizes\n\n| image | MB |\n|---|---|\n| multi-stage | 27.9 |\n| single-stage | 2030 |",
                    CommandValueFormat.Markdown,
                    ShowAtOnce: true
                ),
                "inspect" => new CommandOutcome(
                    true,
                    "Inspected.",
                    """{"user":"1654","entrypoint":["/app/HelloAspire.Web"]}""",
                    CommandValueFormat.Json,
                    ShowAtOnce: true
                ),
                "rebuild" => new CommandOutcome(false, "Step 7/9 failed with exit code 1."),
                _ => new CommandOutcome(true),
            }
        );
    }
}
