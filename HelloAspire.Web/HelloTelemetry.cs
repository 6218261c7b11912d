using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace HelloAspire.Web;

/// <summary>The service's own span, counter and log line, one of each for a greeting.</summary>
public sealed partial class HelloTelemetry(IMeterFactory meters, ILogger<HelloTelemetry> logger)
{
    /// <summary>Name of the meter and of the activity source; the service defaults listen to the application's name.</summary>
    public const string Name = "HelloAspire.Web";

    /// <summary>Of the log lines.</summary>
    public const string Category = $"{Name}.{nameof(HelloTelemetry)}";

    private static readonly ActivitySource Source = new(Name);

    private readonly Counter<long> _greetings = meters
        .Create(Name)
        .CreateCounter<long>("hello.greetings", "{greeting}", "Greetings handed out.");

    /// <summary>Counts and logs a greeting, and starts its span, which is null where nobody listens.</summary>
    public Activity? StartGreeting(HttpContext context)
    {
        var request = context.Request;
        _greetings.Add(1, new KeyValuePair<string, object?>("http.request.method", request.Method));
        LogGreeting(request.Method, request.Protocol);

        return Source.StartActivity("greet")?.SetTag("hello.greeting", Hello.Greeting);
    }

    /// <summary>Whether the receiver gets a line: with its trace, so that neither comes alone. A warning always does.</summary>
    public static bool IsSent(LogLevel level) =>
        level >= LogLevel.Warning || Activity.Current is not { Recorded: false };

    [LoggerMessage(1, LogLevel.Information, "Greeted a {Method} request over {Protocol}", EventName = "Greeted")]
    private partial void LogGreeting(string method, string protocol);
}
