namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>The package types, named as in package URLs (but for Python's).</summary>
internal static class PackageTypes
{
    public const string Deb = "deb";
    public const string Apk = "apk";
    public const string Rpm = "rpm";
    public const string NuGet = "nuget";
    public const string Npm = "npm";
    public const string Python = "python";
    public const string Go = "golang";
    public const string Maven = "maven";

    public static IReadOnlyList<string> All { get; } = [Deb, Apk, Rpm, NuGet, Npm, Python, Go, Maven];

    /// <summary>Whether packages of the type are a distribution's own.</summary>
    public static bool AreOfDistribution(string type) => type is Deb or Apk or Rpm;
}
