namespace HelloAspire.Hosting.Publishing;

/// <summary>What a Compose file leaves to the place where it is deployed: variables, listed in an <c>.env</c> file beside it.</summary>
internal sealed class ComposeSettings
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Returns a reference to a variable that may be left as it is.</summary>
    public string Ask(string name, string defaultValue)
    {
        // The default stands in the file too: `docker stack deploy` reads no .env file.
        _values[VariableOf(name)] = defaultValue;
        return $"${{{VariableOf(name)}:-{defaultValue}}}";
    }

    /// <summary>Returns a reference to a variable without which nothing is deployed.</summary>
    public string Require(string name)
    {
        _values[VariableOf(name)] = "";
        return $"${{{VariableOf(name)}:?set it in .env or in the environment}}";
    }

    /// <summary>Lists the variables; a line of an earlier file stays, as a person may have filled it in.</summary>
    public string ToEnvFile(IReadOnlyCollection<string> before)
    {
        var lines = _values.Select(v =>
            before.LastOrDefault(l => l.StartsWith($"{v.Key}=", StringComparison.Ordinal)) ?? $"{v.Key}={v.Value}"
        );
        return string.Concat(lines.Select(l => $"{l}\n"));
    }

    private static string VariableOf(string name) => name.Replace('-', '_').ToUpperInvariant();
}
