using System.Runtime.InteropServices;

namespace HelloAspire.Dashboard.Telemetry.Metrics;

/// <summary>Keeps the latest points of each instrument and set of dimensions; the oldest leave first.</summary>
public sealed class MetricStore(TelemetryLimits limits)
{
    private sealed record InstrumentBuffer(Instrument Instrument, Dictionary<DimensionSet, MetricSeriesBuffer> Series);

    private readonly Lock gate = new();
    private readonly Dictionary<InstrumentKey, InstrumentBuffer> instruments = [];
    private readonly Dictionary<(string Name, string InstanceId), DateTime> reports = [];
    private long size;

    public event Action? Changed;

    /// <summary>Adds data points to their series.</summary>
    /// <returns>How many were rejected, because their instrument has too many sets of dimensions.</returns>
    public int Add(IEnumerable<Measurement> measurements)
    {
        var added = measurements as IReadOnlyCollection<Measurement> ?? [.. measurements];
        var rejected = 0;

        lock (gate)
        {
            foreach (var measurement in added)
                rejected += Add(measurement) ? 0 : 1;

            NoteReports(added);
            Evict();
        }

        Changed?.Invoke();
        return rejected;
    }

    public IReadOnlyList<Instrument> GetInstruments()
    {
        lock (gate)
            return [.. instruments.Values.Select(buffer => buffer.Instrument)];
    }

    /// <summary>Gives each series of an instrument with its points since a time, and the point before it.</summary>
    public IReadOnlyList<MetricSeries> GetSeries(Instrument instrument, DateTime since)
    {
        lock (gate)
        {
            return instruments.TryGetValue(instrument.Key, out var buffer)
                ? [.. buffer.Series.Values.Select(series => series.CopySince(since))]
                : [];
        }
    }

    /// <summary>Forgets all that a sender measured.</summary>
    public void Remove(TelemetryResource resource)
    {
        lock (gate)
        {
            foreach (var key in instruments.Keys.Where(IsOf).ToList())
            {
                instruments.Remove(key, out var buffer);
                size -= buffer!.Series.Values.Sum(series => series.Size);
            }

            reports.Remove((resource.Name, resource.InstanceId));
        }

        Changed?.Invoke();

        bool IsOf(InstrumentKey key) => key.Resource == resource.Name && key.InstanceId == resource.InstanceId;
    }

    public void Clear()
    {
        lock (gate)
        {
            instruments.Clear();
            size = 0;
        }

        Changed?.Invoke();
    }

    private bool Add(Measurement measurement)
    {
        ref var buffer = ref CollectionsMarshal.GetValueRefOrAddDefault(instruments, measurement.Instrument.Key, out _);
        buffer ??= new(measurement.Instrument, []);

        if (!buffer.Series.TryGetValue(measurement.Dimensions, out var series))
        {
            if (buffer.Series.Count >= limits.MaxDimensions)
                return false;

            buffer.Series[measurement.Dimensions] = series = new(measurement.Dimensions);
        }
        else
        {
            size -= series.Size;
        }

        var sender = measurement.Instrument.Resource;
        series.Add(measurement, reports.GetValueOrDefault((sender.Name, sender.InstanceId)), limits.MaxMetricPoints);
        size += series.Size;
        return true;
    }

    /// <summary>The points of one report are microseconds apart, so its time is noted when all of them are added.</summary>
    private void NoteReports(IReadOnlyCollection<Measurement> measurements)
    {
        foreach (var measurement in measurements)
        {
            var sender = measurement.Instrument.Resource;
            ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(
                reports,
                (sender.Name, sender.InstanceId),
                out _
            );
            last = measurement.Point.Time > last ? measurement.Point.Time : last;
        }
    }

    private void Evict()
    {
        while (size > limits.MaxMetricBytes)
        {
            // An eighth of the time that is kept, so that this walk over all series is rare.
            var oldest = AllSeries().Min(series => series.OldestTime);
            var newest = AllSeries().Max(series => series.NewestTime);
            RemoveUntil(oldest + ((newest - oldest) / 8));
        }
    }

    private void RemoveUntil(DateTime time)
    {
        foreach (var (key, buffer) in instruments)
        {
            foreach (var (dimensions, series) in buffer.Series)
            {
                size -= series.Size;
                series.RemoveUntil(time);

                // .NET allows removal while walking a dictionary.
                if (series.IsEmpty)
                    buffer.Series.Remove(dimensions);
                else
                    size += series.Size;
            }

            if (buffer.Series.Count == 0)
                instruments.Remove(key);
        }
    }

    private IEnumerable<MetricSeriesBuffer> AllSeries() =>
        instruments.Values.SelectMany(buffer => buffer.Series.Values);
}
