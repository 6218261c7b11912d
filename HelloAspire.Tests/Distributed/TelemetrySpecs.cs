namespace HelloAspire.Tests.Distributed;

/// <summary>Each container is told where to send its telemetry and under which name.</summary>
[Collection<HelloCollection>]
public sealed class TelemetrySpecs(HelloApp hello)
{
    [Theory(Timeout = 30_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task A_container_has_the_variables_of_the_exporter(string resource)
    {
        var variables = await VariablesAsync(resource);

        Assert.Equal(resource, variables["OTEL_SERVICE_NAME"]);
        Assert.Contains("service.instance.id=", variables["OTEL_RESOURCE_ATTRIBUTES"], StringComparison.Ordinal);
        Assert.Contains(variables["OTEL_EXPORTER_OTLP_PROTOCOL"], (string[])["grpc", "http/protobuf"]);

        // What is loopback to the host is the container itself to the container.
        var endpoint = new Uri(variables["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Contains(endpoint.Scheme, (string[])["http", "https"]);
        Assert.False(endpoint.IsLoopback, $"{endpoint} does not lead out of the container.");
    }

    [Fact(Timeout = 30_000)]
    public async Task Each_container_is_an_instance_of_its_own()
    {
        var multi = await VariablesAsync(HelloApp.MultiStage);
        var single = await VariablesAsync(HelloApp.SingleStage);

        Assert.NotEqual(multi["OTEL_RESOURCE_ATTRIBUTES"], single["OTEL_RESOURCE_ATTRIBUTES"]);
        Assert.Equal(multi["OTEL_EXPORTER_OTLP_ENDPOINT"], single["OTEL_EXPORTER_OTLP_ENDPOINT"]);
    }

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task In_development_telemetry_is_sent_each_second(string resource)
    {
        var variables = await VariablesAsync(resource);

        Assert.Equal("1000", variables["OTEL_METRIC_EXPORT_INTERVAL"]);
        Assert.Equal("1000", variables["OTEL_BSP_SCHEDULE_DELAY"]);
        Assert.Equal("1000", variables["OTEL_BLRP_SCHEDULE_DELAY"]);
        Assert.Equal("always_on", variables["OTEL_TRACES_SAMPLER"]);
    }

    private async Task<Dictionary<string, string>> VariablesAsync(string resource)
    {
        var container = await EngineCli.Current.InspectAsync(
            hello.App.ContainerOf(resource),
            TestContext.Current.CancellationToken
        );
        return container
            .GetProperty("Config")
            .GetProperty("Env")
            .EnumerateArray()
            .Select(v => v.GetString()!.Split('=', 2))
            .ToDictionary(v => v[0], v => v[1]);
    }
}
