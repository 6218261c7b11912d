namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>Stanzas of <c>Key: value</c> lines, divided by empty lines: dpkg's and Python's format.</summary>
internal static class FieldStanzas
{
    /// <summary>Reads the stanzas; lines that go on (they begin with a blank) are left out.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(byte[] content)
    {
        var stanza = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var isEmpty = true;
        foreach (var line in FileText.Lines(content).Append(""))
        {
            if (line.Length == 0 && !isEmpty)
            {
                yield return stanza;
                stanza = new(StringComparer.OrdinalIgnoreCase);
            }
            isEmpty = line.Length == 0;
            var colon = line.IndexOf(':');
            if (colon > 0 && line[0] is not (' ' or '\t'))
            {
                stanza.TryAdd(line[..colon], line[(colon + 1)..].Trim());
            }
        }
    }
}
