using System.Globalization;
using System.Text.RegularExpressions;
using HelloAspire.Hosting.Engine;

namespace HelloAspire.Hosting.Images;

/// <summary>Reads the progress of a build out of what its builder prints.</summary>
internal sealed partial class BuildOutput(Builder builder)
{
    public Builder Builder => builder;

    private readonly Dictionary<string, BuildStep> _vertices = [];

    /// <summary>The step that the build is in.</summary>
    public BuildStep? Step { get; private set; }

    /// <summary>The exit code of the command that failed.</summary>
    public int? FailedWith { get; private set; }

    /// <summary>The Dockerfile's line that the builder itself names.</summary>
    public int? FailedLine { get; private set; }

    /// <summary>Reads a line; returns whether the step changed.</summary>
    public bool Read(string line)
    {
        if (FailurePattern().Match(line) is { Success: true } failure)
        {
            FailedWith = Number(failure.Groups["code"]);
            // BuildKit works on several steps at once: the one that failed is named in its line.
            if (_vertices.TryGetValue(failure.Groups["vertex"].Value, out var failed))
            {
                Step = failed;
            }
        }

        // Of several lines the first is where the instruction begins.
        if (FailedLine is null && FailedLinePattern().Match(line) is { Success: true } named)
        {
            FailedLine = Number(named.Groups["line"]);
        }

        var match = (builder == Builder.BuildKit ? BuildKitPattern() : StepPattern()).Match(line);
        if (!match.Success)
        {
            return false;
        }

        var stage = match.Groups["stage"].Value;
        Step = new(
            Number(match.Groups["number"]),
            Number(match.Groups["total"]),
            SpacePattern().Replace(match.Groups["instruction"].Value, " "),
            stage.Length > 0 ? stage : null
        );
        if (match.Groups["vertex"].Success)
        {
            _vertices[match.Groups["vertex"].Value] = Step;
        }
        return true;
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpacePattern();

    // Docker: `Step 3/9 : RUN make`; Podman: `STEP 3/9: RUN make`, `[1/2] STEP 3/9: RUN make`.
    [GeneratedRegex(
        @"^(\[(?<stage>\d+/\d+)\] )?step (?<number>\d+)/(?<total>\d+) ?: (?<instruction>.+)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex StepPattern();

    // `#8 [build 4/7] RUN make`
    [GeneratedRegex(@"^(?<vertex>#\d+) \[((?<stage>[^\]]+?) +)?(?<number>\d+)/(?<total>\d+)\] (?<instruction>.+)$")]
    private static partial Regex BuildKitPattern();

    // Docker: `returned a non-zero code: 3`; BuildKit: `#8 ERROR: … exit code: 3`; Podman: `while running runtime: exit status 3`.
    [GeneratedRegex(@"(^(?<vertex>#\d+) ERROR: .*|^[^#].*)(non-zero code|exit code|exit status):? (?<code>\d+)")]
    private static partial Regex FailurePattern();

    // `dockerfile parse error line 4: unknown instruction: COPPY`, in newer versions `… on line 4: …`; where BuildKit
    // quotes the file, `   4 | >>> RUN make`.
    [GeneratedRegex(
        @"dockerfile parse error (on )?line (?<line>\d+): |^ *(?<line>\d+) \| >>> ",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex FailedLinePattern();
}
