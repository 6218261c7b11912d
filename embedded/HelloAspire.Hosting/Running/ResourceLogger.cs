using HelloAspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace HelloAspire.Hosting.Running;

/// <summary>Writes what the app host has to say of a resource to the resource's own log.</summary>
internal sealed class ResourceLogger(IResource resource, ResourceLoggerService logs) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) =>
        logs.Write(
            resource,
            exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception.Message}",
            logLevel >= LogLevel.Error
        );
}
