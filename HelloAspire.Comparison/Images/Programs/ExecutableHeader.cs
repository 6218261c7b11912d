using MemoryPack;

namespace HelloAspire.Comparison.Images.Programs;

/// <summary>What the kernel reads of a file to execute it (execve(2)): an ELF header (elf(5)) or a line with <c>#!</c>.</summary>
[MemoryPackable]
public sealed partial record ExecutableHeader
{
    /// <summary>The machine of an ELF file (e_machine); zero for scripts.</summary>
    public int Machine { get; init; }

    /// <summary>The kind of an ELF file (e_type): 2 and 3 are programs; zero for scripts.</summary>
    public int ElfType { get; init; }

    /// <summary>The loader of a program, or what stands behind <c>#!</c>, a carriage return included; null where there is none.</summary>
    public string? Interpreter { get; init; }

    /// <summary>What else stands behind <c>#!</c>; null where nothing does.</summary>
    public string? Argument { get; init; }

    /// <summary>Whether a byte order mark stands before <c>#!</c>: the kernel does not know such a file.</summary>
    public bool HasByteOrderMark { get; init; }

    /// <summary>Names of the shared libraries that an ELF file asks for (DT_NEEDED).</summary>
    public IReadOnlyList<string> Libraries { get; init; } = [];

    public bool IsElf => ElfType > 0;
}
