using HelloAspire.Dashboard.Otlp.Protos;
using HelloAspire.Dashboard.Telemetry;

namespace HelloAspire.Dashboard.Otlp.Reading;

/// <summary>Reads who sent a record and which library made it.</summary>
internal sealed class ResourceReader(AttributeReader attributes, TelemetryResources resources)
{
    /// <summary>What the specification has senders call themselves when nothing else is known.</summary>
    private const string UnknownService = "unknown_service";

    public TelemetryResource Read(ResourceRecord? resource)
    {
        var read = resource is null ? [] : attributes.Read(resource.Attributes);
        var name = read.Find("service.name");
        return resources.GetOrAdd(
            string.IsNullOrEmpty(name) ? UnknownService : name,
            read.Find("service.instance.id") ?? "",
            read
        );
    }

    public InstrumentationScope Read(ScopeRecord? scope) =>
        new(attributes.Pool(scope?.Name ?? ""), attributes.Pool(scope?.Version ?? ""));
}
