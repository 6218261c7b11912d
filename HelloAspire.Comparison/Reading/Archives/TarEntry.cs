namespace HelloAspire.Comparison.Reading.Archives;

/// <summary>One member of a tape archive.</summary>
/// <param name="Type">The type flag of POSIX ustar, with the variants of a regular file folded into <c>0</c>.</param>
/// <param name="Size">Bytes a reader of the content sees: a sparse file's holes count.</param>
/// <param name="Content">The content; valid until the reader moves on.</param>
internal sealed record TarEntry(string Name, char Type, long Size, string LinkName, Stream Content)
{
    public int Mode { get; init; }
    public uint UserId { get; init; }
    public uint GroupId { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public long ModifiedAt { get; init; }

    /// <summary>Major and minor number of a device.</summary>
    public (long Major, long Minor) Device { get; init; }

    /// <summary>The extended attribute <c>security.capability</c>; null where there is none.</summary>
    public byte[]? Capability { get; init; }

    public bool IsFile => Type == '0';
    public bool IsDirectory => Type == '5';
    public bool IsHardLink => Type == '1';
    public bool IsSymbolicLink => Type == '2';
}
