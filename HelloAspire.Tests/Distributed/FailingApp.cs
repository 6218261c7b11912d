namespace HelloAspire.Tests.Distributed;

/// <summary>Variants, each of which fails in a way of its own, and one that is well.</summary>
public sealed class FailingApp : IAsyncLifetime
{
    public const string BrokenSyntax = "broken-syntax";
    public const string FailingStep = "failing-step";
    public const string ExitsAtOnce = "exits-at-once";
    public const string NeverHealthy = "never-healthy";
    public const string Hungry = "hungry";
    public const string NoSuchProgram = "no-such-program";
    public const string Bystander = "bystander";

    private TestApp? _app;

    internal TestApp App => _app ?? throw new InvalidOperationException("The application has not started.");

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        _app = await TestApp.StartAsync(
            limit.Token,
            new(BrokenSyntax, BrokenSyntax),
            new(FailingStep, FailingStep),
            new(ExitsAtOnce, ExitsAtOnce),
            new(NeverHealthy, NeverHealthy),
            new(Hungry, Hungry),
            new(NoSuchProgram, NoSuchProgram),
            new(Bystander, "static-files")
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }
}
