using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Page.Layers;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Page.Layers;

/// <summary>The files of layers, as the page lists them.</summary>
public sealed class LayerFileSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Fact]
    public async Task Each_path_is_listed_as_what_its_layer_does_to_it()
    {
        var rows = await Rows(
            below =>
                below
                    .File("bin/su", "12345", "4755")
                    .File("old", "123")
                    .File("tmp/gone", "1234567")
                    .SymbolicLink("sh", "bin/su"),
            above => above.File("old", "1").File("new", "12", "600").Whiteout("tmp/gone").HardLink("same", "new")
        );

        Assert.Equal(
            [
                "1 added /bin/su 5 -rwsr-xr-x",
                "1 added /old 3 -rw-r--r--",
                "1 added /sh 0 lrwxrwxrwx",
                "1 added /tmp/gone 7 -rw-r--r--",
                "2 added /new 2 -rw-------",
                "2 added /same 0 -rw-r--r--",
                "2 changed /old 1 -rw-r--r--",
                "2 deleted /tmp/gone 7 -rw-r--r--",
            ],
            rows.Select(row =>
                    $"{row.Layer.Index + 1} {row.File.State.ToString().ToLowerInvariant()} {row.File.Path} {row.Size} {row.Mode}"
                )
                .Order(StringComparer.Ordinal)
        );
        Assert.All(rows, row => Assert.Equal("0:0", row.Owner));
        Assert.Equal("/new", rows.Single(row => row.File.Path == "/same").File.Entry.LinkTarget);
    }

    [Fact]
    public async Task As_many_are_listed_as_the_layer_counts()
    {
        var rows = await Rows(
            below => below.File("a/one", "1").File("a/two", "2").File("b", "3"),
            above => above.Opaque("a").File("a/one", "4").File("a/one", "5").File("b", "6")
        );

        Assert.All(
            rows.GroupBy(row => row.Layer),
            layer =>
                Assert.Equal(
                    layer.Key.Changes,
                    new LayerChanges(
                        layer.Count(row => row.File.State == LayerFileState.Added),
                        layer.Count(row => row.File.State == LayerFileState.Changed),
                        layer.Count(row => row.File.State == LayerFileState.Deleted)
                    )
                )
        );
        Assert.Equal(
            new LayerChanges(Added: 0, Changed: 2, Deleted: 1),
            rows.Select(row => row.Layer).MaxBy(layer => layer.Index)!.Changes
        );
    }

    public void Dispose() => _reader.Dispose();

    private async Task<IReadOnlyList<LayerFileRow>> Rows(params Action<LayerBuilder>[] layers)
    {
        var image = layers.Aggregate(new ImageBuilder(), (builder, layer) => builder.Layer(layer));
        return LayerFileRow.Of((await _reader.Read(image)).Image);
    }
}
