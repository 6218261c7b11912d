using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Reading.Bills;

/// <summary>All that a bill tells, whatever its format, before an image is made of it.</summary>
/// <param name="Format">As <c>SPDX 2.3</c>.</param>
internal sealed record BillContents(string Format)
{
    private const int DigestLength = 71;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public string? Producer { get; init; }
    public string? Subject { get; init; }

    /// <summary>The image's digest; null where the bill does not tell it.</summary>
    public string? Digest { get; init; }

    /// <summary>As <c>linux/amd64</c>; null where the bill does not tell it.</summary>
    public string? Platform { get; init; }

    /// <summary>When the image was made; null where the bill only tells of its own writing.</summary>
    public string? Created { get; init; }

    /// <summary>Null where only package URLs may tell it.</summary>
    public LinuxDistribution? Distribution { get; init; }

    /// <summary>The digests of the layers, lowest first; none where the bill does not tell them.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];
    public BaseImage? Base { get; init; }
    public IReadOnlyList<BillEntry> Entries { get; init; } = [];
    public IReadOnlyList<string> UnknownTypes { get; init; } = [];

    /// <summary>The image, of whose layers no content is known.</summary>
    public ScannedImage ToImage()
    {
        var layers = Layers.Where(IsDigest).ToList();
        var packages = Entries.Select(entry => (entry, package: entry.ToPackage(layers))).ToList();
        var known = WithSources([.. packages.Select(pair => pair.package).OfType<Package>()]);
        var leftOut = packages.Where(pair => pair.package is null).ToList();
        return new ScannedImage
        {
            Id = Digest is { } digest && IsDigest(digest) ? digest : "",
            Config = JsonSerializer.SerializeToUtf8Bytes(Config(layers)),
            Layers = [.. layers.Select(layer => ScannedLayer.Empty with { DiffId = layer })],
            Bill = new BillOfMaterials(Format, PackageInventory.Sorted(known))
            {
                Producer = Producer,
                Subject = Subject,
                Distribution = Distribution ?? BillDistribution.Of(Entries),
                UnknownTypes = [.. UnknownTypes.Where(PackageTypes.All.Contains)],
                Base = Base is { LayerCount: > 0 } ? Base : null,
                LeftOut = leftOut.Count,
                FirstLeftOut = leftOut is [var first, ..] ? first.entry.Name : null,
            },
        };
    }

    /// <summary>Whether it is a digest as layers and images have it.</summary>
    public static bool IsDigest(string text) =>
        text.StartsWith("sha256:", StringComparison.Ordinal)
        && text.Length == DigestLength
        && text.AsSpan(7).IndexOfAnyExcept(Digits) < 0;

    // A package URL tells the source where it goes by another name or version; without any, the sources are not known.
    private static IEnumerable<Package> WithSources(IReadOnlyList<Package> packages)
    {
        var told = packages.Where(package => package.Source is not null).Select(package => package.Type).ToHashSet();
        return packages.Select(package =>
            package.Source is null && PackageTypes.AreOfDistribution(package.Type) && told.Contains(package.Type)
                ? package with
                {
                    Source = new SourcePackage(package.Name, package.Version),
                }
                : package
        );
    }

    private JsonObject Config(List<string> layers)
    {
        var parts = Platform?.Split('/') ?? [];
        return new JsonObject
        {
            ["os"] = parts.ElementAtOrDefault(0),
            ["architecture"] = parts.ElementAtOrDefault(1),
            ["variant"] = parts.ElementAtOrDefault(2),
            ["created"] = Created,
            ["rootfs"] = new JsonObject
            {
                ["diff_ids"] = new JsonArray([.. layers.Select(layer => JsonValue.Create(layer))]),
            },
        };
    }
}
