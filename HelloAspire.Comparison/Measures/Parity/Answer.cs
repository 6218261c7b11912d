using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace HelloAspire.Comparison.Measures.Parity;

/// <summary>What a variant answered, as far as it matters.</summary>
/// <param name="Head">The status line and the headers that matter, a line each.</param>
/// <param name="Body">The body as lines; what is not text, or too long, as its length and digest.</param>
internal sealed record Answer(int Status, IReadOnlyList<string> Head, IReadOnlyList<string> Body)
{
    private const int LongestBody = 64 << 10;

    /// <summary>Headers that a client acts upon. Left out is what differs by nature: dates, request IDs, cookies.</summary>
    private static readonly string[] HeadersThatMatter =
    [
        "Accept-Ranges",
        "Access-Control-Allow-Origin",
        "Allow",
        "Cache-Control",
        "Content-Encoding",
        "Content-Language",
        "Content-Length",
        "Content-Security-Policy",
        "Content-Type",
        "Location",
        "Server",
        "Strict-Transport-Security",
        "Vary",
        "WWW-Authenticate",
        "X-Content-Type-Options",
        "X-Frame-Options",
    ];

    public static async Task<Answer> To(
        ParityRequest request,
        HttpClient client,
        Uri url,
        CancellationToken cancellationToken
    )
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(url, request.Path));
        if (request.Accept is not null)
        {
            message.Headers.Accept.ParseAdd(request.Accept);
        }
        using var response = await client.SendAsync(message, cancellationToken);
        var status = (int)response.StatusCode;
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new Answer(
            status,
            [$"HTTP {status}", .. Lines(response.Headers, response.Content.Headers, url)],
            Text(response.Content.Headers.ContentType, body)
        );
    }

    private static IEnumerable<string> Lines(HttpResponseHeaders headers, HttpContentHeaders content, Uri url) =>
        from header in headers.Concat(content)
        where HeadersThatMatter.Contains(header.Key, StringComparer.OrdinalIgnoreCase)
        orderby header.Key
        // A redirect to itself names the port, which each variant has its own.
        let value = string.Join(", ", header.Value).Replace(url.Authority, "{host}", StringComparison.OrdinalIgnoreCase)
        select $"{header.Key}: {value}";

    private static string[] Text(MediaTypeHeaderValue? type, byte[] body)
    {
        var isText =
            type?.MediaType is { } media
            && (
                media.StartsWith("text/", StringComparison.Ordinal)
                || media.Contains("json", StringComparison.Ordinal)
                || media.Contains("xml", StringComparison.Ordinal)
                || media.Contains("javascript", StringComparison.Ordinal)
            );
        return body.Length == 0 ? []
            : isText && body.Length <= LongestBody ? Encoding.UTF8.GetString(body).ReplaceLineEndings("\n").Split('\n')
            : [$"({body.Length} bytes, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(body))})"];
    }
}
