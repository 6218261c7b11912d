using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace HelloAspire.Hosting.Terminal;

/// <summary>Writes the app host's own warnings and errors above the live table, or on the error stream without one.</summary>
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
            if (!IsEnabled(logLevel))
            {
                return;
            }
            var cause = exception is null ? "" : $" {exception.Message}";
            var text = $"{logLevel}: {formatter(state, exception)}{cause}";
            if (TerminalService.IsTerminal)
            {
                AnsiConsole.Write(new AboveTable(text, Color.Yellow));
            }
            else
            {
                Console.Error.WriteLine(text);
            }
        }
    }
}
