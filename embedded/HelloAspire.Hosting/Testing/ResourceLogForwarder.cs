using HelloAspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelloAspire.Hosting.Testing;

/// <summary>Passes the logs of all resources on to the test's own logger, under <c>APP.Resources.NAME</c>.</summary>
internal sealed class ResourceLogForwarder(
    ResourceCollection resources,
    ResourceLoggerService logs,
    IHostEnvironment host,
    ILoggerFactory loggers
) : IHostedService
{
    private Task _forwarding = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _forwarding = Task.WhenAll(resources.Select(ForwardAsync));
        return Task.CompletedTask;
    }

    /// <summary>It comes after the resources' own end, which ends their logs.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _forwarding.WaitAsync(cancellationToken);

    private async Task ForwardAsync(IResource resource)
    {
        var logger = loggers.CreateLogger($"{host.ApplicationName}.Resources.{resource.Name}");
        await foreach (var batch in logs.WatchAsync(resource).ConfigureAwait(false))
        {
            foreach (var line in batch)
            {
                var level = line.IsErrorMessage ? LogLevel.Error : LogLevel.Information;
                logger.Log(level, default, line, exception: null, (l, _) => $"{l.LineNumber}: {l.Content}");
            }
        }
    }
}
