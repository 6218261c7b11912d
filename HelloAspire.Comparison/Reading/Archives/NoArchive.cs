namespace HelloAspire.Comparison.Reading.Archives;

/// <summary>Tells what is taken for an image archive by mistake.</summary>
internal static class NoArchive
{
    /// <summary>What a file is that begins so; null where it may be a tape archive.</summary>
    public static string? Describe(ReadOnlySpan<byte> start) =>
        start.IsEmpty ? "empty"
        : start.Length == TarHeader.Size && new TarHeader(start) is { HasValidChecksum: true } ? null
        : start.StartsWith("PK\u0003\u0004"u8) ? "a zip file"
        : start.StartsWith("\u007FELF"u8) ? "a program"
        : start.StartsWith("7z"u8) || start.StartsWith("Rar!"u8) ? "an archive of another kind"
        : !start.Contains((byte)0) && !start.ContainsAnyInRange((byte)0x01, (byte)0x08) ? "a text file"
        : null;
}
