using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelloAspire.Dashboard.Hosting;

/// <summary>Makes the builder of a server inside a process that has a configuration and URLs of its own.</summary>
internal static class ServerBuilder
{
    /// <summary>
    /// Starts from an empty builder: the default one would read the process's ASPNETCORE_ variables, its
    /// appsettings and its command line, which speak of the host.
    /// </summary>
    public static WebApplicationBuilder Create(DashboardOptions options, IReadOnlyList<Listener> listeners)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new()
            {
                ApplicationName = typeof(ServerBuilder).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = Environments.Production,
            }
        );

        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        if (options.LoggerFactory is { } factory)
        {
            builder.Logging.AddProvider(new ForwardingLoggerProvider(factory));
        }

        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseSockets(sockets =>
            sockets.CreateBoundListenSocket = endPoint =>
                endPoint is IPEndPoint ip && options.OtlpAdditionalAddresses.Contains(ip.Address)
                    ? EarlySocket.Bind(ip)
                    : SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint)
        );
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var listener in listeners)
            {
                listener.AddTo(kestrel);
            }
        });

        return builder;
    }
}
