using System.CommandLine;
using HelloAspire.Comparison.Reports;

namespace HelloAspire.Comparison.Commands;

/// <summary>Makes a report, writes it, and turns the gate into an exit code.</summary>
internal static class ReportRun
{
    private const int GateFailed = 1;

    public static async Task<int> Run(
        ParseResult parsed,
        ReportOptions options,
        Func<ImageReading, Task<Report>> make,
        CancellationToken cancellationToken,
        Func<ParseResult, CancellationToken, Func<Report, Task<Report>>?>? chooseMeasures = null
    )
    {
        var errors = parsed.InvocationConfiguration.Error;
        try
        {
            // Before any image is read: a misspelt gate, measure or directory should not cost a minute.
            EnsureWritable(options.Output(parsed));
            var gate = options.Gate(parsed);
            var measure = chooseMeasures?.Invoke(parsed, cancellationToken);
            var report = await ImageReading.WithProgress(make);
            if (measure is not null)
            {
                report = await measure(report);
            }
            if (gate is not null)
            {
                report = report with { Gate = gate.Evaluate(report.Images, report.Comparison) };
            }
            await Write(parsed, options, report);
            return report.Gate.Any(result => result.Failed) ? GateFailed : 0;
        }
        catch (UserErrorException exception)
        {
            await errors.WriteLineAsync(exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await errors.WriteLineAsync("Cancelled.");
        }
        catch (Exception exception)
        {
            // A fault of this program is no failed gate.
            await errors.WriteLineAsync($"hello-compare failed, which is a fault of its own: {exception}");
        }
        return CommandLine.CouldNotRun;
    }

    private static async Task Write(ParseResult parsed, ReportOptions options, Report report)
    {
        var writer = options.Writer(parsed);
        if (options.Output(parsed) is not { } file)
        {
            await writer.Write(report, parsed.InvocationConfiguration.Output);
            return;
        }
        try
        {
            await using var output = file.CreateText();
            await writer.Write(report, output);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(file, exception);
        }
    }

    private static void EnsureWritable(FileInfo? file)
    {
        if (file is null)
        {
            return;
        }
        try
        {
            var isNew = !file.Exists;
            // What it holds stays until there is something to put in its place.
            using (file.Open(FileMode.OpenOrCreate, FileAccess.Write)) { }
            if (isNew)
            {
                file.Delete();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(file, exception);
        }
    }

    private static UserErrorException Unwritable(FileInfo file, Exception exception) =>
        new($"The report cannot be written to '{file.FullName}': {exception.Message}", exception);
}
