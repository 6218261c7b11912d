using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reading.Sources;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HelloAspire.Comparison.Commands;

/// <summary>Progress bars on standard error, where someone watches; reports stay clean.</summary>
internal sealed class ProgressConsole
{
    private readonly ProgressContext? _bars;

    private ProgressConsole(ProgressContext? bars) => _bars = bars;

    /// <summary>Shows how far the reading of images is, in bytes.</summary>
    public static Task<T> Reading<T>(Func<ProgressConsole, Task<T>> work) =>
        Show(
            work,
            new TaskDescriptionColumn(),
            new ProgressBarColumn(),
            new OnceCounting(new PercentageColumn()),
            new OnceCounting(new DownloadedColumn()),
            new OnceCounting(new RemainingTimeColumn())
        );

    /// <summary>Shows how far the measures are, and about how long they still take.</summary>
    public static Task<T> Measuring<T>(Func<IProgress<MeasureProgress>?, Task<T>> work) =>
        Show(
            console => work(console._bars is { } bars ? new MeasureBar(bars.AddTask("Measuring", maxValue: 1)) : null),
            new ProgressBarColumn(),
            new PercentageColumn(),
            new TaskDescriptionColumn()
        );

    /// <summary>Adds a bar for one image; null where nobody watches.</summary>
    public IProgress<ReadProgress>? Image(ImageReference reference)
    {
        // Until the engine sends its first byte there is nothing to count.
        return Bar(reference.Text, reference.Engine is { } engine ? $"waiting for {engine.Program}" : "opening");
    }

    /// <summary>Adds a bar for bytes that come from somewhere; null where nobody watches.</summary>
    /// <param name="waiting">What is done until the first ones are there.</param>
    public IProgress<ReadProgress>? Bar(string name, string waiting)
    {
        if (_bars?.AddTask(Markup.Escape($"{name}: {waiting}"), autoStart: true) is not { } bar)
        {
            return null;
        }
        bar.IsIndeterminate = true;
        return new ImageBar(bar, name);
    }

    /// <summary>Looks up known vulnerabilities; a bar shows how far the building of an index is.</summary>
    public Task<ImageAnalysis> Check(
        VulnerabilityDatabase database,
        ImageAnalysis analysis,
        CancellationToken cancellationToken
    )
    {
        var bars = new Dictionary<string, IProgress<ReadProgress>?>();
        return database.Check(analysis, Report, cancellationToken);

        void Report(string ecosystem, long done, long total)
        {
            if (!bars.TryGetValue(ecosystem, out var bar))
            {
                bars[ecosystem] = bar = Bar($"{ecosystem}, index", "checking the archive");
            }
            bar?.Report(new ReadProgress(ecosystem, done, total));
        }
    }

    private static async Task<T> Show<T>(Func<ProgressConsole, Task<T>> work, params ProgressColumn[] columns)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(new ProgressConsole(null));
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console
            .Progress()
            .AutoClear(true)
            .Columns(columns)
            .StartAsync(bars => work(new ProgressConsole(bars)));
    }

    /// <summary>A column that says nothing while there is nothing to count.</summary>
    private sealed class OnceCounting(ProgressColumn column) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            task.IsIndeterminate ? Text.Empty : column.Render(options, task, deltaTime);
    }

    private sealed class ImageBar(ProgressTask bar, string reference) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value)
        {
            if (value.Total is null)
            {
                bar.Description = Markup.Escape($"{reference}: {ByteSize.Format(value.Done)}");
                return;
            }
            bar.Description = Markup.Escape(reference);
            bar.IsIndeterminate = false;
            // The engine's estimate is a little off: the bar must not finish early.
            bar.MaxValue = Math.Max(value.Total ?? 0, value.Done + 1);
            bar.Value = value.Done;
        }
    }

    private sealed class MeasureBar(ProgressTask bar) : IProgress<MeasureProgress>
    {
        public void Report(MeasureProgress value)
        {
            bar.Value = value.Done;
            bar.Description = Markup.Escape($"{value.Step}, about {value.TimeLeft.TotalSeconds:0} s left");
        }
    }
}
