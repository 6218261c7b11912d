using System.Text;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>Stanzas of <c>Key: value</c> lines, divided by empty lines: dpkg's and Python's format.</summary>
internal static class FieldStanzas
{
    /// <summary>Reads the stanzas; lines that go on (they begin with a blank) are left out.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(byte[] content)
    {
        using var lines = new StringReader(Encoding.UTF8.GetString(content));
        var stanza = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 0 && stanza.Count > 0)
            {
                yield return stanza;
                stanza = new(StringComparer.OrdinalIgnoreCase);
            }
            var colon = line.IndexOf(':');
            if (colon > 0 && line[0] is not (' ' or '\t'))
            {
                stanza.TryAdd(line[..colon], line[(colon + 1)..].Trim());
            }
        }
        if (stanza.Count > 0)
        {
            yield return stanza;
        }
    }
}
