namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>What a file's first bytes look like.</summary>
internal enum ContentKind
{
    Binary,
    Text,

    /// <summary>Text that begins with <c>#!</c>.</summary>
    Script,
    Elf,
}
