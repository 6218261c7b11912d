using Microsoft.AspNetCore.Components.Endpoints;

namespace HelloAspire.Comparison.Page.Api;

/// <summary>What answers where nothing else does: a page for a browser, problem details or text for a script.</summary>
internal static class StatusPages
{
    public static void UseStatusPages(this WebApplication application)
    {
        application.Use(
            (context, next) =>
            {
                // Pages answer GET. The server leaves the body of a HEAD's answer out by itself (RFC 9110, 9.3.2).
                if (HttpMethods.IsHead(context.Request.Method))
                {
                    context.Request.Method = HttpMethods.Get;
                }
                return next(context);
            }
        );
        application.UseWhen(
            context => WantsPage(context.Request),
            branch => branch.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true)
        );
        application.UseWhen(context => !WantsPage(context.Request), branch => branch.UseStatusCodePages());
    }

    /// <summary>Refuses other methods than GET on a page: the framework takes a POST for a form, and these have none.</summary>
    public static void UsePagesOfGetOnly(this WebApplication application) =>
        application.Use(
            async (context, next) =>
            {
                if (
                    HttpMethods.IsPost(context.Request.Method)
                    && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
                )
                {
                    context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                }
                else
                {
                    await next(context);
                }
                // The framework names POST too for a method that it refuses itself.
                if (
                    context.Response
                        is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed } response
                    && response.Headers.Allow.ToString() is "" or "GET, POST"
                )
                {
                    response.Headers.Allow = "GET, HEAD";
                }
            }
        );

    private static bool WantsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
