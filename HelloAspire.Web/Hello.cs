using OpenTelemetry.Logs;

namespace HelloAspire.Web;

/// <summary>The one thing this service does: it says hello.</summary>
public static class Hello
{
    /// <summary>The body of the answer.</summary>
    public const string Greeting = "Hello, World from ASP.NET Core!";

    /// <summary>Adds what <see cref="MapHello"/> needs.</summary>
    public static void AddHello(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HelloTelemetry>();
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>(HelloTelemetry.Category, HelloTelemetry.IsSent);
    }

    /// <summary>Maps <c>GET /</c> and <c>HEAD /</c> to the greeting, as plain text.</summary>
    public static void MapHello(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], GreetAsync);

    private static async Task GreetAsync(HttpContext context)
    {
        using var greeting = context.RequestServices.GetRequiredService<HelloTelemetry>().StartGreeting(context);

        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = Greeting.Length;
        await context.Response.WriteAsync(Greeting, context.RequestAborted);
    }
}
