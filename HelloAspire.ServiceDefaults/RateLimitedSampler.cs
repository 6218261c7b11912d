using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Microsoft.Extensions.Hosting;

/// <summary>
/// Records every trace up to a rate, and those beyond it not at all (the generic cell rate algorithm). At full speed the
/// exporter's queue overflows and drops spans one by one: of most traces a part would arrive, at the price of making,
/// sending and receiving it.
/// </summary>
/// <param name="perSecond">Traces that begin here; as many may come at once.</param>
internal sealed class RateLimitedSampler(int perSecond) : Sampler
{
    private readonly long _between = Stopwatch.Frequency / perSecond;

    /// <summary>When the allowance is whole again.</summary>
    private long _whole = long.MinValue;

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var now = Stopwatch.GetTimestamp();
        while (true)
        {
            var whole = Volatile.Read(ref _whole);
            var next = Math.Max(whole, now) + _between;
            if (next - now > Stopwatch.Frequency)
            {
                return new SamplingResult(SamplingDecision.Drop);
            }
            if (Interlocked.CompareExchange(ref _whole, next, whole) == whole)
            {
                return new SamplingResult(SamplingDecision.RecordAndSample);
            }
        }
    }
}
