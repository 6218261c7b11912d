using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace HelloAspire.Hosting.Terminal;

/// <summary>Writes the app host's own warnings and errors where the live table leaves room for them.</summary>
internal sealed class TerminalLoggerProvider : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new TerminalLogger();

    public void Dispose() { }

    private sealed class TerminalLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
            {
                var cause = exception is null ? "" : $" {exception.Message}";
                AnsiConsole.MarkupLineInterpolated($"[yellow]{logLevel}:[/] {formatter(state, exception)}{cause}");
            }
        }
    }
}
