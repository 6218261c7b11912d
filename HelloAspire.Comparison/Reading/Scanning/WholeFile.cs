using System.Buffers;
using System.Text;
using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Collects a file whose secrets only its whole tells: settings by their names, text in UTF-16, stores of keys.</summary>
internal sealed class WholeFile(string path, WholeFile.Form form)
{
    /// <summary>Bytes; of longer files the beginning is looked at.</summary>
    private const int Largest = 1 << 20;

    private readonly ArrayBufferWriter<byte> _content = new();

    internal enum Form
    {
        Text,
        Utf16,
        KeyStore,
    }

    /// <summary>A collector for the file, or null where the beginning tells that its text can be searched as it comes.</summary>
    public static WholeFile? For(string path, ReadOnlySpan<byte> start) =>
        ByteOrder(start) is not null ? new WholeFile(path, Form.Utf16)
        : KeyStores.MayBe(start) ? new WholeFile(path, Form.KeyStore)
        : ContentKinds.Of(start) is not (ContentKind.Text or ContentKind.Script) ? null
        : CredentialFiles.For(path).Count > 0 || OtherFiles.AreSearched(path) ? new WholeFile(path, Form.Text)
        : null;

    public void Add(ReadOnlySpan<byte> data) =>
        _content.Write(data[..Math.Min(Largest - _content.WrittenCount, data.Length)]);

    public void Finish(SecretScanner secrets)
    {
        var content = _content.WrittenSpan;
        if (form == Form.KeyStore)
        {
            if (KeyStores.KindOf(content) is { } kind && !ThirdPartyFiles.AreSamples(path))
            {
                secrets.AddBinary(path, kind);
            }
            return;
        }
        if (form == Form.Utf16)
        {
            var text = ByteOrder(content)!.GetString(content);
            secrets.Scan(path, Encoding.Latin1.GetBytes(text), isFirst: true, isLast: true);
            secrets.ScanWhole(path, text);
            return;
        }
        // Bytes that are no UTF-8 become one strange character each: the forms are ASCII.
        secrets.ScanWhole(path, Encoding.UTF8.GetString(content));
    }

    // By the byte order mark, or by the zeros of plain ASCII.
    private static Encoding? ByteOrder(ReadOnlySpan<byte> start) =>
        start.Length < 8 ? null
        : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode
        : start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode
        : HasText(start, 0) && HasZeros(start, 1) ? Encoding.Unicode
        : HasText(start, 1) && HasZeros(start, 0) ? Encoding.BigEndianUnicode
        : null;

    private static bool HasZeros(ReadOnlySpan<byte> start, int from) =>
        start[from] == 0 && start[from + 2] == 0 && start[from + 4] == 0 && start[from + 6] == 0;

    private static bool HasText(ReadOnlySpan<byte> start, int from) =>
        IsText(start[from]) && IsText(start[from + 2]) && IsText(start[from + 4]) && IsText(start[from + 6]);

    private static bool IsText(byte letter) => letter is >= 0x20 and < 0x7F or (byte)'\n' or (byte)'\r' or (byte)'\t';
}
