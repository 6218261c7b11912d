using MemoryPack;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>A source package, from which a distribution builds the packages that are installed.</summary>
/// <param name="Version">Without the suffix of a rebuild (binNMU), which only binary packages have.</param>
[MemoryPackable]
public sealed partial record SourcePackage(string Name, string Version)
{
    /// <summary>Reads dpkg's <c>Source: name (version)</c>; the version stands there where it is another than the package's.</summary>
    internal static SourcePackage OfDpkg(string field, string version)
    {
        var (open, close) = (field.IndexOf('('), field.IndexOf(')'));
        return open > 0 && close > open
            ? new SourcePackage(field[..open].Trim(), field[(open + 1)..close].Trim())
            : new SourcePackage(field.Trim(), version);
    }

    /// <summary>Reads the name from rpm's <c>name-version-release.src.rpm</c>; null where the text is none.</summary>
    internal static SourcePackage? OfRpm(string file, string version)
    {
        var release = file.LastIndexOf('-');
        var end = release > 0 ? file.LastIndexOf('-', release - 1) : -1;
        return end > 0 ? new SourcePackage(file[..end], version) : null;
    }
}
