using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HelloAspire.Hosting.Terminal;

internal static class TerminalExtensions
{
    /// <summary>Shows the run in the terminal, in place of the host's own console log.</summary>
    public static IServiceCollection AddTerminal(this IServiceCollection services) =>
        services
            .AddLogging(logging => logging.ClearProviders().AddProvider(new TerminalLoggerProvider()))
            .AddHostedService<TerminalService>();
}
