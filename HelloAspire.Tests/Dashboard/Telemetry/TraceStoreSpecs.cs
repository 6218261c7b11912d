using HelloAspire.Dashboard.Telemetry;
using HelloAspire.Dashboard.Telemetry.Traces;
using static HelloAspire.Tests.Dashboard.Telemetry.SpanSamples;

namespace HelloAspire.Tests.Dashboard.Telemetry;

[Trait("Category", "Model")]
public sealed class TraceStoreSpecs
{
    [Fact]
    public void A_late_span_joins_its_trace_and_becomes_its_root()
    {
        var store = new TraceStore(new());
        store.Add([Span(1, 2, parent: 1, startMilliseconds: 5)]);
        store.Add([Span(2, 9)]);
        store.Add([Span(1, 1, milliseconds: 20)]);

        var trace = Find(store, 1);
        Assert.Equal([1UL, 2UL], trace.Spans.Select(span => span.SpanId.Value));
        Assert.Equal(1UL, trace.Root.SpanId.Value);
        Assert.Equal(TimeSpan.FromMilliseconds(20), trace.Duration);
    }

    [Fact]
    public void A_trace_without_its_root_is_named_after_its_earliest_span()
    {
        var store = new TraceStore(new());
        store.Add([Span(1, 3, parent: 1, startMilliseconds: 7), Span(1, 2, parent: 1, startMilliseconds: 5)]);

        Assert.Equal(2UL, Find(store, 1).Root.SpanId.Value);
    }

    [Fact]
    public void The_trace_that_came_first_leaves_first()
    {
        var store = new TraceStore(new() { MaxTraces = 3 });
        for (var trace = 1; trace <= 5; trace++)
        {
            store.Add([Span(trace, 1, startMilliseconds: -trace)]);
        }

        Assert.Equal([3, 4, 5], store.GetLatestFirst().Select(trace => (int)trace.TraceId.Value));
    }

    [Fact]
    public void Traces_leave_when_their_bytes_are_too_many()
    {
        var store = new TraceStore(new() { MaxTraceBytes = 1000 });
        for (var trace = 1; trace <= 20; trace++)
        {
            store.Add([Span(trace, 1, size: 300)]);
        }

        Assert.Equal(3, store.GetLatestFirst().Count);
        Assert.Null(store.Find(new(1)));
    }

    [Fact]
    public void A_full_trace_rejects_further_spans_and_says_how_many()
    {
        var store = new TraceStore(new() { MaxSpansPerTrace = 3 });

        Assert.Equal(0, store.Add([Span(1, 1), Span(1, 2)]));
        Assert.Equal(2, store.Add([Span(1, 3), Span(1, 4), Span(1, 5)]));
        Assert.Equal(3, Find(store, 1).Spans.Count);
    }

    [Fact]
    public void A_span_that_is_exported_twice_is_kept_once()
    {
        var store = new TraceStore(new());
        store.Add([Span(1, 1), Span(1, 1)]);
        store.Add([Span(1, 1, milliseconds: 9)]);

        var span = Assert.Single(Find(store, 1).Spans);
        Assert.Equal(TimeSpan.FromMilliseconds(9), span.Duration);
    }

    [Fact]
    public async Task Many_threads_can_add_and_read_at_once()
    {
        var store = new TraceStore(new() { MaxTraces = 100 });
        var token = TestContext.Current.CancellationToken;

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(thread =>
                    Task.Run(
                        () =>
                        {
                            for (var i = 1; i <= 500; i++)
                            {
                                store.Add([Span(i, thread + 1), Span(i, thread + 11)]);
                                Assert.True(store.GetLatestFirst().Count <= 100);
                            }
                        },
                        token
                    )
                )
        );

        Assert.Equal(100, store.GetLatestFirst().Count);
    }

    private static Trace Find(TraceStore store, int trace)
    {
        var found = store.Find(new TraceId((UInt128)trace));
        Assert.NotNull(found);
        return found;
    }
}
