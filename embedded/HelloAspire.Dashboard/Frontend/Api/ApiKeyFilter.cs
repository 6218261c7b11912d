using HelloAspire.Dashboard.Frontend.Access;
using Microsoft.AspNetCore.Http;

namespace HelloAspire.Dashboard.Frontend.Api;

/// <summary>Lets in who shows the browser token in X-API-Key, or is logged in by the browser.</summary>
internal sealed class ApiKeyFilter(DashboardOptions options, TokenGate gate) : IEndpointFilter
{
    private const string Header = "X-API-Key";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (options.AllowAnonymous || http.User.Identity?.IsAuthenticated == true)
        {
            return await next(context);
        }

        return gate.Judge(http, http.Request.Headers[Header]) switch
        {
            TokenVerdict.Right => await next(context),
            TokenVerdict.TooMany => Refuse(StatusCodes.Status429TooManyRequests, "Too many wrong keys: wait a minute."),
            _ => Refuse(StatusCodes.Status401Unauthorized, $"Send the dashboard's browser token in {Header}."),
        };
    }

    private static IResult Refuse(int status, string mend) => Results.Problem(mend, statusCode: status);
}
