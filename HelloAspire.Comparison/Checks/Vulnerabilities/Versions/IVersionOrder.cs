namespace HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>
/// The order of an ecosystem's versions, for any texts whatever: an invalid version stands before every valid one, two
/// invalid ones by their characters.
/// </summary>
internal interface IVersionOrder : IComparer<string>
{
    /// <summary>Whether the text is a version by the ecosystem's rules.</summary>
    bool IsValid(string version);
}
