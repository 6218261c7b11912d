using System.Collections.Concurrent;
using System.Net;
using HelloAspire.Dashboard;
using HelloAspire.Hosting.Dashboard;
using HelloAspire.Tests.Dashboard.Samples;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HelloAspire.Tests.Hosting.Dashboard;

/// <summary>A container that is up, and telemetry that comes from it or does not.</summary>
public sealed class ReachabilitySpecs : IAsyncDisposable
{
    private readonly Workspace _workspace = new();
    private readonly Messages _messages = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _workspace.DisposeAsync();

    [Fact(Timeout = 60_000)]
    public async Task Silence_is_explained_by_one_message()
    {
        var builder = _workspace.CreateBuilder();
        (await _workspace.AddServerAsync(builder, "server")).WithOtlpExporter();
        var application = await _workspace.StartAsync(builder, Limit);
        await using var dashboard = await SampleDashboard.StartAsync();

        await TestOf(application, TimeSpan.FromSeconds(1)).RunAsync(dashboard, [IPAddress.Parse("172.17.0.1")], Limit);
        await TestOf(application, TimeSpan.FromSeconds(1)).RunAsync(dashboard, [], Limit);

        Assert.Equal(2, _messages.Count);
        Assert.All(_messages, m => Assert.Contains("from any container (server)", m, StringComparison.Ordinal));
        Assert.Single(
            _messages,
            m => m.Contains($"let TCP ports {dashboard.OtlpGrpcUrl.Port} and ", StringComparison.Ordinal)
        );
        Assert.Single(
            _messages,
            m => m.Contains("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL to http://0.0.0.0:", StringComparison.Ordinal)
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task Telemetry_of_a_container_ends_the_test_in_silence()
    {
        var builder = _workspace.CreateBuilder();
        (await _workspace.AddServerAsync(builder, "multi-stage")).WithOtlpExporter();
        var application = await _workspace.StartAsync(builder, Limit);
        await using var dashboard = await SampleDashboard.StartAsync();

        var test = TestOf(application, TimeSpan.FromMinutes(1)).RunAsync(dashboard, [], Limit);
        await SampleTelemetry.SendAsync(dashboard.OtlpHttpUrl, SampleDashboard.OtlpApiKey, Limit);
        await test;

        Assert.Empty(_messages);
    }

    private ReachabilityTest TestOf(DistributedApplication application, TimeSpan limit) =>
        new(application.Services.GetRequiredService<ResourceCollection>(), application.ResourceNotifications, _messages)
        {
            Limit = limit,
        };

    /// <summary>Keeps what is logged.</summary>
    private sealed class Messages : ConcurrentQueue<string>, ILogger<ReachabilityTest>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Enqueue(formatter(state, exception));
    }
}
