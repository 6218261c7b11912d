using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reading.Archives;
using HelloAspire.Comparison.Reading.Scanning;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>
/// Reads an image archive once, from front to back. The manifest may come last, so every layer is scanned
/// as it passes, and nothing is put aside.
/// </summary>
internal sealed class ArchiveBlobs : IBlobs
{
    private const int LargestDocument = 8 << 20;
    private const long LargestDocuments = 64 << 20;
    private const int MostLinks = 40;
    private const int MostMembers = 200_000;

    private readonly Dictionary<string, byte[]> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScannedLayer> _layers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    // What is wrong with a member matters only where the image needs it.
    private readonly Dictionary<string, DamagedImageException> _damaged = new(StringComparer.Ordinal);
    private long _documentBytes;
    private int _members;

    private ArchiveBlobs() { }

    public static ArchiveBlobs Read(Stream archive, LayerScanner scanner)
    {
        var blobs = new ArchiveBlobs();
        var (content, _) = Decompression.Open(archive, new ExpansionLimit());
        var start = new byte[TarHeader.Size];
        start = start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (NoArchive.Describe(start) is { } what)
        {
            throw new DamagedImageException(
                $"it is {what}, and no image archive",
                "Save an image with 'docker save --output FILE NAME'."
            );
        }
        var tar = new TarReader(new PrefixedStream(start, content));
        while (tar.Next() is { } member)
        {
            if (++blobs._members > MostMembers)
            {
                throw new DamagedImageException($"it has more than {MostMembers} members, which no image needs");
            }
            var path = EntryPath.Normalise(member.Name);
            if (member.IsSymbolicLink)
            {
                // Docker writes a layer once and links to it where it comes again.
                blobs._links[path] = Target(path, member.LinkName);
            }
            else if (member.IsHardLink)
            {
                blobs._links[path] = EntryPath.Normalise(member.LinkName);
            }
            else if (member.IsFile)
            {
                blobs.Add(path, member, scanner);
            }
        }
        return blobs;
    }

    public byte[]? Document(string path) => _documents.GetValueOrDefault(Follow(path));

    public ScannedLayer? Layer(string path) =>
        _damaged.TryGetValue(Follow(path), out var damage) ? throw damage : _layers.GetValueOrDefault(Follow(path));

    private void Add(string path, TarEntry member, LayerScanner scanner)
    {
        var head = new byte[512];
        head = head[..member.Content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        var content = new PrefixedStream(head, member.Content);
        // A layer comes first: its first file may be called "[".
        if (Decompression.IsLayer(head))
        {
            try
            {
                _layers[path] = ReadFailure.In(
                    $"layer '{path[1..]}'",
                    () => scanner.Scan(content, member.Size, BlobDigest.OtherAlgorithm(path))
                );
            }
            catch (DamagedImageException exception) when (!exception.IsExhaustion)
            {
                _damaged[path] = exception;
            }
        }
        else if (head.AsSpan().TrimStart("\uFEFF"u8).TrimStart(" \r\n\t"u8) is [(byte)'{' or (byte)'[', ..])
        {
            _documents[path] = ReadDocument(path, member.Size, content);
        }
        else
        {
            _damaged[path] = new DamagedImageException($"'{path[1..]}' is not a layer");
        }
    }

    private byte[] ReadDocument(string path, long size, Stream content)
    {
        _documentBytes += size;
        if (size > LargestDocument || _documentBytes > LargestDocuments)
        {
            throw new DamagedImageException($"the document '{path[1..]}' has {size} bytes, which no manifest needs");
        }
        var document = new byte[size];
        content.ReadExactly(document);
        return document;
    }

    private string Follow(string path)
    {
        path = EntryPath.Normalise(path);
        for (var links = 0; Linked(path) is { } target; links++)
        {
            path =
                links < MostLinks
                    ? target
                    : throw new DamagedImageException($"the links from '{path[1..]}' go in a circle");
        }
        return path;
    }

    // The path with the first link on its way followed; null where there is none.
    private string? Linked(string path)
    {
        for (var end = 1; _links.Count > 0 && end < path.Length; end++)
        {
            end = path.IndexOf('/', end) is >= 0 and var slash ? slash : path.Length;
            if (_links.TryGetValue(path[..end], out var target))
            {
                return EntryPath.Normalise(target + path[end..]);
            }
        }
        return null;
    }

    private static string Target(string path, string link)
    {
        try
        {
            return EntryPath.Normalise(
                link.StartsWith('/') ? link : $"{path[..path.LastIndexOf('/')].TrimStart('/')}/{link}".TrimStart('/')
            );
        }
        catch (DamagedImageException)
        {
            throw new DamagedImageException($"the link '{path[1..]}' leads out of the archive");
        }
    }
}
