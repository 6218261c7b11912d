using HelloAspire.Dashboard.Telemetry.Logs;

namespace HelloAspire.Tests.Dashboard.Telemetry;

[Trait("Category", "Model")]
public sealed class LogStoreSpecs
{
    [Fact]
    public void The_record_that_came_first_leaves_first()
    {
        var store = new LogStore(new() { MaxLogs = 3 });
        store.Add([Entry("a", 5), Entry("b", 1), Entry("c", 2), Entry("d", 3)]);

        Assert.Equal(["b", "c", "d"], store.GetOldestFirst().Select(entry => entry.Message));
    }

    [Fact]
    public void Records_are_given_by_time_whatever_order_they_came_in()
    {
        var store = new LogStore(new());
        store.Add([Entry("late", 9)]);
        store.Add([Entry("early", 1), Entry("early too", 1)]);

        Assert.Equal(["early", "early too", "late"], store.GetOldestFirst().Select(entry => entry.Message));
    }

    [Fact]
    public void Records_leave_when_their_bytes_are_too_many()
    {
        var store = new LogStore(new() { MaxLogBytes = 1000 });
        store.Add(Enumerable.Range(0, 50).Select(i => Entry($"{i}", i)));

        Assert.Equal(10, store.GetOldestFirst().Count);
        Assert.Equal("49", store.GetOldestFirst()[^1].Message);
    }

    private static LogEntry Entry(string message, int second) =>
        new()
        {
            Time = SpanSamples.Start.AddSeconds(second),
            Message = message,
            Resource = new("multi-stage", "", []),
            Scope = new("tests", ""),
            Size = 100,
        };
}
