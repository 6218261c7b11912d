using System.CommandLine;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;
using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reports;

namespace HelloAspire.Comparison.Commands;

/// <summary><c>inspect IMAGE</c>.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var image = new ImageOptions("IMAGE", "", "The image to inspect.");
        var options = new ReportOptions(ReportFormat.All);
        var command = new Command("inspect", "Inspect one image: sizes, layers, packages, attack surface, findings.");
        image.AddTo(command);
        options.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandGuard.Run(parsed, () => Run(Bind(parsed), cancellationToken), cancellationToken)
        );
        return command;

        Arguments Bind(ParseResult parsed) =>
            new(
                image.Bind(parsed, options.Reading(parsed)),
                options.Database(parsed),
                options.Exceptions(parsed),
                options.Gate(parsed),
                options.Output(parsed)
            );
    }

    private static async Task<int> Run(Arguments arguments, CancellationToken cancellationToken)
    {
        arguments.Output.EnsureWritable();
        var image = await ProgressConsole.Reading(console =>
            new ImageReader().Read(
                arguments.Image.Reference,
                arguments.Image.Options,
                console.Image(arguments.Image.Reference),
                cancellationToken
            )
        );
        var analysis = await ProgressConsole.Reading(console =>
            console.Check(arguments.Database, ImageAnalysis.Of(image), cancellationToken)
        );
        var report = Report.On(
            arguments.Exceptions.Apply(analysis) with
            {
                OtherScanners = arguments.Image.OtherScanners,
            }
        );
        report = report with { Gate = arguments.Gate.Evaluate(report.Images, comparison: null) };
        await arguments.Output.Write(report);
        return report.IsGateFailed ? ExitCode.GateFailed : ExitCode.Success;
    }

    private sealed record Arguments(
        ImageArgument Image,
        VulnerabilityDatabase Database,
        VulnerabilityExceptions Exceptions,
        Gate Gate,
        ReportOutput Output
    );
}
