using HelloAspire.Comparison.Images.Programs;
using MemoryPack;

namespace HelloAspire.Comparison.Images;

/// <summary>One entry of a layer's archive.</summary>
/// <param name="Path">Absolute and normalised, as <c>/usr/bin/env</c>; the root is <c>/</c>.</param>
[MemoryPackable]
public sealed partial record LayerEntry(string Path, EntryKind Kind)
{
    /// <summary>Permission bits with set-uid, set-gid and sticky (octal 7777).</summary>
    public int Mode { get; init; }
    public uint UserId { get; init; }
    public uint GroupId { get; init; }

    /// <summary>Bytes a reader of the file sees; zero for all but regular files.</summary>
    public long Size { get; init; }

    /// <summary>Where a symbolic link points (as written), or the path that a hard link names (normalised).</summary>
    public string? LinkTarget { get; init; }

    /// <summary>What a device stands for: <c>c</c> or <c>b</c>, and its numbers, as <c>c 1:3</c>.</summary>
    public string? Device { get; init; }

    /// <summary>The file's capabilities as getcap(8) writes them; null where it has none.</summary>
    public string? Capabilities { get; init; }

    /// <summary>When the content was last changed, in seconds since 1970.</summary>
    public long ModifiedAt { get; init; }

    /// <summary>SHA-256 of a regular file's content.</summary>
    public Sha256Digest Sha256 { get; init; }

    /// <summary>What the kernel would read to execute the file; null for a file that begins like no program.</summary>
    public ExecutableHeader? Executable { get; init; }

    /// <summary>Whether the file is a .NET program compiled ahead of time.</summary>
    public bool IsNativeAot { get; init; }
}

/// <summary>What a layer's archive says about one path.</summary>
public enum EntryKind : byte
{
    File,
    Directory,
    SymbolicLink,

    /// <summary>A further name for a file: it adds no bytes.</summary>
    HardLink,
    Device,
    Fifo,

    /// <summary>Deletes the path that lower layers hold (<c>.wh.NAME</c>).</summary>
    Whiteout,

    /// <summary>Hides everything that lower layers hold in this directory (<c>.wh..wh..opq</c>).</summary>
    Opaque,
}
