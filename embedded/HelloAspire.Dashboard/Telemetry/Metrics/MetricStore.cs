using System.Runtime.InteropServices;

namespace HelloAspire.Dashboard.Telemetry.Metrics;

/// <summary>Keeps the latest points of each instrument and set of dimensions; the oldest leave first.</summary>
public sealed class MetricStore(TelemetryLimits limits)
{
    private sealed record InstrumentBuffer(Instrument Instrument, Dictionary<DimensionSet, MetricSeriesBuffer> Series);

    private readonly Lock _gate = new();
    private readonly Dictionary<InstrumentKey, InstrumentBuffer> _instruments = [];
    private readonly Dictionary<(string Name, string InstanceId), DateTime> _reports = [];
    private long _size;

    public event Action? Changed;

    /// <summary>Adds data points to their series.</summary>
    /// <returns>How many were rejected, because their instrument has too many sets of dimensions.</returns>
    public int Add(IEnumerable<Measurement> measurements)
    {
        var added = measurements as IReadOnlyCollection<Measurement> ?? [.. measurements];
        var rejected = 0;

        lock (_gate)
        {
            foreach (var measurement in added)
            {
                rejected += Add(measurement) ? 0 : 1;
            }

            NoteReports(added);
            Evict();
        }

        Changed?.Invoke();
        return rejected;
    }

    public IReadOnlyList<Instrument> GetInstruments()
    {
        lock (_gate)
        {
            return [.. _instruments.Values.Select(buffer => buffer.Instrument)];
        }
    }

    /// <summary>Gives each series of an instrument with its points since a time, and the point before it.</summary>
    public IReadOnlyList<MetricSeries> GetSeries(Instrument instrument, DateTime since)
    {
        lock (_gate)
        {
            return _instruments.TryGetValue(instrument.Key, out var buffer)
                ? [.. buffer.Series.Values.Select(series => series.CopySince(since))]
                : [];
        }
    }

    /// <summary>Forgets all that a sender measured.</summary>
    public void Remove(TelemetryResource resource)
    {
        lock (_gate)
        {
            foreach (var key in _instruments.Keys.Where(IsOf).ToList())
            {
                _instruments.Remove(key, out var buffer);
                _size -= buffer!.Series.Values.Sum(series => series.Size);
            }

            _reports.Remove((resource.Name, resource.InstanceId));
        }

        Changed?.Invoke();

        bool IsOf(InstrumentKey key) => key.Resource == resource.Name && key.InstanceId == resource.InstanceId;
    }

    public void Clear()
    {
        lock (_gate)
        {
            _instruments.Clear();
            _size = 0;
        }

        Changed?.Invoke();
    }

    private bool Add(Measurement measurement)
    {
        ref var buffer = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _instruments,
            measurement.Instrument.Key,
            out _
        );
        buffer ??= new(measurement.Instrument, []);

        if (!buffer.Series.TryGetValue(measurement.Dimensions, out var series))
        {
            if (buffer.Series.Count >= limits.MaxDimensions)
            {
                return false;
            }

            buffer.Series[measurement.Dimensions] = series = new(measurement.Dimensions);
        }
        else
        {
            _size -= series.Size;
        }

        var sender = measurement.Instrument.Resource;
        series.Add(measurement, _reports.GetValueOrDefault((sender.Name, sender.InstanceId)), limits.MaxMetricPoints);
        _size += series.Size;
        return true;
    }

    /// <summary>The points of one report are microseconds apart, so its time is noted when all of them are added.</summary>
    private void NoteReports(IReadOnlyCollection<Measurement> measurements)
    {
        foreach (var measurement in measurements)
        {
            var sender = measurement.Instrument.Resource;
            ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(
                _reports,
                (sender.Name, sender.InstanceId),
                out _
            );
            last = measurement.Point.Time > last ? measurement.Point.Time : last;
        }
    }

    private void Evict()
    {
        while (_size > limits.MaxMetricBytes)
        {
            // An eighth of the time that is kept, so that this walk over all series is rare.
            var oldest = AllSeries().Min(series => series.OldestTime);
            var newest = AllSeries().Max(series => series.NewestTime);
            RemoveUntil(oldest + ((newest - oldest) / 8));
        }
    }

    private void RemoveUntil(DateTime time)
    {
        foreach (var (key, buffer) in _instruments)
        {
            foreach (var (dimensions, series) in buffer.Series)
            {
                _size -= series.Size;
                series.RemoveUntil(time);

                // .NET allows removal while walking a dictionary.
                if (series.IsEmpty)
                {
                    buffer.Series.Remove(dimensions);
                }
                else
                {
                    _size += series.Size;
                }
            }

            if (buffer.Series.Count == 0)
            {
                _instruments.Remove(key);
            }
        }
    }

    private IEnumerable<MetricSeriesBuffer> AllSeries() =>
        _instruments.Values.SelectMany(buffer => buffer.Series.Values);
}
