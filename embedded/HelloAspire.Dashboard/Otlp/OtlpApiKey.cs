using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace HelloAspire.Dashboard.Otlp;

/// <summary>Lets only senders in that know the key.</summary>
internal sealed class OtlpApiKey(string? key)
{
    private const string Header = "x-otlp-api-key";
    private const string Mend = $"Send the dashboard's OTLP API key in the header {Header}.";

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (key is null || IsEqual(context.Request.Headers[Header].ToString(), key))
        {
            return next(context);
        }

        return context.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true
            ? RefuseGrpcAsync(context.Response)
            : OtlpHttp.WriteErrorAsync(context.Response, StatusCodes.Status401Unauthorized, Mend);
    }

    /// <summary>A gRPC failure is a success of HTTP that carries only the status of the call.</summary>
    private static Task RefuseGrpcAsync(HttpResponse response)
    {
        response.ContentType = "application/grpc";
        response.Headers.GrpcStatus = ((int)StatusCode.Unauthenticated).ToString("D", null);
        response.Headers.GrpcMessage = Uri.EscapeDataString(Mend);
        return Task.CompletedTask;
    }

    private static bool IsEqual(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)),
            SHA256.HashData(Encoding.UTF8.GetBytes(expected))
        );
}
