using System.Text;
using CommunityToolkit.HighPerformance.Buffers;
using Google.Protobuf.Collections;
using HelloAspire.Dashboard.Otlp.Protos;
using HelloAspire.Dashboard.Telemetry;

namespace HelloAspire.Dashboard.Otlp.Reading;

/// <summary>Reads attributes. Texts that repeat, as most do, are kept once.</summary>
internal sealed class AttributeReader(TelemetryLimits limits)
{
    private const int MaxPooledLength = 128;

    private readonly StringPool _pool = new(4096);

    public IReadOnlyList<TelemetryAttribute> Read(RepeatedField<KeyValue> attributes)
    {
        if (attributes.Count == 0)
        {
            return [];
        }

        var read = new TelemetryAttribute[Math.Min(attributes.Count, limits.MaxAttributes)];
        for (var i = 0; i < read.Length; i++)
        {
            read[i] = new(Pool(attributes[i].Key), Read(attributes[i].Value));
        }

        return read;
    }

    public string Read(AnyValue? value)
    {
        var text = AnyValueText.Format(value);
        return text.Length <= limits.MaxAttributeLength
            ? Pool(text)
            : string.Concat(text.AsSpan(0, limits.MaxAttributeLength), "…");
    }

    public string Pool(string text) => text.Length <= MaxPooledLength ? _pool.GetOrAdd(text) : text;
}
