namespace HelloAspire.Tests.Distributed;

/// <summary>The hello service's two containers and the comparison, shared by all tests that only look at them.</summary>
public sealed class HelloApp : IAsyncLifetime
{
    public const string MultiStage = "multi-stage";
    public const string SingleStage = "single-stage";
    public const string Comparison = "comparison";

    /// <summary>One that is kept, and one that is not.</summary>
    public const string Budgets = "ratio<2,right.check:high";

    /// <summary>As long as a first build may take that has to fetch its base images.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private TestApp? _app;

    public static IEnumerable<TheoryDataRow<string>> Both => [new(MultiStage), new(SingleStage)];

    internal TestApp App => _app ?? throw new InvalidOperationException("The application has not started.");

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        _app = await TestApp.StartWithComparisonAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }
}

/// <summary>Tests that share <see cref="HelloApp"/>, one after the other.</summary>
[CollectionDefinition]
public sealed class HelloCollection : ICollectionFixture<HelloApp>;
