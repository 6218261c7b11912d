using System.Globalization;
using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Dashboard;

namespace HelloAspire.Hosting.Terminal;

/// <summary>Writes a line for each change: for pipes, logs and CI.</summary>
internal sealed class PlainView(
    ResourceCollection resources,
    ResourceNotificationService notifications,
    DashboardHost dashboard,
    TextWriter output
)
{
    private readonly Dictionary<string, string> _shown = [];
    private bool _toldDashboard;

    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        var board = new StatusBoard(resources);
        await foreach (var change in notifications.WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            TellDashboard();
            var row = board.Update(change);
            var text = $"{row.State} {row.Detail}".TrimEnd();
            if (row.State.Length > 0 && _shown.GetValueOrDefault(row.Name) != text)
            {
                _shown[row.Name] = text;
                Write(row, text);
            }
        }
    }

    private void TellDashboard()
    {
        if (!_toldDashboard && dashboard.LoginUrl is { } url)
        {
            output.WriteLine($"Dashboard: {url}");
            _toldDashboard = true;
        }
    }

    private void Write(StatusRow row, string text)
    {
        var elapsed = string.Create(CultureInfo.InvariantCulture, $"{row.Elapsed.TotalSeconds, 6:0.0} s");
        var url = row.Outlook == Outlook.Good ? $"  {row.Url}" : "";
        output.WriteLine($"{elapsed}  {row.Name, -16} {text}{url}");
        if (row.Failure is not null)
        {
            output.WriteLine(row.Failure);
        }
        output.Flush();
    }
}
