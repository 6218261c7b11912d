using System.Security.Cryptography;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;
using HelloAspire.Comparison.Images.Secrets;
using HelloAspire.Comparison.Reading.Archives;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Reads the files of one layer: hashes them all, and keeps what inventory and checks will ask for.</summary>
/// <param name="expansion">Bounds sparse files, which claim more bytes than they hold.</param>
internal sealed class FileScanner(ScanBudget budget, ExpansionLimit expansion) : IDisposable
{
    private const int Overlap = SecretScanner.Overlap;
    private const int Chunk = 1 << 18;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _digest = new byte[SHA256.HashSizeInBytes];
    private readonly byte[] _buffer = new byte[Overlap + Chunk];
    private readonly byte[] _beginning = new byte[Chunk];
    private readonly SecretScanner _secrets = new(budget);
    private readonly KeptFiles _kept = new(budget);

    public Dictionary<string, byte[]> Documents => _kept.Documents;

    /// <summary>What the package databases list; whole once every file was scanned.</summary>
    public Dictionary<string, PackageListing> Packages => _kept.Packages;
    public List<SecretMatch> Secrets => _secrets.Matches;

    /// <summary>Reads a file's content to its end.</summary>
    /// <returns>The entry, with what the content told.</returns>
    public LayerEntry Scan(LayerEntry entry, Stream content)
    {
        FileKeeper? keeper = null;
        EmbeddedPackages? embedded = null;
        long position = 0;
        var kind = ContentKind.Binary;
        WholeFile? whole = null;
        ElfFile? elf = null;
        var isFirst = true;
        var overlap = 0;
        int read;
        do
        {
            read = content.ReadAtLeast(_buffer.AsSpan(overlap, Chunk), Chunk, throwOnEndOfStream: false);
            expansion.AddExpanded(read);
            var fresh = _buffer.AsSpan(overlap, read);
            var window = _buffer.AsSpan(0, overlap + read);
            _hash.AppendData(fresh);
            if (isFirst)
            {
                keeper = FileKeeper.For(entry, fresh);
                kind = ContentKinds.Of(fresh);
                whole = WholeFile.For(entry.Path, fresh);
                _secrets.Begin();
                elf = kind == ContentKind.Elf ? new ElfFile(fresh, _beginning) : null;
                embedded = elf is null ? null : new EmbeddedPackages(elf);
                entry = entry with { Executable = ScriptLine.Read(fresh) };
            }
            keeper?.Add(fresh);
            embedded?.Add(position - overlap, window);
            position += read;
            whole?.Add(fresh);
            elf?.Add(fresh);
            if (kind is ContentKind.Text or ContentKind.Script)
            {
                _secrets.Scan(entry.Path, window, isFirst, isLast: read < Chunk);
            }
            if (elf is not null && !entry.IsNativeAot && ElfFile.HasNativeAotMark(window))
            {
                entry = entry with { IsNativeAot = true };
            }
            isFirst = false;
            overlap = Overlap;
            window[^Math.Min(Overlap, window.Length)..].CopyTo(_buffer);
        } while (read == Chunk);
        _hash.GetHashAndReset(_digest);
        _kept.Add(entry.Path, keeper, embedded?.Finish());
        whole?.Finish(_secrets);
        return entry with { Sha256 = Sha256Digest.From(_digest), Executable = elf?.Finish() ?? entry.Executable };
    }

    /// <summary>Reads what only makes sense once the whole layer is known.</summary>
    public void Finish() => _kept.Finish();

    public void Dispose() => _hash.Dispose();
}
