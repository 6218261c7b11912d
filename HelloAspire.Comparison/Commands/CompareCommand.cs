using System.CommandLine;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Reports;

namespace HelloAspire.Comparison.Commands;

/// <summary><c>compare LEFT RIGHT</c>.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var left = new ImageOptions("LEFT", "left-", "The image to compare with: the reference.");
        var right = new ImageOptions("RIGHT", "right-", "The image to compare.");
        var options = new ReportOptions();
        var measuring = new Measuring();
        var command = new Command("compare", "Compare two images: sizes, files, packages, attack surface, findings.");
        left.AddTo(command);
        right.AddTo(command);
        options.AddTo(command);
        measuring.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                ReportRun.Run(
                    parsed,
                    options,
                    async reading =>
                        Report.On(
                            ImageComparison.Of(
                                await reading.Analyze(
                                    left.Reference(parsed),
                                    left.Analysis(parsed, options),
                                    cancellationToken
                                ),
                                await reading.Analyze(
                                    right.Reference(parsed),
                                    right.Analysis(parsed, options),
                                    cancellationToken
                                )
                            )
                        ),
                    cancellationToken,
                    Measure
                )
        );
        return command;

        Func<Report, Task<Report>>? Measure(ParseResult parsed, CancellationToken cancellationToken) =>
            measuring.Choose(parsed) is { } measures
                ? report =>
                    measuring.Run(
                        parsed,
                        report,
                        measures,
                        (left.Analysis(parsed, options), right.Analysis(parsed, options)),
                        cancellationToken
                    )
                : null;
    }
}
