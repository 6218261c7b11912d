using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HelloAspire.Dashboard.Frontend.Access;

internal static class SameOriginOnly
{
    /// <summary>
    /// Refuses what a page of another origin sends. To a browser all ports of a host are one site: the login's
    /// cookie alone would let a page of another local server open the connection of this one.
    /// </summary>
    public static void UseSameOriginOnly(this IApplicationBuilder application) =>
        application.Use(
            (context, next) =>
            {
                if (IsSameOrigin(context.Request))
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return context.Response.WriteAsync("Only the dashboard's own pages may do this.");
            }
        );

    /// <summary>Browsers send the origin with each WebSocket and with all that is not a plain GET.</summary>
    private static bool IsSameOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (
                Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
            );
    }
}
