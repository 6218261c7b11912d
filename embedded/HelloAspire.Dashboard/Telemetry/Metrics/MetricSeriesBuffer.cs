namespace HelloAspire.Dashboard.Telemetry.Metrics;

/// <summary>The growing form of a <see cref="MetricSeries"/>; its store guards it.</summary>
internal sealed class MetricSeriesBuffer(DimensionSet dimensions)
{
    /// <summary>Equal values further apart than this are a gap, not one long run; twice OpenTelemetry's default interval.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(2);

    private const int MaxExemplars = 200;
    private const int OwnSize = 512;
    private const int ExemplarSize = 256;

    private readonly RingBuffer<MetricPoint> _points = new();
    private readonly Queue<Exemplar> _exemplars = [];
    private DateTime _latestExemplar;

    private long _pointsSize;

    /// <summary>About how many bytes it takes in memory.</summary>
    public long Size => OwnSize + _pointsSize + (ExemplarSize * _exemplars.Count);

    public bool IsEmpty => _points.Count == 0;
    public DateTime OldestTime => _points[0].Time;
    public DateTime NewestTime => Last.Time;

    /// <summary>Adds a point, or stretches the last one where the value has not changed.</summary>
    /// <param name="measurement">The point, and what to know of it.</param>
    /// <param name="lastReport">When the same sender reported before, if it did.</param>
    /// <param name="maxPoints">How many points are kept.</param>
    public void Add(Measurement measurement, DateTime lastReport, int maxPoints)
    {
        if (BeganAtZero(measurement, lastReport) is { } beginning)
        {
            Append(beginning);
        }

        var point = measurement.IsDelta && !IsEmpty ? Accumulate(Last, measurement.Point) : measurement.Point;

        if (!IsEmpty && point.Time <= Last.Time)
        {
            return;
        }

        if (!IsEmpty && point.SameValue(Last) && point.Time - Last.Time <= LongestGap)
        {
            _points[_points.Count - 1] = Last with { Time = point.Time };
        }
        else
        {
            Append(point);
        }

        while (_points.Count > maxPoints)
        {
            RemoveFirst();
        }

        AddExemplars(measurement.Exemplars);
    }

    public void RemoveUntil(DateTime time)
    {
        while (!IsEmpty && OldestTime <= time)
        {
            RemoveFirst();
        }

        while (_exemplars.TryPeek(out var exemplar) && exemplar.Time <= time)
        {
            _exemplars.Dequeue();
        }
    }

    /// <summary>Copies the points since a time, and the one before it, from which the first change counts.</summary>
    public MetricSeries CopySince(DateTime time)
    {
        var first = _points.Count;
        while (first > 0 && _points[first - 1].Time >= time)
        {
            first--;
        }

        return new(dimensions, _points.CopyFrom(Math.Max(0, first - 1)), [.. _exemplars.Where(e => e.Time >= time)]);
    }

    private MetricPoint Last => _points[_points.Count - 1];

    private void Append(MetricPoint point)
    {
        _points.Add(ShareBounds(point));
        _pointsSize += point.Size;
    }

    /// <summary>
    /// A total that comes for the first time, or anew after its sender's restart, was zero before: else its first
    /// growth, such as a service's first request, would be seen by nobody.
    /// </summary>
    private MetricPoint? BeganAtZero(Measurement measurement, DateTime lastReport)
    {
        if (measurement.Start is not { } start || (!IsEmpty && (measurement.IsDelta || start <= Last.Time)))
        {
            return null;
        }

        // It is not in the report before, so it has begun since.
        var time = start > lastReport ? start : lastReport;
        var point = measurement.Point;
        return time >= point.Time
            ? null
            : new(
                time,
                time,
                0,
                point.Histogram is { } h ? h with { Count = 0, Counts = new ulong[h.Counts.Count] } : null
            );
    }

    private void RemoveFirst() => _pointsSize -= _points.RemoveFirst().Size;

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
        last is null ? change : BucketBounds.Add(last, change);

    private void AddExemplars(IReadOnlyList<Exemplar> added)
    {
        // A sender repeats its exemplars until it has newer ones.
        foreach (var exemplar in added.Where(e => e.Time > _latestExemplar).OrderBy(e => e.Time))
        {
            _exemplars.Enqueue(exemplar);
            _latestExemplar = exemplar.Time;

            if (_exemplars.Count > MaxExemplars)
            {
                _exemplars.Dequeue();
            }
        }
    }
}
