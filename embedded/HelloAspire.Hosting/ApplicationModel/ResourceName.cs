namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>The rule for resource names: Aspire's, so that a model moves between the editions.</summary>
internal static class ResourceName
{
    private const int MaxLength = 64;

    public static string Validate(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);

        var wellFormed =
            name.Length <= MaxLength
            && char.IsAsciiLetter(name[0])
            && name[^1] != '-'
            && !name.Contains("--", StringComparison.Ordinal)
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

        return wellFormed
            ? name
            : throw new ArgumentException(
                $"'{name}' is no resource name: at most {MaxLength} ASCII letters, digits and single hyphens, beginning with a letter, not ending in a hyphen.",
                nameof(name)
            );
    }
}
