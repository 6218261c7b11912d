namespace HelloAspire.Comparison.Page.Api;

/// <summary>What went wrong, as the caller reads it: problem details (RFC 9457) for who asks for JSON, else text.</summary>
internal static class ErrorAnswer
{
    public static IResult Of(HttpRequest request, int status, string detail) =>
        WantsJson(request)
            ? Results.Problem(detail, statusCode: status)
            : Results.Text(detail + "\n", "text/plain; charset=utf-8", statusCode: status);

    public static bool WantsJson(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase);
}
