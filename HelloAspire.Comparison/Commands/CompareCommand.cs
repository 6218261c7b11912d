using System.CommandLine;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reports;

namespace HelloAspire.Comparison.Commands;

/// <summary><c>compare LEFT RIGHT</c>.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var left = new ImageOptions("LEFT", "left-", "The baseline: the image to compare with.");
        var right = new ImageOptions("RIGHT", "right-", "The image to compare.");
        var options = new ReportOptions(ReportFormat.Comparing);
        var measures = new MeasureArguments();
        var times = new Option<bool>("--times")
        {
            Description = "Also compare the times at which files were last changed.",
        };
        var command = new Command("compare", "Compare two images: sizes, files, packages, attack surface, findings.");
        left.AddTo(command);
        right.AddTo(command);
        options.AddTo(command);
        measures.AddTo(command);
        command.Add(times);
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandGuard.Run(parsed, () => Run(Bind(parsed), cancellationToken), cancellationToken)
        );
        return command;

        Arguments Bind(ParseResult parsed)
        {
            var reading = options.Reading(parsed);
            ImageArgument[] images = [left.Bind(parsed, reading), right.Bind(parsed, reading)];
            return new(
                images[0],
                images[1],
                parsed.GetValue(times),
                measures.Measures(parsed),
                [.. images.Select(image => measures.Variant(parsed, image))],
                options.Database(parsed),
                options.Exceptions(parsed),
                options.Gate(parsed),
                options.Output(parsed)
            );
        }
    }

    private static async Task<int> Run(Arguments arguments, CancellationToken cancellationToken)
    {
        // Before any image is read: what cannot be written or measured should not cost a minute.
        arguments.Output.EnsureWritable();
        var measuring = arguments.Measures is [] ? null : MeasureRun.Of(arguments.Variants, ReadMeasureOptions());
        var (left, right) = await ProgressConsole.Reading(async console =>
            (
                await Analyze(arguments.Left, arguments, console, cancellationToken),
                await Analyze(arguments.Right, arguments, console, cancellationToken)
            )
        );
        var comparison = ImageComparison.Of(left, right, arguments.WithTimes);
        var report = Report.On(comparison);
        if (measuring is not null)
        {
            report = report with { Measures = await Measure(measuring, arguments.Measures, cancellationToken) };
        }
        report = report with { Gate = arguments.Gate.Evaluate(report.Images, comparison) };
        await arguments.Output.Write(report);
        return report.IsGateFailed ? ExitCode.GateFailed : ExitCode.Success;
    }

    private static async Task<ImageAnalysis> Analyze(
        ImageArgument image,
        Arguments arguments,
        ProgressConsole console,
        CancellationToken cancellationToken
    )
    {
        var read = await new ImageReader().Read(
            image.Reference,
            image.Options,
            console.Image(image.Reference),
            cancellationToken
        );
        var analysis = await console.Check(arguments.Database, ImageAnalysis.Of(read), cancellationToken);
        return arguments.Exceptions.Apply(analysis) with { OtherScanners = image.OtherScanners };
    }

    private static Task<Measurements> Measure(
        MeasureRun run,
        IReadOnlyList<IMeasure> measures,
        CancellationToken cancellationToken
    ) =>
        ProgressConsole.Measuring(progress =>
            MeasureRunner.Run(run, measures, progress: progress, cancellationToken: cancellationToken)
        );

    private static MeasureOptions ReadMeasureOptions() =>
        MeasureOptions.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build());

    private sealed record Arguments(
        ImageArgument Left,
        ImageArgument Right,
        bool WithTimes,
        IReadOnlyList<IMeasure> Measures,
        IReadOnlyList<ImageVariant> Variants,
        VulnerabilityDatabase Database,
        VulnerabilityExceptions Exceptions,
        Gate Gate,
        ReportOutput Output
    );
}
