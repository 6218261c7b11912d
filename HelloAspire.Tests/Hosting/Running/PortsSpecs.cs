using System.Net;
using System.Net.Sockets;
using HelloAspire.Hosting.Running;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.Tests.Hosting.Running;

[Trait("Category", "Model")]
public sealed class PortsSpecs
{
    [Fact]
    public async Task A_port_in_use_is_named_with_who_holds_it_and_the_setting_to_change()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            AllocateAsync([("Ports:Web", $"{port}")], ("web", port))
        );

        Assert.Contains(
            $"Port {port}, which 'web' wants, is in use by process",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.Contains($"process {Environment.ProcessId} (", failure.Message, StringComparison.Ordinal);
        Assert.Contains("setting Ports:Web", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_in_use_by_IPv6_alone_is_in_use()
    {
        using var listener = new TcpListener(IPAddress.IPv6Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => AllocateAsync([], ("web", port)));

        Assert.Contains($"is in use by process {Environment.ProcessId} (", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_resources_cannot_have_one_port()
    {
        var port = FreePort();

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            AllocateAsync([], ("left", port), ("right", port))
        );

        Assert.Contains($"'left' and 'right' both want port {port}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_free_port_is_taken_as_wanted()
    {
        var port = FreePort();

        Assert.Equal([port], await AllocateAsync([], ("web", port)));
    }

    [Fact]
    public async Task Endpoints_without_a_port_get_different_free_ones()
    {
        var ports = await AllocateAsync([], [.. Enumerable.Range(0, 20).Select(i => ($"web{i}", (int?)null))]);

        Assert.Equal(20, ports.Distinct().Count());
        Assert.All(ports, p => Assert.InRange(p, 1024, IPEndPoint.MaxPort));
    }

    [Fact]
    public async Task Random_ports_go_before_wanted_ones()
    {
        var port = FreePort();

        Assert.DoesNotContain(port, await AllocateAsync([("DcpPublisher:RandomizePorts", "true")], ("web", port)));
    }

    private static async Task<List<int>> AllocateAsync(
        (string Key, string Value)[] settings,
        params (string Name, int? Port)[] wanted
    )
    {
        var resources = new ResourceCollection();
        foreach (var (name, port) in wanted)
        {
            var resource = new ContainerResource(name);
            resource.Annotations.Add(new EndpointAnnotation("http", "http") { Port = port });
            resources.Add(resource);
        }
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value))
            .Build();

        await new Ports(configuration, resources).AllocateAsync(engine: null, TestContext.Current.CancellationToken);
        return [.. resources.OfType<ContainerResource>().SelectMany(r => r.GetEndpoints()).Select(e => e.Port)];
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
