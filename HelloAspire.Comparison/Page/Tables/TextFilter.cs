namespace HelloAspire.Comparison.Page.Tables;

internal static class TextFilter
{
    /// <summary>Whether any of the texts has the wanted one in it, in either case; all do where nothing is wanted.</summary>
    public static bool Fits(string? wanted, IEnumerable<string> texts) =>
        string.IsNullOrWhiteSpace(wanted)
        || texts.Any(text => text.Contains(wanted.Trim(), StringComparison.OrdinalIgnoreCase));
}
