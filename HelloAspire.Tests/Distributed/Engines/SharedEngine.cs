namespace HelloAspire.Tests.Distributed.Engines;

/// <summary>One <see cref="PrivateEngine"/> for tests that leave it as they found it, one after the other.</summary>
public sealed class SharedEngine : IAsyncLifetime
{
    private PrivateEngine? _engine;

    internal PrivateEngine Engine => _engine ?? throw new InvalidOperationException("The engine has not started.");

    public async ValueTask InitializeAsync() =>
        _engine = PrivateEngine.Lacking is null ? await PrivateEngine.StartAsync() : null;

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }
    }
}

/// <summary>Tests that share <see cref="SharedEngine"/>.</summary>
[CollectionDefinition]
public sealed class SharedEngineCollection : ICollectionFixture<SharedEngine>;
