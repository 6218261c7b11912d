using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Page.Layout;

namespace HelloAspire.Comparison.Page.Files;

public sealed partial class FileTreemap
{
    private const int MostTiles = 28;
    private const int Shades = 6;

    // The proportions of the picture on a wide screen; a narrow one draws it higher.
    private const double Width = 200;
    private const double Height = 80;

    private bool _right;
    private FileWeight _shown = FileWeight.Of([]);
    private IReadOnlyList<FileWeight> _parts = [];
    private IReadOnlyList<TreemapTile> _tiles = [];
    private IReadOnlyList<string> _places = [];

    protected override void OnPairChanged() =>
        Choose(Bytes(Comparison.Files.OnlyInRight) >= Bytes(Comparison.Files.OnlyInLeft));

    private void Choose(bool right)
    {
        _right = right;
        Show(FileWeight.Of(right ? Comparison.Files.OnlyInRight : Comparison.Files.OnlyInLeft));
    }

    private void Show(FileWeight directory)
    {
        _shown = directory;
        _parts = [.. directory.Parts(MostTiles).Where(part => part.Size > 0)];
        _tiles = TreemapLayout.Of([.. _parts.Select(part => (double)part.Size)], Width, Height);
        _places = [.. _parts.Select(Place).Distinct()];
    }

    private string Shade(FileWeight part) =>
        $"shade-{_places.Index().First(place => place.Item == Place(part)).Index % Shades}";

    // Tiles of one place have one colour: the first directory below the one that is shown.
    private string Place(FileWeight part)
    {
        var end = part.Path.IndexOf('/', Math.Min(_shown.Path.Length + 1, part.Path.Length));
        return end < 0 ? part.Path : part.Path[..end];
    }

    private string Short(FileWeight part) => part.Path[_shown.Path.Length..].TrimStart('/');

    private static string Name(FileWeight directory) =>
        directory.Parent is null ? "all files" : directory.Path[(directory.Path.LastIndexOf('/') + 1)..];

    private static string Count(FileWeight part) => part.Files == 1 ? "1 file" : $"{part.Files} files";

    private static string Total(IReadOnlyCollection<FileSize> files) => ByteSize.Format(Bytes(files));

    private static long Bytes(IEnumerable<FileSize> files) => files.Sum(file => file.Size);

    private static string Style(TreemapTile tile) =>
        $"left: {Css.Percent(tile.X, Width)}; top: {Css.Percent(tile.Y, Height)}; "
        + $"width: {Css.Percent(tile.Width, Width)}; height: {Css.Percent(tile.Height, Height)}";
}
