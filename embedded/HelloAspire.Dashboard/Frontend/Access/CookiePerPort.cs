using System.Globalization;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace HelloAspire.Dashboard.Frontend.Access;

/// <summary>Adds the port to a cookie's name: browsers share cookies between all ports of a host.</summary>
internal sealed class CookiePerPort : ICookieManager
{
    private readonly ChunkingCookieManager _cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) =>
        _cookies.GetRequestCookie(context, WithPort(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, WithPort(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _cookies.DeleteCookie(context, WithPort(context, key), options);

    private static string WithPort(HttpContext context, string key) =>
        string.Create(CultureInfo.InvariantCulture, $"{key}.{context.Connection.LocalPort}");
}
