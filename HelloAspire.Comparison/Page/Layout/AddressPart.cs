namespace HelloAspire.Comparison.Page.Layout;

/// <summary>The values of one section in the page's address, as <c>findings.search</c>.</summary>
internal sealed class AddressPart(PageAddress address, string section)
{
    /// <summary>A value; null where there is none. Back does not undo a change.</summary>
    public string? this[string name]
    {
        get => address[Key(name)];
        set => address.Set((Key(name), value));
    }

    /// <summary>A value as a number or a word of an enumeration; null where it is neither.</summary>
    public T? Get<T>(string name)
        where T : struct, ISpanParsable<T> => T.TryParse(this[name], null, out var value) ? value : null;

    public T? Choice<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(this[name], ignoreCase: true, out var value) ? value : null;

    /// <summary>Several values at once, so that a table does not turn to its first page only after it was filtered.</summary>
    public void Set(params IEnumerable<(string Name, string? Value)> changes) =>
        address.Set(changes.Select(change => (Key(change.Name), change.Value)));

    private string Key(string name) => $"{section}.{name}";
}
