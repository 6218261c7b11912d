using FsCheck.Xunit;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Page.Files;

namespace HelloAspire.Tests.Comparison.Page.Files;

[Trait("Category", "Model")]
public sealed class TreemapSpecs
{
    private const double Slack = 1e-6;

    [Fact]
    public void A_treemap_fills_its_picture_in_proportion()
    {
        double[] weights = [60, 60, 40, 30, 20, 20, 10];

        var tiles = TreemapLayout.Of(weights, 60, 40);

        foreach (var (tile, weight) in tiles.Zip(weights))
        {
            Assert.Equal(weight * 10, tile.Width * tile.Height, 6);
            Assert.InRange(Math.Max(tile.Width / tile.Height, tile.Height / tile.Width), 1, 4);
        }
    }

    [Property]
    public void No_tile_reaches_over_another_or_over_the_frame_and_areas_are_in_proportion(uint[] sizes)
    {
        double[] weights = [.. sizes.Select(size => size + 1.0).OrderDescending()];
        const double Width = 200;
        const double Height = 80;

        var tiles = TreemapLayout.Of(weights, Width, Height);

        Assert.Equal(weights.Length, tiles.Count);
        foreach (var (index, tile) in tiles.Index())
        {
            Assert.Equal(weights[index] / weights.Sum(), tile.Width * tile.Height / (Width * Height), Slack);
            Assert.InRange(tile.X, -Slack, Width);
            Assert.InRange(tile.Y, -Slack, Height);
            Assert.InRange(tile.X + tile.Width, 0, Width + Slack);
            Assert.InRange(tile.Y + tile.Height, 0, Height + Slack);
            Assert.All(tiles.Skip(index + 1), other => Assert.InRange(Overlap(tile, other), double.MinValue, Slack));
        }
    }

    [Fact]
    public void The_heaviest_directories_are_opened_first()
    {
        var root = FileWeight.Of([
            new("/usr/lib/a", 50),
            new("/usr/lib/b", 40),
            new("/usr/bin/c", 5),
            new("/etc/d", 3),
            new("/etc/e", 2),
        ]);

        var parts = TreemapParts.Of(root, most: 5);

        Assert.Equal(["/usr/lib/a", "/usr/lib/b", "/etc", "/usr/bin/c"], parts.Single.Select(part => part.Path));
        Assert.Equal(100, root.Size);
        Assert.Equal(5, root.Files);
        Assert.Equal(["", "/usr", "/usr/lib"], root.Find("/usr/lib")!.Line().Select(step => step.Path));
        Assert.Null(root.Find("/usr/l"));
    }

    [Fact]
    public void A_directory_that_holds_nearly_everything_is_opened_and_its_small_files_share_a_tile()
    {
        var heavy = Enumerable.Range(0, 20).Select(n => new FileSize($"/opt/heavy/{n:00}", 30_000_000));
        var small = Enumerable.Range(0, 2_000).Select(n => new FileSize($"/opt/heavy/small-{n}", 20_000));
        var root = FileWeight.Of([.. heavy, .. small, new("/etc/one", 2_000_000)]);

        var parts = TreemapParts.Of(root, most: 30);

        Assert.Equal(20, parts.Single.Count);
        Assert.Equal(2_001, parts.Rest.Count);
        Assert.All(parts.Single, part => Assert.True(part.Size < root.Size / 10));
        Assert.Equal(root.Size, parts.Single.Sum(part => part.Size) + parts.RestSize);
    }

    [Property]
    public void Whatever_the_files_are_each_of_them_is_in_one_tile((byte Directory, byte Name, ushort Size)[] files)
    {
        var root = FileWeight.Of(
            files
                .DistinctBy(file => (file.Directory % 8, file.Name))
                .Select(file => new FileSize($"/{file.Directory % 8 / 3}/{file.Directory % 8}/{file.Name}", file.Size))
        );

        var parts = TreemapParts.Of(root, most: 12);
        IReadOnlyList<FileWeight> all = [.. parts.Single, .. parts.Rest];

        Assert.InRange(parts.Single.Count, 0, 12);
        Assert.Equal(root.Files, root.IsDirectory ? all.Sum(part => part.Files) : root.Files);
        Assert.Equal(root.Size, all.Sum(part => part.Size));
        Assert.Equal(all.Count, all.Select(part => part.Path).Distinct().Count());
    }

    private static double Overlap(TreemapTile one, TreemapTile other) =>
        Math.Min(
            Math.Min(one.X + one.Width, other.X + other.Width) - Math.Max(one.X, other.X),
            Math.Min(one.Y + one.Height, other.Y + other.Height) - Math.Max(one.Y, other.Y)
        );
}
