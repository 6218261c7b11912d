namespace HelloAspire.Comparison.Measures.Parity;

/// <summary>A request that every variant gets.</summary>
/// <param name="Shows">What a difference in its answer would show.</param>
internal sealed record ParityRequest(string Method, string Path, string Shows, string? Accept = null)
{
    /// <summary>The requests that need to know nothing of the service but its health path.</summary>
    public static IReadOnlyList<ParityRequest> Common(string healthPath) =>
        [
            new("GET", "/", "the response itself"),
            new("HEAD", "/", "headers without a body"),
            new("GET", "/?name=a%20b&empty=", "how a query is handled"),
            new("GET", "/", "content negotiation", Accept: "application/json"),
            new("GET", healthPath, "the health response"),
            new("GET", "/no-such-page", "a page that does not exist"),
            new("GET", "/a%2Fb/..%2f", "how an escaped path is handled"),
            new("POST", "/", "a method that is not allowed"),
            new("OPTIONS", "/", "which methods are allowed"),
        ];

    /// <summary>Reads a configured request, as <c>GET /path</c>.</summary>
    /// <exception cref="UserErrorException">It is none.</exception>
    public static ParityRequest Parse(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var method, ['/', ..] path]
            ? new ParityRequest(method.ToUpperInvariant(), path, "configured")
            : throw new UserErrorException(
                $"{MeasureOptions.Section}:Requests has '{text}'. Give a method and a path, such as 'GET /items'."
            );

    public override string ToString() => Accept is null ? $"{Method} {Path}" : $"{Method} {Path} (Accept: {Accept})";
}
