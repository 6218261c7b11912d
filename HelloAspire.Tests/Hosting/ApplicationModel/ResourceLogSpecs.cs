namespace HelloAspire.Tests.Hosting.ApplicationModel;

[Trait("Category", "Model")]
public sealed class ResourceLogSpecs
{
    private readonly ResourceLog _log = new();

    [Fact]
    public void A_line_begins_with_its_time_in_UTC()
    {
        _log.Add(new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), "hello", isError: true);

        Assert.Equal(new LogLine(1, "2026-01-02T02:04:05.0000000Z hello", true), Assert.Single(_log.Last(10)));
    }

    [Fact]
    public void The_last_ten_thousand_lines_are_kept()
    {
        Add(1, 10_005);

        var kept = _log.Last(int.MaxValue);
        Assert.Equal(10_000, kept.Count);
        Assert.Equal((6, 10_005), (kept[0].LineNumber, kept[^1].LineNumber));
    }

    [Fact(Timeout = 10_000)]
    public async Task I_get_what_is_kept_and_then_each_new_line()
    {
        Add(1, 2);
        await using var watch = Watch();

        Assert.Equal([1, 2], await NextAsync(watch));
        var next = watch.MoveNextAsync();
        Add(3, 3);
        Assert.True(await next);
        Assert.Equal([3], watch.Current.Select(l => l.LineNumber));
    }

    [Fact(Timeout = 10_000)]
    public async Task Watching_ends_with_the_application()
    {
        Add(1, 1);
        await using var watch = Watch();
        await NextAsync(watch);

        _log.Complete();

        Assert.False(await watch.MoveNextAsync());
        await using var late = Watch();
        Assert.Equal([1], await NextAsync(late));
        Assert.False(await late.MoveNextAsync());
    }

    [Fact(Timeout = 10_000)]
    public async Task I_can_have_what_is_kept_and_no_more()
    {
        Add(1, 3);

        await using var watch = Watch(follow: false);

        Assert.Equal([1, 2, 3], await NextAsync(watch));
        Assert.False(await watch.MoveNextAsync());
    }

    [Fact(Timeout = 10_000)]
    public async Task A_watcher_that_falls_behind_loses_the_oldest_lines()
    {
        Add(1, 1);
        await using var watch = Watch();
        await NextAsync(watch);

        Add(2, 20_001);

        var lines = await NextAsync(watch);
        Assert.Equal((10_000, 10_002, 20_001), (lines.Count, lines[0], lines[^1]));
    }

    [Fact(Timeout = 30_000)]
    public async Task Lines_of_many_writers_are_numbered_without_a_gap()
    {
        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => Add(1, 1000), TestContext.Current.CancellationToken))
        );

        Assert.Equal(Enumerable.Range(1, 4000), _log.Last(int.MaxValue).Select(l => l.LineNumber));
    }

    private void Add(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            _log.Add(DateTimeOffset.UtcNow, $"line {i}", isError: false);
        }
    }

    private IAsyncEnumerator<IReadOnlyList<LogLine>> Watch(bool follow = true) =>
        _log.WatchAsync(follow, TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);

    private static async Task<List<int>> NextAsync(IAsyncEnumerator<IReadOnlyList<LogLine>> watch)
    {
        Assert.True(await watch.MoveNextAsync());
        return [.. watch.Current.Select(l => l.LineNumber)];
    }
}
