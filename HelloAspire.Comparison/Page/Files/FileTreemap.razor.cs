using System.Globalization;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Page.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace HelloAspire.Comparison.Page.Files;

public sealed partial class FileTreemap
{
    private const string Side = "files.side";
    private const string Directory = "files.directory";
    private const int MostTiles = 30;
    private const int MostListed = 25;
    private const int Shades = 6;

    // The proportions of the picture on a wide screen; a narrow one draws it higher.
    private const double Width = 200;
    private const double Height = 80;

    private FileWeight[] _roots = [];
    private bool _right;
    private FileWeight _shown = FileWeight.Of([]);
    private TreemapParts _parts = new([], []);
    private IReadOnlyList<(Part Part, TreemapTile Tile)> _tiles = [];
    private IReadOnlyList<string> _places = [];
    private Part? _pointed;
    private bool _listed;
    private bool _takesFocus;
    private ElementReference _map;

    protected override void OnPairChanged() =>
        _roots = [FileWeight.Of(Comparison.Files.OnlyInLeft), FileWeight.Of(Comparison.Files.OnlyInRight)];

    // Back changes the address alone.
    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        _right = Address[Side] is { } side ? side == "right" : _roots[1].Size >= _roots[0].Size;
        var root = _roots[_right ? 1 : 0];
        var shown =
            Address[Directory] is { } path && root.Find(path) is { IsDirectory: true } directory ? directory : root;
        if (shown != _shown)
        {
            Show(shown);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The tile that had the focus is gone: without it, neither the arrow of the reader nor Escape would work.
        if (_takesFocus && _shown.Size > 0)
        {
            _takesFocus = false;
            await _map.FocusAsync(preventScroll: true);
        }
    }

    private void ChooseSide(bool right) => Go(right ? "right" : "left", _roots[right ? 1 : 0]);

    private void Choose(Part part)
    {
        _pointed = part;
        _listed |= part.Item is null;
        if (part.Item is { IsDirectory: true } directory)
        {
            Open(directory);
        }
    }

    private void Open(FileWeight directory)
    {
        _takesFocus = true;
        Go(_right ? "right" : "left", directory);
    }

    private void Go(string side, FileWeight directory) => Address.Go((Side, side), (Directory, directory.Path));

    private void OnKey(KeyboardEventArgs key)
    {
        if (key.Key == "Escape" && _shown.Parent is { } parent)
        {
            Open(parent);
        }
    }

    private void Show(FileWeight directory)
    {
        _shown = directory;
        (_pointed, _listed) = (null, false);
        _parts = TreemapParts.Of(directory, MostTiles);
        Part[] all =
        [
            .. _parts
                .Single.Select(item => new Part(item, item.Size, item.Files))
                .Append(new Part(null, _parts.RestSize, _parts.RestFiles))
                .Where(part => part.Size > 0)
                .OrderByDescending(part => part.Size),
        ];
        var tiles = TreemapLayout.Of([.. all.Select(part => (double)part.Size)], Width, Height);
        _tiles = [.. all.Zip(tiles)];
        _places = [.. _parts.Single.Select(PlaceOf).Distinct()];
    }

    private string Look(Part part) =>
        part.Item is { } item
            ? $"{Kind(part)} shade-{_places.Index().First(place => place.Item == PlaceOf(item)).Index % Shades}"
            : "other";

    // Tiles of one place have one colour: the first directory below the one that is shown.
    private string PlaceOf(FileWeight part)
    {
        var end = part.Path.IndexOf('/', Math.Min(_shown.Path.Length + 1, part.Path.Length));
        return end < 0 ? part.Path : part.Path[..end];
    }

    private string Label(Part part) =>
        part.Item is { } item
            ? DisplayText.Of(item.Path[_shown.Path.Length..].TrimStart('/'))
            : $"other ({CountText.Of(_parts.Rest.Count, "item")})";

    // The end of a path tells more than its beginning, which many tiles share.
    private string Short(Part part) =>
        part.Item is null ? Label(part) : Label(part)[(Label(part).LastIndexOf('/') + 1)..];

    private string Above(Part part) => part.Item is null ? "" : Label(part)[..(Label(part).LastIndexOf('/') + 1)];

    private static string Kind(Part part) =>
        part.Item is not { } item ? "small ones together"
        : item.IsDirectory ? "directory"
        : "file";

    private string Share(long size) => ((double)size / _shown.Size).ToString("0.0 %", CultureInfo.InvariantCulture);

    private static string Icon(Part part) =>
        part.Item!.IsDirectory ? Icons.Material.Filled.Folder : Icons.Material.Outlined.InsertDriveFile;

    private static string Name(FileWeight directory) =>
        directory.Parent is null ? "all files" : directory.Path[(directory.Path.LastIndexOf('/') + 1)..];

    private static string Count(int files) => CountText.Of(files, "file");

    private static string Total(IReadOnlyCollection<FileSize> files) => ByteSize.Format(files.Sum(file => file.Size));

    private static string Style(TreemapTile tile) =>
        $"left: {Css.Percent(tile.X, Width)}; top: {Css.Percent(tile.Y, Height)}; "
        + $"width: {Css.Percent(tile.Width, Width)}; height: {Css.Percent(tile.Height, Height)}";

    /// <param name="Item">Null for the rest.</param>
    private sealed record Part(FileWeight? Item, long Size, int Files);
}
