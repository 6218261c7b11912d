using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.EventStream;

namespace HelloAspire.Comparison.Engines.Containers;

/// <summary>What a container uses, as the engine's <c>stats</c> tells it.</summary>
/// <param name="Id">The first twelve digits of the container's ID.</param>
/// <param name="CpuPercent">Of one core, over about the last second.</param>
/// <param name="Memory">Bytes, without the page cache that could be dropped.</param>
internal sealed partial record ContainerUsage(string Id, double CpuPercent, long Memory)
{
    // Docker and Podman both know these fields.
    private const string Format = "{{.ID}} {{.CPUPerc}} {{.MemUsage}}";

    /// <summary>Tells what containers use, about once a second each, until cancelled or until they have ended.</summary>
    internal static async IAsyncEnumerable<ContainerUsage> Watch(
        ContainerEngine engine,
        IEnumerable<string> ids,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var stats = Cli.Wrap(engine.Program)
            .WithArguments(["container", "stats", "--format", Format, .. ids])
            .WithValidation(CommandResultValidation.None);
        await foreach (var output in stats.ListenAsync(cancellationToken))
        {
            if (output is StandardOutputCommandEvent { Text: var line } && Parse(line) is { } usage)
            {
                yield return usage;
            }
        }
    }

    /// <summary>Reads a line of <c>stats</c>; null where it tells nothing yet. Terminal control codes are skipped.</summary>
    public static ContainerUsage? Parse(string line)
    {
        if (Pattern().Match(line) is not { Success: true } match)
        {
            return null;
        }
        var cpu = double.Parse(match.Groups["cpu"].Value, CultureInfo.InvariantCulture);
        var amount = double.Parse(match.Groups["amount"].Value, CultureInfo.InvariantCulture);
        // Docker counts in binary units (MiB), Podman in decimal ones (MB).
        var step = match.Groups["binary"].Success ? 1024.0 : 1000.0;
        var power = "BKMGT".IndexOf(char.ToUpperInvariant(match.Groups["unit"].Value[0]), StringComparison.Ordinal);
        return new ContainerUsage(match.Groups["id"].Value, cpu, (long)Math.Round(amount * Math.Pow(step, power)));
    }

    [GeneratedRegex(
        @"(?<id>[0-9a-f]{12})[0-9a-f]* (?<cpu>[0-9.]+)% (?<amount>[0-9.]+) ?(?<unit>B|[kKMGT](?<binary>i)?B) ?/"
    )]
    private static partial Regex Pattern();
}
