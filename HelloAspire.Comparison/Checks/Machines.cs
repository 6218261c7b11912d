using HelloAspire.Comparison.Images.Programs;

namespace HelloAspire.Comparison.Checks;

/// <summary>Which programs run on which platform (GOARCH names, e_machine numbers of elf.h).</summary>
internal static class Machines
{
    private static readonly Dictionary<string, int[]> Run = new(StringComparer.Ordinal)
    {
        // Processors of 64 bits run the programs of their forebears.
        ["amd64"] = [62, 3],
        ["386"] = [3],
        ["arm64"] = [183, 40],
        ["arm"] = [40],
        ["ppc64le"] = [21],
        ["ppc64"] = [21],
        ["s390x"] = [22],
        ["riscv64"] = [243],
        ["loong64"] = [258],
        ["mips64le"] = [8],
        ["mips64"] = [8],
        ["mipsle"] = [8],
        ["mips"] = [8],
    };

    /// <summary>Whether the platform cannot run the program.</summary>
    public static bool AreStrangers(string architecture, ExecutableHeader header) =>
        header.Machine != 0 && Run.TryGetValue(architecture, out var known) && !known.Contains(header.Machine);

    /// <summary>The platform that a program is for.</summary>
    public static string Name(int machine) =>
        Run.FirstOrDefault(pair => pair.Value[0] == machine).Key ?? $"machine {machine}";
}
