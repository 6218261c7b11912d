using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Reading;
using Spectre.Console;

namespace HelloAspire.Comparison.Commands;

/// <summary>Reads images with a progress bar by bytes, where someone watches.</summary>
internal sealed class ImageReading
{
    private readonly ImageReader _reader = new();
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

    public async Task<ImageAnalysis> Analyze(string reference, ReadOptions options, CancellationToken cancellationToken)
    {
        var bar = _bars?.AddTask(Markup.Escape(reference), autoStart: true);
        if (bar is not null)
        {
            // Until the engine sends its first byte there is nothing to count.
            bar.IsIndeterminate = true;
        }
        var progress = bar is null ? null : new BarProgress(bar);
        return ImageAnalysis.Of(await _reader.Read(reference, options, progress, cancellationToken));
    }

    private sealed class BarProgress(ProgressTask bar) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value)
        {
            bar.IsIndeterminate = false;
            // An engine's size is a little off: the bar must not end early.
            bar.MaxValue = Math.Max(value.Total ?? 0, value.Done + 1);
            bar.Value = value.Done;
        }
    }
}
