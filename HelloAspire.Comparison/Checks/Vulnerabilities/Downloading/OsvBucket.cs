namespace HelloAspire.Comparison.Checks.Vulnerabilities.Downloading;

/// <summary>Where OSV publishes its archives, or a mirror of them.</summary>
internal static class OsvBucket
{
    /// <summary>The environment variable that names another address.</summary>
    public const string Variable = "HELLO_COMPARE_OSV_SOURCE";

    private const string Address = "https://osv-vulnerabilities.storage.googleapis.com/";

    /// <summary>The given address, else that of the environment, else OSV's own.</summary>
    /// <exception cref="UserErrorException">It is no address.</exception>
    public static Uri Choose(string? given)
    {
        var text = given ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set : Address);
        return
            Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw new UserErrorException(
                $"'{text}' is not an address to download from. Give one like {Address}, by --source or {Variable}."
            );
    }
}
