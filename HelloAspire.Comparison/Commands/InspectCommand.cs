using System.CommandLine;
using HelloAspire.Comparison.Reports;

namespace HelloAspire.Comparison.Commands;

/// <summary><c>inspect IMAGE</c>.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var image = new ImageOptions("IMAGE", "", "The image to look into.");
        var options = new ReportOptions();
        var command = new Command("inspect", "Look into one image: sizes, layers, packages, attack surface, findings.");
        image.AddTo(command);
        options.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                ReportRun.Run(
                    parsed,
                    options,
                    async reading =>
                        Report.On(
                            await reading.Analyze(
                                image.Reference(parsed),
                                image.Analysis(parsed, options),
                                cancellationToken
                            )
                        ),
                    cancellationToken
                )
        );
        return command;
    }
}
