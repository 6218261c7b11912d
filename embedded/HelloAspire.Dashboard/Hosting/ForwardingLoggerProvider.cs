using Microsoft.Extensions.Logging;

namespace HelloAspire.Dashboard.Hosting;

/// <summary>Hands what passes a server's own filters on to the logging of the host.</summary>
internal sealed class ForwardingLoggerProvider(ILoggerFactory factory) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => factory.CreateLogger(categoryName);

    /// <summary>The factory is the host's to dispose of.</summary>
    public void Dispose() { }
}
