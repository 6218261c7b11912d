namespace HelloAspire.Dashboard.Telemetry.Metrics;

/// <summary>The growing form of a <see cref="MetricSeries"/>; its store guards it.</summary>
internal sealed class MetricSeriesBuffer(DimensionSet dimensions)
{
    /// <summary>Equal values further apart than this are a gap, not one long run; twice OpenTelemetry's default interval.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(2);

    private const int MaxExemplars = 200;
    private const int OwnSize = 512;
    private const int ExemplarSize = 256;

    private readonly RingBuffer<MetricPoint> points = new();
    private readonly Queue<Exemplar> exemplars = [];
    private DateTime latestExemplar;

    private long pointsSize;

    /// <summary>About how many bytes it takes in memory.</summary>
    public long Size => OwnSize + pointsSize + (ExemplarSize * exemplars.Count);

    public bool IsEmpty => points.Count == 0;
    public DateTime OldestTime => points[0].Time;
    public DateTime NewestTime => Last.Time;

    /// <summary>Adds a point, or stretches the last one where the value has not changed.</summary>
    public void Add(Measurement measurement, int maxPoints)
    {
        var point = measurement.IsDelta && !IsEmpty ? Accumulate(Last, measurement.Point) : measurement.Point;

        if (!IsEmpty && point.Time <= Last.Time)
            return;

        if (!IsEmpty && point.SameValue(Last) && point.Time - Last.Time <= LongestGap)
        {
            points[points.Count - 1] = Last with { Time = point.Time };
        }
        else
        {
            points.Add(ShareBounds(point));
            pointsSize += point.Size;
        }

        while (points.Count > maxPoints)
            RemoveFirst();

        AddExemplars(measurement.Exemplars);
    }

    public void RemoveUntil(DateTime time)
    {
        while (!IsEmpty && OldestTime <= time)
            RemoveFirst();

        while (exemplars.TryPeek(out var exemplar) && exemplar.Time <= time)
            exemplars.Dequeue();
    }

    /// <summary>Copies the points since a time, and the one before it, from which the first change counts.</summary>
    public MetricSeries CopySince(DateTime time)
    {
        var first = points.Count;
        while (first > 0 && points[first - 1].Time >= time)
            first--;

        return new(dimensions, points.CopyFrom(Math.Max(0, first - 1)), [.. exemplars.Where(e => e.Time >= time)]);
    }

    private MetricPoint Last => points[points.Count - 1];

    private void RemoveFirst() => pointsSize -= points.RemoveFirst().Size;

    private MetricPoint ShareBounds(MetricPoint point) =>
        point.Histogram is { } histogram
        && !IsEmpty
        && Last.Histogram is { } last
        && histogram.Bounds.SequenceEqual(last.Bounds)
            ? point with
            {
                Histogram = histogram with { Bounds = last.Bounds },
            }
            : point;

    private static MetricPoint Accumulate(MetricPoint last, MetricPoint change) =>
        change with
        {
            Value = last.Value + change.Value,
            Histogram = change.Histogram is { } histogram ? Accumulate(last.Histogram, histogram) : null,
        };

    private static HistogramValue Accumulate(HistogramValue? last, HistogramValue change) =>
        last is not null && last.Bounds.SequenceEqual(change.Bounds)
            ? new(
                last.Count + change.Count,
                last.Bounds,
                [.. last.Counts.Zip(change.Counts, (before, added) => before + added)]
            )
            : change;

    private void AddExemplars(IReadOnlyList<Exemplar> added)
    {
        // A sender repeats its exemplars until it has newer ones.
        foreach (var exemplar in added.Where(e => e.Time > latestExemplar).OrderBy(e => e.Time))
        {
            exemplars.Enqueue(exemplar);
            latestExemplar = exemplar.Time;

            if (exemplars.Count > MaxExemplars)
                exemplars.Dequeue();
        }
    }
}
