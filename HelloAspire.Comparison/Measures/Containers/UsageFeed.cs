using System.Runtime.CompilerServices;
using CliWrap;
using CliWrap.EventStream;
using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Measures.Containers;

internal static class UsageFeed
{
    /// <summary>Tells what containers use, about once a second each, until cancelled or until they have ended.</summary>
    public static async IAsyncEnumerable<ContainerUsage> Watch(
        ContainerEngine engine,
        IEnumerable<string> ids,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var stats = Cli.Wrap(engine.Program)
            .WithArguments(["container", "stats", "--format", ContainerUsage.Format, .. ids])
            .WithValidation(CommandResultValidation.None);
        await foreach (var output in stats.ListenAsync(cancellationToken))
        {
            if (output is StandardOutputCommandEvent { Text: var line } && ContainerUsage.Parse(line) is { } usage)
            {
                yield return usage;
            }
        }
    }
}
