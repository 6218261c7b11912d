using System.Globalization;
using System.Security.Cryptography;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reading.Archives;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Reads one layer's archive, once and from front to back.</summary>
/// <param name="exactCompressedSize">Whether to compress every byte of large layers too.</param>
/// <param name="trustsDigests">Whether whoever hands the layers over has checked their digests, as an engine does.</param>
internal sealed class LayerScanner(bool exactCompressedSize, bool trustsDigests, CancellationToken cancellationToken)
{
    private const string WhiteoutPrefix = ".wh.";
    private const string OpaqueMarker = ".wh..wh..opq";

    private readonly ScanBudget _budget = new();
    private readonly ExpansionLimit _blobs = new();
    private readonly ExpansionLimit _files = new();

    /// <summary>Scans a layer, plain or compressed.</summary>
    /// <param name="blobSize">Bytes of the blob as it is stored.</param>
    /// <param name="otherDigest">An algorithm beside SHA-256 that the image may name the layer by; null for none.</param>
    /// <exception cref="DamagedImageException">It is no archive, cut short, malformed or hostile.</exception>
    public ScannedLayer Scan(Stream blob, long blobSize, HashAlgorithmName? otherDigest = null)
    {
        var (content, wasCompressed) = Decompression.Open(blob, _blobs);
        using var meter = new LayerDigester(
            wasCompressed ? null : GzipSampler.For(blobSize, exactCompressedSize),
            trustsDigests ? []
                : otherDigest is { } other ? [HashAlgorithmName.SHA256, other]
                : [HashAlgorithmName.SHA256]
        );
        var archive = new BufferedStream(meter.Observe(new CountingStream(content, _files.AddStored)), 1 << 17);
        using var files = new FileScanner(_budget, _files);
        var entries = ReadEntries(new TarReader(archive), files);
        files.Finish();
        // The digest covers what follows the end mark too.
        archive.CopyTo(Stream.Null);
        var measure = meter.Finish();
        return new ScannedLayer
        {
            DiffId = measure.DiffIds.FirstOrDefault(ScannedLayer.Unchecked),
            OtherDiffId = measure.DiffIds.ElementAtOrDefault(1),
            CompressedSize = measure.GzipSize ?? blobSize,
            CompressedIsEstimate = measure.IsEstimate,
            Entries = entries,
            Documents = files.Documents,
            Packages = files.Packages,
            Secrets = files.Secrets,
        };
    }

    private List<LayerEntry> ReadEntries(TarReader tar, FileScanner files)
    {
        var entries = new List<LayerEntry>();
        while (tar.Next() is { } member)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _budget.AddEntry(member);
            if (ToEntry(member) is { } entry)
            {
                entries.Add(entry.Kind == EntryKind.File ? files.Scan(entry, member.Content) : entry);
            }
        }
        return entries;
    }

    private static LayerEntry? ToEntry(TarEntry member)
    {
        var path = EntryPath.Normalise(member.Name);
        var slash = path.LastIndexOf('/');
        var name = path[(slash + 1)..];
        if (name.StartsWith(WhiteoutPrefix, StringComparison.Ordinal))
        {
            return Whiteout(path[..slash], name);
        }
        EntryKind? kind = member.Type switch
        {
            '0' => EntryKind.File,
            '1' => EntryKind.HardLink,
            '2' => EntryKind.SymbolicLink,
            // How the overlay file system notes a whiteout.
            '3' when member.Device == default => EntryKind.Whiteout,
            '3' or '4' => EntryKind.Device,
            '5' => EntryKind.Directory,
            '6' => EntryKind.Fifo,
            _ => null,
        };
        return kind is null
            ? null
            : new LayerEntry(path, kind.Value)
            {
                Mode = member.Mode,
                UserId = member.UserId,
                GroupId = member.GroupId,
                ModifiedAt = member.ModifiedAt,
                Device = kind == EntryKind.Device ? DeviceName(member) : null,
                Capabilities = FileCapabilities.Text(member.Capability),
                Size = member.IsFile ? member.Size : 0,
                LinkTarget = kind switch
                {
                    EntryKind.HardLink => EntryPath.Normalise(member.LinkName),
                    EntryKind.SymbolicLink => EntryPath.Bounded(member.LinkName),
                    _ => null,
                },
            };
    }

    private static string DeviceName(TarEntry member) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(member.Type == '3' ? 'c' : 'b')} {member.Device.Major}:{member.Device.Minor}"
        );

    private static LayerEntry? Whiteout(string directory, string name)
    {
        if (name == OpaqueMarker)
        {
            return new LayerEntry(directory.Length == 0 ? "/" : directory, EntryKind.Opaque);
        }
        var hidden = name[WhiteoutPrefix.Length..];
        // Names that begin with the prefix twice are aufs's own records.
        return hidden.StartsWith(WhiteoutPrefix, StringComparison.Ordinal) ? null
            : hidden is "" or "." or ".." ? throw new DamagedImageException($"the whiteout '{name}' names nothing")
            : new LayerEntry(directory + "/" + hidden, EntryKind.Whiteout);
    }
}
