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
    /// <summary>Whether there is a terminal in which a table can change in place.</summary>
    public static bool IsTerminal => AnsiConsole.Profile is { Capabilities.Interactive: true, Out.IsTerminal: true };

    private readonly CancellationTokenSource _stopping = new();
    private Task _view = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _view = IsTerminal
            ? new LiveView(resources, notifications, dashboard, AnsiConsole.Console).ShowAsync(_stopping.Token)
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
