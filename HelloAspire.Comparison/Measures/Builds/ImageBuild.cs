using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CliWrap;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Comparison.Measures.Builds;

/// <summary>Builds the image of a variant as the app host does, under a name of its own.</summary>
internal sealed partial class ImageBuild(ContainerEngine engine, ImageVariant variant, BuiltImages built)
{
    private const int LinesToShow = 12;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    private readonly string _tag = $"hello-compare-build:{Guid.NewGuid():N}";

    public ImageVariant Variant => variant;

    /// <summary>Builds, and tells how long it took.</summary>
    /// <param name="onShare">Called with the share of the steps that are done.</param>
    /// <exception cref="UserErrorException">The build fails, or takes too long.</exception>
    public async Task<TimeSpan> Run(bool useCache, Action<double> onShare, CancellationToken cancellationToken)
    {
        var output = new Queue<string>();
        built.Tags.Add(_tag);
        var build = Cli.Wrap(engine.Program)
            .WithArguments(Arguments(useCache))
            .WithEnvironmentVariables(await BuilderChoice.Variables(engine, cancellationToken))
            .WithStandardOutputPipe(PipeTarget.ToDelegate(Read))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(Read))
            .WithValidation(CommandResultValidation.None);
        var clock = Stopwatch.StartNew();
        // Asked to end first: a client that is killed leaves the engine building.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(Limit);
        using var kill = new CancellationTokenSource();
        await using var onStop = stop.Token.Register(() => kill.CancelAfter(TimeSpan.FromSeconds(2)));
        CommandResult result;
        try
        {
            result = await build.ExecuteAsync(kill.Token, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UserErrorException(
                $"The build of '{variant.Name}' ({variant.DockerfilePath}) took longer than {Limit.TotalMinutes:0} minutes and was stopped."
            );
        }
        return result.IsSuccess
            ? clock.Elapsed
            : throw new UserErrorException(
                $"The build of '{variant.Name}' ({variant.DockerfilePath}) failed with exit code {result.ExitCode}. Its last lines:\n{string.Join('\n', output)}"
            );

        void Read(string line)
        {
            lock (output)
            {
                output.Enqueue(line);
                if (output.Count > LinesToShow)
                {
                    output.Dequeue();
                }
            }
            built.Note(line);
            if (Step().Match(line) is { Success: true } step)
            {
                var (done, total) = (Number(step.Groups["done"]), Number(step.Groups["total"]));
                onShare(Math.Clamp((done - 1) / total, 0, 1));
            }
        }
    }

    private IEnumerable<string> Arguments(bool useCache) =>
        [
            "build",
            "--file",
            variant.DockerfilePath!,
            "--tag",
            _tag,
            "--force-rm",
            .. CreatorLabels.Arguments,
            .. variant.BuildArgs.SelectMany(argument => new[] { "--build-arg", $"{argument.Key}={argument.Value}" }),
            .. useCache ? Array.Empty<string>() : ["--no-cache"],
            variant.ContextPath!,
        ];

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    // Classic builder: "Step 3/18 : …"; Podman: "STEP 3/18: …"; BuildKit: "#7 [build 3/8] …".
    [GeneratedRegex(@"^(?:step |#\d+ \[(?:\S+ )?)(?<done>\d+)/(?<total>[1-9]\d*)", RegexOptions.IgnoreCase)]
    private static partial Regex Step();
}

internal static class BuilderChoice
{
    /// <summary>
    /// The environment of a build. A Docker client without its BuildKit plug-in falls back to the classic builder, but
    /// fails where the environment asks for BuildKit all the same.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, string?>> Variables(
        ContainerEngine engine,
        CancellationToken cancellationToken
    )
    {
        var hasPlugin = (await engine.Run(["buildx", "version"], cancellationToken)).IsSuccess;
        return new Dictionary<string, string?>
        {
            ["BUILDKIT_PROGRESS"] = "plain",
            ["DOCKER_BUILDKIT"] = hasPlugin ? Environment.GetEnvironmentVariable("DOCKER_BUILDKIT") : "0",
        };
    }
}
