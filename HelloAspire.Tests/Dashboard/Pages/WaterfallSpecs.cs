using HelloAspire.Dashboard.Pages.Traces;
using HelloAspire.Dashboard.Telemetry;
using HelloAspire.Dashboard.Telemetry.Traces;
using static HelloAspire.Tests.Dashboard.Telemetry.SpanSamples;

namespace HelloAspire.Tests.Dashboard.Pages;

[Trait("Category", "Model")]
public sealed class WaterfallSpecs
{
    [Fact]
    public void Spans_stand_below_the_one_they_are_within_in_order_of_time()
    {
        var rows = Create([
            Span(1, 1, milliseconds: 100),
            Span(1, 4, parent: 1, startMilliseconds: 50, milliseconds: 10),
            Span(1, 2, parent: 1, startMilliseconds: 10, milliseconds: 25),
            Span(1, 3, parent: 2, startMilliseconds: 20, milliseconds: 5),
        ]);

        Assert.Equal([(1, 0), (2, 1), (3, 2), (4, 1)], rows.Select(row => ((int)row.Span.SpanId.Value, row.Depth)));
        Assert.Equal((0.1, 0.25), (rows[1].Left, rows[1].Width));
        Assert.Equal(2, rows[0].ChildCount);
    }

    [Fact]
    public void What_is_within_a_collapsed_span_is_left_out()
    {
        var rows = Create([Span(1, 1), Span(1, 2, parent: 1), Span(1, 3, parent: 2)], new SpanId(1));

        Assert.Equal([1], rows.Select(row => (int)row.Span.SpanId.Value));
    }

    [Fact]
    public void A_span_whose_parent_is_missing_stands_at_the_top()
    {
        var rows = Create([Span(1, 2, parent: 99), Span(1, 3, parent: 2)]);

        Assert.Equal([(2, 0), (3, 1)], rows.Select(row => ((int)row.Span.SpanId.Value, row.Depth)));
    }

    [Fact]
    public void A_trace_of_ten_thousand_nested_spans_is_laid_out()
    {
        var rows = Create([
            .. Enumerable.Range(1, 10_000).Select(i => Span(1, i, parent: i - 1, startMilliseconds: i)),
        ]);

        Assert.Equal(9_999, rows[^1].Depth);
    }

    private static List<WaterfallRow> Create(Span[] spans, params SpanId[] collapsed)
    {
        var store = new TraceStore(new());
        store.Add(spans);
        return Waterfall.Create(store.GetLatestFirst()[0], collapsed.ToHashSet());
    }
}
