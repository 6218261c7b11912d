using System.Runtime.CompilerServices;
using CliWrap;
using CliWrap.EventStream;

namespace HelloAspire.Comparison.Engines.Containers;

/// <summary>What happens to an engine's containers.</summary>
internal static class ContainerEvents
{
    // Docker's words and Podman's.
    private static readonly string[] Kinds =
    [
        "create",
        "start",
        "restart",
        "pause",
        "unpause",
        "die",
        "died",
        "oom",
        "stop",
        "destroy",
        "remove",
        "health_status",
    ];

    /// <summary>Tells each time that a container begins, ends or changes its health, until cancelled or until the engine ends.</summary>
    /// <param name="withoutLabel">Containers that carry this label are passed over.</param>
    public static async IAsyncEnumerable<bool> Watch(
        ContainerEngine engine,
        string withoutLabel,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var events = Cli.Wrap(engine.Program)
            .WithArguments([
                "events",
                "--filter",
                "type=container",
                .. Kinds.SelectMany(kind => new[] { "--filter", $"event={kind}" }),
                "--format",
                "{{json .}}",
            ])
            .WithValidation(CommandResultValidation.None);
        await foreach (var output in events.ListenAsync(cancellationToken))
        {
            if (output is StandardOutputCommandEvent { Text: var line } && !line.Contains(withoutLabel))
            {
                yield return true;
            }
        }
    }
}
