using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace HelloAspire.Dashboard.Hosting;

/// <summary>One address to listen on, read from a URL such as <c>http://127.0.0.1:18888</c>.</summary>
internal sealed record ListenAddress(string Url, string Scheme, string Host, IPAddress Address, int Port)
{
    public bool IsHttps => Scheme == Uri.UriSchemeHttps;
    public bool IsWildcard => Address.Equals(IPAddress.Any) || Address.Equals(IPAddress.IPv6Any);

    /// <exception cref="FormatException">It is no http or https URL with a host and a port.</exception>
    public static ListenAddress Parse(string url)
    {
        var parsed = BindingAddress.Parse(url);

        if (parsed.Scheme != Uri.UriSchemeHttp && parsed.Scheme != Uri.UriSchemeHttps)
        {
            throw new FormatException($"The dashboard cannot listen on '{url}': give an http or https URL.");
        }

        return new(url, parsed.Scheme, parsed.Host, ReadHost(parsed.Host), parsed.Port);
    }

    /// <summary>Gives the URL to reach it by, with the port that was really taken.</summary>
    public Uri ToUri(int port)
    {
        var host = IsWildcard ? "localhost" : Host;
        return new(string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{host}:{port}"));
    }

    /// <summary>As Kestrel reads it: anything that is neither an address nor localhost means all addresses.</summary>
    private static IPAddress ReadHost(string host)
    {
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return IPAddress.Loopback;
        }

        return IPAddress.TryParse(host.Trim('[', ']'), out var address) ? address : IPAddress.Any;
    }
}
