using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reading.Archives;
using HelloAspire.Comparison.Reading.Scanning;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>An OCI image layout in a directory, of which only what one image needs is read.</summary>
/// <param name="scanner">What reads layers; null where only documents are asked for.</param>
internal sealed class DirectoryBlobs(string directory, LayerScanner? scanner, Action<int>? onRead) : IBlobs
{
    private const int LargestDocument = 8 << 20;

    private readonly Dictionary<string, ScannedLayer> _layers = new(StringComparer.Ordinal);

    public byte[]? Document(string path)
    {
        var file = new FileInfo(FullPath(path));
        return !file.Exists ? null
            : file.Length > LargestDocument
                ? throw new DamagedImageException(
                    $"the document '{path}' has {file.Length} bytes, which no manifest needs"
                )
            : File.ReadAllBytes(file.FullName);
    }

    public ScannedLayer? Layer(string path)
    {
        var file = new FileInfo(FullPath(path));
        if (!file.Exists || _layers.TryGetValue(path, out var layer))
        {
            return _layers.GetValueOrDefault(path);
        }
        using var content = file.OpenRead();
        layer = ReadFailure.In(
            $"layer '{path}'",
            () => scanner!.Scan(new CountingStream(content, onRead!), file.Length, BlobDigest.OtherAlgorithm(path))
        );
        _layers[path] = layer;
        return layer;
    }

    /// <summary>Whether a layer is there with as many bytes as the manifest says.</summary>
    public bool IsWhole(LayerBlob layer) =>
        new FileInfo(FullPath(layer.Path)) is { Exists: true, Length: var length } && length == (layer.Size ?? length);

    /// <summary>Bytes of the layer's blob; zero where it is not there.</summary>
    public long SizeOf(LayerBlob layer) =>
        new FileInfo(FullPath(layer.Path)) is { Exists: true, Length: var length } ? length : 0;

    private string FullPath(string path) => Path.Join(directory, EntryPath.Normalise(path));
}
