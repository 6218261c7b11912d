namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>What rpm says of a package's module: <c>NAME:STREAM:VERSION:CONTEXT</c> (Fedora Modularity).</summary>
internal static class ModuleLabel
{
    /// <summary>The name and the stream, as <c>nodejs:18</c>; null where the text is no label.</summary>
    public static string? StreamOf(string label) =>
        label.Split(':') is [{ Length: > 0 } name, { Length: > 0 } stream, ..] ? $"{name}:{stream}" : null;
}
