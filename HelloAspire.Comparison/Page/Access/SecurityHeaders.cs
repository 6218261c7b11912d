namespace HelloAspire.Comparison.Page.Access;

internal static class SecurityHeaders
{
    // MudBlazor places elements by style attributes.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    /// <summary>The page loads nothing from elsewhere and is shown in no other page.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder application) =>
        application.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = Policy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                return next(context);
            }
        );
}
