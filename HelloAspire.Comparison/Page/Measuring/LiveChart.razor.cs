using System.Globalization;
using HelloAspire.Comparison.Page.Sessions;
using Microsoft.AspNetCore.Components;

namespace HelloAspire.Comparison.Page.Measuring;

/// <summary>Lines over the last two minutes, with gaps where nothing is known and marks where something happened.</summary>
public sealed partial class LiveChart
{
    // Apart in hue and in dashes, each with a contrast of at least 3 to both themes' surfaces.
    private static readonly string[] Palette = ["#4F7DF0", "#C2571A", "#2E9E6B", "#A44CC4", "#9A7700", "#C43D6B"];
    private static readonly string[] Dashes = ["none", "7 3", "2 3", "9 3 2 3"];
    private static readonly int[] Steps = [1, 2, 5, 10];

    private const double Height = 100;
    private const int MostTicks = 4;

    private IReadOnlyList<double> _ticks = [];

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required string Unit { get; set; }

    /// <summary>What exactly the values are; null where the title says it.</summary>
    [Parameter]
    public string? Help { get; set; }

    /// <summary>The right edge.</summary>
    [Parameter, EditorRequired]
    public required DateTimeOffset Now { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<LiveLine> Lines { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<LiveMark> Marks { get; set; }

    private static double Width => LiveUsage.Window.TotalSeconds;

    private string Summary =>
        $"{Title} over the last two minutes, {Unit}; "
        + string.Join(
            ", ",
            Lines.Select(line => $"{line.Name} {(line.Latest is { } now ? Format(now) : line.Missing)}")
        );

    protected override void OnParametersSet()
    {
        var largest = Lines
            .SelectMany(line => line.Pieces)
            .SelectMany(piece => piece)
            .Select(point => point.Value)
            .DefaultIfEmpty(1)
            .Max();
        var step = Step(largest / MostTicks);
        _ticks =
        [
            .. Enumerable.Range(0, Math.Max(1, (int)Math.Ceiling(largest / step)) + 1).Select(index => index * step),
        ];
    }

    private double X(DateTimeOffset time) => Width - (Now - time).TotalSeconds;

    private double Y(double value) => Height * (1 - value / _ticks[^1]);

    // A point alone is a line of no length: its round ends draw it.
    private string Path(IReadOnlyList<LivePoint> piece) =>
        "M"
        + string.Join(
            'L',
            piece.Append(piece[^1]).Select(point => $"{Number(X(point.Time))} {Number(Y(point.Value))}")
        );

    private static string Stroke(int index) =>
        $"stroke: {Palette[index % Palette.Length]}; stroke-dasharray: {Dashes[index % Dashes.Length]}";

    // The next of 1, 2, 5, 10, 20, …
    private static double Step(double wanted)
    {
        var power = 1.0;
        while (power * 10 < wanted)
        {
            power *= 10;
        }
        return Steps.Select(digit => digit * power).First(step => step >= wanted);
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Format(double value) =>
        value.ToString(value is > 0 and < 9.95 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
