using System.CommandLine;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reports;
using Spectre.Console;

namespace HelloAspire.Comparison.Commands;

/// <summary>The option <c>--measure</c> and what belongs to it.</summary>
internal sealed class Measuring
{
    private readonly Option<string?> _measures = new("--measure")
    {
        Description =
            "Start containers of both images and measure them: "
            + string.Join(", ", MeasureCatalog.All.Select(measure => measure.Id))
            + ", between commas; all but the opt-in ones where none is named. 'build' needs the Dockerfiles, and takes minutes.",
        HelpName = "MEASURES",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _healthPath = new("--health-path")
    {
        Description = "The path that answers 2xx when a container is well (/health, or whatever answers at all).",
        HelpName = "PATH",
    };

    private readonly Option<int?> _port = new("--target-port")
    {
        Description = "The port that the containers listen on, where the images do not tell.",
        HelpName = "PORT",
    };

    private readonly Option<string[]> _buildArgs = new("--build-arg")
    {
        Description = "A build argument for the measure 'build'; may be given more than once.",
        HelpName = "NAME=VALUE",
    };

    public void AddTo(Command command)
    {
        command.Add(_measures);
        command.Add(_healthPath);
        command.Add(_port);
        command.Add(_buildArgs);
    }

    /// <summary>The chosen measures; null where none are wanted.</summary>
    /// <exception cref="UserErrorException">One has no such name.</exception>
    public IReadOnlyList<IMeasure>? Choose(ParseResult parsed)
    {
        const StringSplitOptions Words = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        return parsed.GetResult(_measures) is null
            ? null
            : MeasureCatalog.Choose(parsed.GetValue(_measures)?.Split(',', Words) ?? []);
    }

    /// <summary>Measures the containers of both images, and adds the results to their report.</summary>
    public async Task<Report> Run(
        ParseResult parsed,
        Report report,
        IReadOnlyList<IMeasure> measures,
        (ReadOptions Left, ReadOptions Right) options,
        CancellationToken cancellationToken
    )
    {
        var comparison = report.Comparison!;
        var (leftEngine, left) = Variant(parsed, comparison.Left, options.Left);
        var (rightEngine, right) = Variant(parsed, comparison.Right, options.Right);
        if (leftEngine.Program != rightEngine.Program)
        {
            throw new UserErrorException(
                $"One image is {leftEngine.Program}'s, the other {rightEngine.Program}'s. Measures need both in one engine."
            );
        }
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var run = new MeasureRun(leftEngine, [left, right], MeasureOptions.Read(configuration));
        return report with
        {
            Measures = await WithBar(progress =>
                MeasureRunner.Run(run, measures, progress: progress, cancellationToken: cancellationToken)
            ),
        };
    }

    private (ContainerEngine Engine, ImageVariant Variant) Variant(
        ParseResult parsed,
        ImageAnalysis analysis,
        ReadOptions options
    )
    {
        var (engine, image) = EngineReference.Parse(analysis.Image.Reference);
        return (
            engine,
            new ImageVariant
            {
                Name = analysis.Image.Name,
                Image = image,
                HealthPath = parsed.GetValue(_healthPath),
                TargetPort = parsed.GetValue(_port),
                Dockerfile = options.Dockerfile,
                // As in `docker build --file FILE .`
                ContextPath = options.Dockerfile is null ? null : Directory.GetCurrentDirectory(),
                BuildArgs = (parsed.GetValue(_buildArgs) ?? [])
                    .Select(argument => argument.Split('=', 2))
                    .ToDictionary(argument => argument[0], argument => argument.ElementAtOrDefault(1) ?? ""),
            }
        );
    }

    // The bar goes to standard error, so that reports stay clean.
    private static async Task<Measurements> WithBar(Func<IProgress<MeasureProgress>?, Task<Measurements>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(null);
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console
            .Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn())
            .StartAsync(bars => work(new Bar(bars.AddTask("Measuring", maxValue: 1))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<MeasureProgress>
    {
        public void Report(MeasureProgress value)
        {
            task.Value = value.Done;
            task.Description = Markup.Escape($"{value.Step}, about {value.TimeLeft.TotalSeconds:0} s left");
        }
    }
}
