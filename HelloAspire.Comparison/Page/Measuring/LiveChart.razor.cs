using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HelloAspire.Comparison.Page.Measuring;

public sealed partial class LiveChart
{
    private static readonly string[] Palette = ["#4F7DF0", "#C2571A", "#2E9E6B", "#A44CC4", "#B08900", "#C43D6B"];

    private static readonly int[] Steps = [1, 2, 5, 10];

    private List<ChartSeries<double>> _series = [];
    private TimeSeriesChartOptions _options = new();

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required string Unit { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<LiveLine> Series { get; set; }

    private string Latest =>
        string.Join(
            ", ",
            Series.Where(line => line.Points.Count > 0).Select(line => $"{line.Name} {Format(line.Points[^1].Value)}")
        );

    protected override void OnParametersSet()
    {
        var lines = Series.Where(line => line.Points.Count > 0).ToList();
        var points = lines.SelectMany(line => line.Points).ToList();
        var largest = points.Select(point => point.Value).DefaultIfEmpty(1).Max();
        var span = points.Count < 2 ? TimeSpan.Zero : points.Max(point => point.Time) - points.Min(point => point.Time);
        _series =
        [
            .. lines.Select(line => new ChartSeries<double>
            {
                Name = line.Name,
                Data = new ChartData<double>([.. line.Points]),
            }),
        ];
        _options = new TimeSeriesChartOptions
        {
            ChartPalette =
            [
                .. Series.Index().Where(line => line.Item.Points.Count > 0).Select(line => Colour(line.Index)),
            ],
            ShowLegend = false,
            LineStrokeWidth = 2,
            InterpolationOption = InterpolationOption.Straight,
            YAxisTicks = Step(largest / 4),
            YAxisFormat = "0",
            YAxisRequireZeroPoint = true,
            TimeLabelSpacing = TimeSpan.FromSeconds(Math.Max(5, span.TotalSeconds / 4)),
            TimeLabelFormat = "HH:mm:ss",
            TooltipTimeLabelFormat = "HH:mm:ss",
            TooltipTitleFormat = "{{Y_VALUE}} " + Unit,
            TooltipSubtitleFormat = "{{SERIES_NAME}}, {{X_VALUE}}",
        };
    }

    private static string Colour(int index) => Palette[index % Palette.Length];

    // The next of 1, 2, 5, 10, 20, …
    private static int Step(double wanted)
    {
        var power = 1;
        while (power * 10 < wanted)
        {
            power *= 10;
        }
        return Steps.Select(digit => digit * power).First(step => step >= wanted);
    }

    private static string Format(double value) =>
        value.ToString(value < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);
}

/// <summary>The points of one variant, oldest first.</summary>
public sealed record LiveLine(string Name, IReadOnlyList<(DateTime Time, double Value)> Points);
