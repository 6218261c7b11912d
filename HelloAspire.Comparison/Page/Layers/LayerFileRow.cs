using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Page.Layers;

/// <summary>What one layer does to one path.</summary>
internal sealed record LayerFileRow(Layer Layer, LayerFile File)
{
    public long Size => File.Entry.Size;

    /// <summary>Permissions as in a listing: <c>-rwxr-xr-x</c>.</summary>
    public string Mode { get; } = $"{Letter(File.Entry)}{Rights(File.Entry.Mode)}";

    /// <summary>The user's and the group's number.</summary>
    public string Owner { get; } = $"{File.Entry.UserId}:{File.Entry.GroupId}";

    /// <summary>The files of all layers, largest first.</summary>
    public static IReadOnlyList<LayerFileRow> Of(Image image) =>
        [
            .. image
                .Layers.SelectMany(layer => layer.Files.Select(file => new LayerFileRow(layer, file)))
                .OrderByDescending(row => row.Size)
                .ThenBy(row => row.File.Path, StringComparer.Ordinal),
        ];

    private static char Letter(LayerEntry entry) =>
        entry.Kind switch
        {
            EntryKind.SymbolicLink => 'l',
            EntryKind.Device => entry.Device?[0] ?? 'c',
            EntryKind.Fifo => 'p',
            _ => '-',
        };

    // As ls(1) writes them: set-uid, set-gid and sticky take the place of an x.
    private static string Rights(int mode) =>
        string.Concat(
            Three(mode >> 6, (mode & 0b100_000_000_000) != 0, 's'),
            Three(mode >> 3, (mode & 0b010_000_000_000) != 0, 's'),
            Three(mode, (mode & 0b001_000_000_000) != 0, 't')
        );

    private static string Three(int bits, bool isSpecial, char special) =>
        $"{((bits & 4) != 0 ? 'r' : '-')}{((bits & 2) != 0 ? 'w' : '-')}"
        + ((bits & 1) != 0, isSpecial) switch
        {
            (true, false) => 'x',
            (false, false) => '-',
            (true, true) => special,
            (false, true) => char.ToUpperInvariant(special),
        };
}
