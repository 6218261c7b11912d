namespace HelloAspire.Comparison.Images;

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
