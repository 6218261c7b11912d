using System.Net;
using HelloAspire.Comparison.Page.Api;

namespace HelloAspire.Comparison.Page.Access;

internal static class LoopbackOnly
{
    /// <summary>
    /// Lets in only who is on this machine and means this page. The page has no login, and it starts containers:
    /// neither another machine nor a page of another origin in this machine's browser may make it do so.
    /// </summary>
    public static void UseLoopbackOnly(this IApplicationBuilder application) =>
        application.Use(
            (context, next) =>
            {
                if (Refusal(context) is not { } refusal)
                {
                    return next(context);
                }
                return ErrorAnswer.Of(context.Request, StatusCodes.Status403Forbidden, refusal).ExecuteAsync(context);
            }
        );

    private static string? Refusal(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
        {
            return "Only this machine may use the comparison. To use it from another one, forward the port: ssh -L 5002:localhost:5002 HOST.";
        }
        // A name that someone else lets point to this machine (DNS rebinding) is not this page's.
        if (!IsLoopbackName(context.Request.Host.Host))
        {
            return "Open the comparison as localhost.";
        }
        return IsSameOrigin(context.Request) && !IsLoadedByOthers(context.Request)
            ? null
            : "Only the comparison's own pages may do this.";
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    // A page elsewhere cannot read the answer, but it could make this machine read image after image. Following a link
    // is what a user does (Fetch Metadata Request Headers, W3C).
    private static bool IsLoadedByOthers(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && request.Headers["Sec-Fetch-Site"].ToString() is ("cross-site" or "same-site")
        && request.Headers["Sec-Fetch-Dest"].ToString() != "document";

    // Browsers name the origin with each WebSocket and with all but plain GET requests.
    private static bool IsSameOrigin(HttpRequest request) =>
        request.Headers.Origin.ToString() is not { Length: > 0 } origin
        || (
            Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && uri.Scheme.Equals(request.Scheme, StringComparison.OrdinalIgnoreCase)
            && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
        );
}
