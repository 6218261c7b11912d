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

    private static bool WantsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
