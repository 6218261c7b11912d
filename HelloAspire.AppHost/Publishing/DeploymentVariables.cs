namespace HelloAspire.AppHost.Publishing;

/// <summary>What a Compose file leaves to the place where it is deployed: variables, listed in an <c>.env</c> file beside it.</summary>
internal sealed class DeploymentVariables
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Refers to a variable that may be left as it is.</summary>
    /// <param name="here">Its value on this machine, for <c>.env</c> alone; the default where null.</param>
    public string Refer(string name, string defaultValue, string? here = null)
    {
        // The default stands in the file too: `docker stack deploy` reads no .env file.
        _values[NameOf(name)] = here ?? defaultValue;
        return $"${{{NameOf(name)}:-{defaultValue}}}";
    }

    /// <summary>The <c>.env</c> file; a line of an earlier one stays, as a person may have filled it in.</summary>
    public string ToEnvFile(IReadOnlyCollection<string> earlier)
    {
        var lines = _values.Select(value =>
            earlier.LastOrDefault(line => line.StartsWith($"{value.Key}=", StringComparison.Ordinal))
            ?? $"{value.Key}={value.Value}"
        );
        return string.Concat(lines.Select(line => $"{line}\n"));
    }

    private static string NameOf(string name) => name.Replace('-', '_').ToUpperInvariant();
}
