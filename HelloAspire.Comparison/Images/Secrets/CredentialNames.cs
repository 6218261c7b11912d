namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Settings that are secret in certain files alone, by what their values look like.</summary>
internal static class CredentialNames
{
    /// <summary>Docker's and Podman's: name and password in Base64, or a token.</summary>
    public static Dictionary<string, Func<string, bool>> Registry { get; } =
        new(StringComparer.Ordinal)
        {
            ["auth"] = value =>
                SecretValue.Decode(value) is { } login && login.Contains(':')
                    ? SecretValue.IsLogin(login)
                    : SecretValue.LooksRandom(value),
            ["identitytoken"] = SecretValue.LooksRandom,
            ["registrytoken"] = SecretValue.LooksRandom,
        };

    public static Dictionary<string, Func<string, bool>> Npm { get; } =
        new(StringComparer.Ordinal)
        {
            ["_auth"] = value => SecretValue.IsEncodedLogin(value) || SecretValue.LooksRandom(value),
            ["npmAuthIdent"] = value => SecretValue.IsLogin(value) || SecretValue.IsEncodedLogin(value),
        };

    // BUNDLE_GEMS__EXAMPLE__ORG: "name:password"
    public static Dictionary<string, Func<string, bool>> Bundle { get; } =
        new(StringComparer.Ordinal) { ["BUNDLE_"] = SecretValue.IsLogin };

    // In braces, as what Maven encrypts; this one by a key that is known.
    public static Dictionary<string, Func<string, bool>> MavenMaster { get; } =
        new(StringComparer.Ordinal) { ["master"] = value => SecretValue.LooksRandom(value.Trim('{', '}')) };

    /// <summary>The private part of a JSON web key (RFC 7518), the whole of a symmetric one; <c>D</c> is .NET's RSAParameters.</summary>
    public static Dictionary<string, Func<string, bool>> WebKey { get; } =
        new(StringComparer.Ordinal)
        {
            ["d"] = value => value.Length >= 40 && SecretValue.LooksRandom(value),
            ["D"] = value => value.Length >= 40 && SecretValue.LooksRandom(value),
            ["k"] = value => value.Length >= 20 && SecretValue.LooksRandom(value),
        };

    // user = "name:password"
    public static Dictionary<string, Func<string, bool>> Curl { get; } =
        new(StringComparer.Ordinal) { ["user"] = SecretValue.IsLogin, ["proxy-user"] = SecretValue.IsLogin };

    /// <summary>What ASP.NET signs and encrypts cookies with.</summary>
    public static Dictionary<string, Func<string, bool>> MachineKey { get; } =
        new(StringComparer.Ordinal)
        {
            ["validationKey"] = SecretValue.LooksRandom,
            ["decryptionKey"] = SecretValue.LooksRandom,
        };

    public static Dictionary<string, Func<string, bool>> FileZilla { get; } =
        new(StringComparer.Ordinal)
        {
            ["Pass"] = value => SecretValue.IsSecret(SecretValue.Decode(value) ?? value, SecretName.Password),
        };

    /// <summary>Names whose values are keys or tokens.</summary>
    public static Dictionary<string, Func<string, bool>> Tokens(params string[] names) =>
        names.ToDictionary(
            name => name,
            _ => (Func<string, bool>)(value => SecretValue.IsSecret(value, SecretName.Key))
        );
}
