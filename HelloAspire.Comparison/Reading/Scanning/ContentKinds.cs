namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Tells kinds of files apart by how they begin.</summary>
internal static class ContentKinds
{
    // As git does it: a zero byte near the start makes a file binary.
    private const int Examined = 8000;

    public static ContentKind Of(ReadOnlySpan<byte> start) =>
        start.StartsWith("\u007FELF"u8) ? ContentKind.Elf
        : start[..Math.Min(start.Length, Examined)].Contains((byte)0) ? ContentKind.Binary
        : start.StartsWith("#!"u8) ? ContentKind.Script
        : ContentKind.Text;
}

/// <summary>What a file's first bytes look like.</summary>
internal enum ContentKind
{
    Binary,
    Text,

    /// <summary>Text that begins with <c>#!</c>.</summary>
    Script,
    Elf,
}
