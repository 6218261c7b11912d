using System.Text.Json;
using ZstdSharp;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>The manifest that Canonical's chisel leaves in chiselled Ubuntu images: JSON lines under zstd.</summary>
internal sealed class ChiselManifest : PackageDatabase
{
    private const int LargestManifest = 64 << 20;

    public override string Type => PackageTypes.Deb;

    public override IReadOnlyList<string> Places { get; } = ["/var/lib/chisel/manifest.wall"];

    public override bool Matches(string path) => path == Places[0];

    public override bool Resembles(string path, ReadOnlySpan<byte> start) =>
        path.EndsWith("/manifest.wall", StringComparison.Ordinal);

    protected override IEnumerable<PackageRecord?> Parse(byte[] content)
    {
        using var decompressor = new Decompressor();
        var buffer = new byte[LargestManifest];
        var size = decompressor.Unwrap(content, buffer);
        foreach (var line in System.Text.Encoding.UTF8.GetString(buffer, 0, size).Split('\n'))
        {
            if (line.Length == 0)
            {
                continue;
            }
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.TryGetProperty("kind", out var kind) && kind.ValueEquals("package"))
            {
                yield return new PackageRecord(
                    Type,
                    root.GetProperty("name").GetString() ?? "",
                    root.GetProperty("version").GetString() ?? ""
                );
            }
        }
    }

    protected override bool IsDamage(Exception exception) => exception is ZstdException || base.IsDamage(exception);
}
