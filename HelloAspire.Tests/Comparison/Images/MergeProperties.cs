using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HelloAspire.Comparison.Images;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Images;

/// <summary>What holds for any layers whatever.</summary>
[Properties(Arbitrary = [typeof(Change)], MaxTest = 30)]
public sealed class MergeProperties : IDisposable
{
    private readonly Reader _reader = new();

    [Property]
    public async Task Sizes_keep_within_their_bounds(Change[][] layers)
    {
        var image = await Merge(layers);

        Assert.InRange(image.Size.Live, 0, image.Size.Stored);
        Assert.Equal(image.Size.Stored - image.Size.Live, image.Size.Waste);
        Assert.InRange(image.Size.Efficiency, 0, 1);
        Assert.Equal(image.Layers.Sum(layer => layer.Size), image.Size.Stored);
        Assert.Equal(layers.Sum(layer => layer.Sum(change => change.Content?.Length ?? 0)), image.Size.Stored);
    }

    [Property]
    public async Task Every_path_leads_to_its_own_node(Change[][] layers)
    {
        var image = await Merge(layers);

        Assert.All(image.Tree.Nodes, node => Assert.Same(node, image.Tree.Find(node.Path)));
        Assert.All(image.Tree.Nodes, node => Assert.InRange(node.LayerIndex, 0, image.Layers.Count - 1));
    }

    [Property]
    public async Task A_further_whiteout_never_adds_a_living_byte(Change[][] layers, Change last)
    {
        var before = (await Merge(layers)).Size;
        var after = (await Merge([.. layers, [last with { Content = null }]])).Size;

        Assert.True(after.Live <= before.Live);
        Assert.Equal(before.Stored, after.Stored);
    }

    [Property]
    public async Task A_layer_that_comes_a_second_time_on_top_changes_nothing_that_is_seen(Change[] layer)
    {
        var once = await Merge([layer]);
        var twice = await Merge([layer, layer]);

        Assert.Equal(Seen(once), Seen(twice));
        Assert.Equal(2 * once.Size.Stored, twice.Size.Stored);
    }

    [Property]
    public async Task The_order_of_files_within_a_layer_plays_no_part(Change[][] layers)
    {
        // Of one path twice in a layer, and of paths below a file, the last counts: those are left out.
        var plain = layers
            .Select(layer =>
                layer
                    .DistinctBy(change => change.Path)
                    .Where(change =>
                        !layer.Any(other => change.Path.StartsWith(other.Path + "/", StringComparison.Ordinal))
                    )
                    .ToArray()
            )
            .ToArray();

        var forwards = await Merge(plain);
        var backwards = await Merge([.. plain.Select(layer => layer.Reverse().ToArray())]);

        Assert.Equal(Seen(forwards), Seen(backwards));
        Assert.Equal(forwards.Size, backwards.Size with { Compressed = forwards.Size.Compressed });
        Assert.Equal(forwards.Layers.Select(layer => layer.Changes), backwards.Layers.Select(layer => layer.Changes));
    }

    [Property]
    public async Task Layers_that_share_no_path_may_lie_in_any_order(Change[][] layers)
    {
        var apart = layers
            .Select((layer, index) => layer.Select(change => change with { Path = $"{index}/{change.Path}" }).ToArray())
            .ToArray();

        var forwards = await Merge(apart);
        var backwards = await Merge([.. apart.Reverse()]);

        Assert.Equal(Seen(forwards), Seen(backwards));
        Assert.Equal(forwards.Size.Live, backwards.Size.Live);
    }

    public void Dispose() => _reader.Dispose();

    private static IEnumerable<(string, long)> Seen(Image image) =>
        image.Tree.Files.Select(file => (file.Path, file.Size)).OrderBy(file => file.Path, StringComparer.Ordinal);

    private async Task<Image> Merge(Change[][] layers)
    {
        var image = new ImageBuilder();
        foreach (var layer in layers)
        {
            image.Layer(archive =>
            {
                foreach (var change in layer)
                {
                    change.AddTo(archive);
                }
            });
        }
        var reference = _reader.Files.Docker(image);
        var read = (await _reader.Read(reference)).Image;
        File.Delete(reference["docker-archive:".Length..]);
        return read;
    }

    /// <summary>A file written, or deleted where it has no content. Few names, so that changes meet.</summary>
    public sealed record Change(string Path, string? Content)
    {
        internal void AddTo(LayerBuilder layer)
        {
            if (Content is null)
            {
                layer.Whiteout(Path);
            }
            else
            {
                layer.File(Path, Content);
            }
        }

        public static Arbitrary<Change> Any() =>
            (
                from path in Gen.Elements("a", "b", "a/a", "a/b", "b/a", "a/a/a", "a/a/b")
                from length in Gen.Choose(0, 9)
                from deleted in Gen.Frequency((1, Gen.Constant(true)), (2, Gen.Constant(false)))
                select new Change(path, deleted ? null : new string('x', length))
            ).ToArbitrary();
    }
}
