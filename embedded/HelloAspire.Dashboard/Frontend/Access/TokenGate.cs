using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace HelloAspire.Dashboard.Frontend.Access;

public enum TokenVerdict
{
    Right,
    Wrong,

    /// <summary>Too many wrong ones came from there: wait a minute.</summary>
    TooMany,
}

/// <summary>Judges tokens, and stops listening for a while to a sender of many wrong ones.</summary>
public sealed class TokenGate(BrowserToken token) : IDisposable
{
    private const int WrongTokensPerMinute = 10;

    private readonly PartitionedRateLimiter<HttpContext> _wrongTokens = PartitionedRateLimiter.Create<
        HttpContext,
        string
    >(context =>
        RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new() { PermitLimit = WrongTokensPerMinute, Window = TimeSpan.FromMinutes(1) }
        )
    );

    public TokenVerdict Judge(HttpContext context, string? given)
    {
        using (var mayTry = _wrongTokens.AttemptAcquire(context, permitCount: 0))
        {
            if (!mayTry.IsAcquired)
            {
                return TokenVerdict.TooMany;
            }
        }

        if (token.Matches(given))
        {
            return TokenVerdict.Right;
        }

        using var counted = _wrongTokens.AttemptAcquire(context);
        return TokenVerdict.Wrong;
    }

    public void Dispose() => _wrongTokens.Dispose();
}
