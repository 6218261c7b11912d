using System.Reflection;
using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Reports;

/// <summary>When, where and with what a report was made.</summary>
/// <param name="GeneratedAt">In universal time.</param>
/// <param name="Machine">The machine of the engine that holds the images and runs their containers.</param>
public sealed record Provenance(DateTimeOffset GeneratedAt, Tool Tool, Machine Machine)
{
    /// <summary>Of a report that is made now.</summary>
    /// <param name="engine">The images' engine; null where they are files.</param>
    public static async Task<Provenance> Now(
        TimeProvider clock,
        ContainerEngine? engine,
        CancellationToken cancellationToken
    ) => new(clock.GetUtcNow(), Tool.This, await Machine.Of(engine, cancellationToken));
}

/// <summary>A program and its version.</summary>
public sealed record Tool(string Name, string Version)
{
    /// <summary>This program.</summary>
    public static Tool This { get; } =
        new(
            "hello-compare",
            typeof(Tool)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion.Split('+')[0]
                ?? "0.0.0"
        );

    public override string ToString() => $"{Name} {Version}";
}
