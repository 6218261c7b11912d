using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Dashboard;
using Microsoft.Extensions.Hosting;
using Spectre.Console;

namespace HelloAspire.Hosting.Terminal;

/// <summary>Shows the run: a live table in a terminal, lines elsewhere.</summary>
internal sealed class TerminalService(
    ResourceCollection resources,
    ResourceNotificationService notifications,
    DashboardHost dashboard
) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _view = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var console = AnsiConsole.Console;
        var isTerminal = console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal;
        _view = isTerminal
            ? new LiveView(resources, notifications, dashboard, console).ShowAsync(_stopping.Token)
            : new PlainView(resources, notifications, dashboard, Console.Out).ShowAsync(_stopping.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _view.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();
}
