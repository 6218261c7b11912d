using HelloAspire.Comparison.Page.Files;

namespace HelloAspire.Tests.Comparison.Page.Files;

[Trait("Category", "Model")]
public sealed class TreemapSpecs
{
    [Fact]
    public void A_treemap_fills_its_picture_in_proportion()
    {
        double[] weights = [60, 60, 40, 30, 20, 20, 10];

        var tiles = TreemapLayout.Of(weights, 60, 40);

        foreach (var (tile, weight) in tiles.Zip(weights))
        {
            Assert.Equal(weight * 10, tile.Width * tile.Height, 6);
            Assert.InRange(tile.X + tile.Width, 0, 60.000001);
            Assert.InRange(tile.Y + tile.Height, 0, 40.000001);
            Assert.InRange(Math.Max(tile.Width / tile.Height, tile.Height / tile.Width), 1, 4);
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

        var parts = root.Parts(4);

        Assert.Equal(["/usr/lib/a", "/usr/lib/b", "/etc", "/usr/bin"], parts.Select(part => part.Path));
        Assert.Equal(100, root.Size);
        Assert.Equal(5, root.Files);
        Assert.Equal(["", "/usr", "/usr/lib"], root.Children.First().Children.First().Line().Select(step => step.Path));
    }
}
