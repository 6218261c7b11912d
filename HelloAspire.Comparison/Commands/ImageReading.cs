using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Reading;
using Spectre.Console;

namespace HelloAspire.Comparison.Commands;

/// <summary>Reads images with a progress bar by bytes, where someone watches.</summary>
internal sealed class ImageReading
{
    private readonly ImageAnalyzer _analyzer = new();
    private readonly ProgressContext? _bars;

    private ImageReading(ProgressContext? bars) => _bars = bars;

    /// <summary>Runs work that reads images. The bars go to standard error, so that reports stay clean.</summary>
    public static async Task<T> WithProgress<T>(Func<ImageReading, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(new ImageReading(null));
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new DownloadedColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(bars => work(new ImageReading(bars)));
    }

    public Task<ImageAnalysis> Analyze(string reference, AnalysisOptions options, CancellationToken cancellationToken)
    {
        var bar = _bars?.AddTask(Markup.Escape(reference), autoStart: true);
        if (bar is not null)
        {
            // Until the engine sends its first byte there is nothing to count.
            bar.IsIndeterminate = true;
        }
        return _analyzer.Analyze(reference, options, bar is null ? null : new BarProgress(bar), cancellationToken);
    }

    private sealed class BarProgress(ProgressTask bar) : IProgress<AnalysisProgress>
    {
        public void Report(AnalysisProgress value)
        {
            bar.IsIndeterminate = false;
            // An engine's size is a little off: the bar must not end early.
            bar.MaxValue = Math.Max(value.Total ?? 0, value.Done + 1);
            bar.Value = value.Done;
        }
    }
}
