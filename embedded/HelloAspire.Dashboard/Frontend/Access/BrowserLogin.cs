using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HelloAspire.Dashboard.Frontend.Access;

/// <summary>Logs a browser in by a cookie, for three days or until the dashboard ends.</summary>
internal static class BrowserLogin
{
    public const string Path = "/login";

    public static void AddBrowserLogin(this IServiceCollection services, DashboardOptions options, BrowserToken token)
    {
        services.AddSingleton(token);
        services.AddSingleton<TokenGate>();
        services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                cookie.LoginPath = Path;
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.ExpireTimeSpan = TimeSpan.FromDays(3);
                cookie.CookieManager = new CookiePerPort();
                cookie.Cookie.Name = "HelloAspire.Dashboard";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Events.OnRedirectToLogin = RedirectPagesOnly;
            });
        services.AddAuthorization(authorization =>
        {
            if (!options.AllowAnonymous)
            {
                authorization.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            }
        });
    }

    public static Task SignInAsync(HttpContext context)
    {
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.Name, "Browser")],
            CookieAuthenticationDefaults.AuthenticationScheme
        );
        return context.SignInAsync(new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Gives the page asked for before the login, unless it is another server's.</summary>
    public static string LocalUrl(string? url) =>
        url is ['/', not '/' and not '\\', ..] && !url.Any(char.IsControl) ? url : "/";

    /// <summary>Sends a person to the login, and a program (or the page's own connection) nowhere.</summary>
    private static Task RedirectPagesOnly(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }
}
