using HelloAspire.Comparison.Images;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Images;

/// <summary>What a container sees of layers that lie over one another.</summary>
public sealed class MergeSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Fact]
    public async Task A_whiteout_deletes_a_file_or_a_whole_directory()
    {
        var image = await Merge(
            below => below.File("a/one", "1").File("a/two", "22").File("b/three", "333"),
            above => above.Whiteout("a/one").Whiteout("b")
        );

        Assert.Equal(["/a/two"], Paths(image));
        Assert.Equal((6, 2, 4), (image.Size.Stored, image.Size.Live, image.Size.Waste));
        Assert.Equal(new LayerChanges(Added: 0, Changed: 0, Deleted: 2), image.Layers[1].Changes);
    }

    [Fact]
    public async Task A_whiteout_does_not_touch_its_own_layer()
    {
        var image = await Merge(
            below => below.File("a/old", "1"),
            above => above.File("a/new", "22").Whiteout("a/new").Whiteout("a").File("a/newer", "333")
        );

        Assert.Equal(["/a/new", "/a/newer"], Paths(image));
    }

    [Fact]
    public async Task An_opaque_directory_hides_all_that_lower_layers_hold_in_it()
    {
        var image = await Merge(
            below => below.Directory("a", "700").File("a/one", "1").File("a/sub/two", "22"),
            above => above.File("a/three", "333").Opaque("a")
        );

        Assert.Equal(["/a/three"], Paths(image));
        Assert.Equal(new LayerChanges(Added: 1, Changed: 0, Deleted: 2), image.Layers[1].Changes);
    }

    [Fact]
    public async Task A_file_that_is_written_again_counts_as_changed_and_its_old_bytes_as_waste()
    {
        var image = await Merge(below => below.File("a", "12345"), above => above.File("a", "123"));

        Assert.Equal((8, 3, 5), (image.Size.Stored, image.Size.Live, image.Size.Waste));
        Assert.Equal(new LayerChanges(0, 1, 0), image.Layers[1].Changes);
        Assert.Equal(1, image.Tree.Find("/a")!.LayerIndex);
    }

    [Fact]
    public async Task A_hard_link_adds_no_bytes_and_keeps_them_alive()
    {
        var image = await Merge(
            below => below.File("a", "12345").HardLink("b", "a").HardLink("./c", "/b"),
            above => above.Whiteout("a")
        );

        Assert.Equal(["/b", "/c"], Paths(image));
        Assert.Equal((5, 5), (image.Size.Stored, image.Size.Live));
        Assert.Equal(5, image.Tree.Find("/c")!.Size);
    }

    [Fact]
    public async Task A_file_may_take_the_place_of_a_directory_and_a_directory_that_of_a_file()
    {
        var image = await Merge(
            below => below.File("a/one", "1").File("a/two", "2").File("b", "3").File("c", "4"),
            above => above.File("a", "55").Directory("b").File("b/six", "6").File("c/seven", "7")
        );

        Assert.Equal(["/a", "/b/six", "/c/seven"], Paths(image));
        Assert.Equal(new LayerChanges(Added: 3, Changed: 0, Deleted: 4), image.Layers[1].Changes);
    }

    [Fact]
    public async Task A_directory_takes_over_the_rights_of_the_last_layer_and_keeps_its_files()
    {
        var image = await Merge(
            below => below.Directory("a").File("a/one", "1"),
            above => above.Directory("a", "1777")
        );

        Assert.Equal(Convert.ToInt32("1777", 8), image.Tree.Find("/a")!.Entry.Mode);
        Assert.Equal(["/a/one"], Paths(image));
    }

    [Fact]
    public async Task Paths_go_through_symbolic_links_as_they_do_in_a_container()
    {
        var image = await Merge(
            below =>
                below
                    .SymbolicLink("bin", "usr/bin")
                    .File("usr/bin/dash", "1", "755")
                    .SymbolicLink("usr/bin/sh", "../../bin/dash")
                    .SymbolicLink("etc/alternatives/shell", "/bin/sh"),
            above => above.SymbolicLink("dead", "nowhere")
        );

        Assert.Equal("/usr/bin/dash", image.Tree.Resolve("/etc/alternatives/shell")?.Path);
        Assert.Equal("/usr/bin/dash", image.Tree.Resolve("/bin/../bin/./sh")?.Path);
        Assert.Null(image.Tree.Resolve("/dead"));
        Assert.Null(image.Tree.Find("/bin/sh"));
    }

    [Fact]
    public async Task Devices_and_pipes_are_there_and_weigh_nothing()
    {
        var image = await Merge(
            below => below.Device('3', "dev/null", 1, 3).Member('6', "run/pipe", []),
            above => above.Whiteout("dev/null")
        );

        Assert.Equal(EntryKind.Fifo, image.Tree.Find("/run/pipe")!.Entry.Kind);
        Assert.Equal(0, image.Size.Stored);
        Assert.Equal(1, image.Layers[1].Changes.Deleted);
    }

    [Fact]
    public async Task A_character_device_without_numbers_is_the_whiteout_of_an_overlay()
    {
        var image = await Merge(below => below.File("a", "1").File("b", "22"), above => above.Device('3', "a", 0, 0));

        Assert.Equal(["/b"], Paths(image));
        Assert.Null(image.Tree.Find("/a"));
    }

    [Fact]
    public async Task What_a_hard_link_says_of_mode_and_owner_holds_for_the_file_under_each_name()
    {
        var image = await Merge(below => below.File("a", "1", "755").HardLink("b", "a", "4700"));

        Assert.All(["/a", "/b"], path => Assert.Equal("4700", Convert.ToString(image.Tree.Find(path)!.Entry.Mode, 8)));
    }

    [Fact]
    public async Task An_image_without_files_wastes_nothing()
    {
        var size = (await _reader.Read(new ImageBuilder())).Image.Size;

        Assert.Equal((0, 0, 1.0), (size.Stored, size.Waste, size.Efficiency));
    }

    public void Dispose() => _reader.Dispose();

    private static IEnumerable<string> Paths(Image image) =>
        image.Tree.Files.Select(file => file.Path).Order(StringComparer.Ordinal);

    private async Task<Image> Merge(params Action<LayerBuilder>[] layers)
    {
        var image = new ImageBuilder();
        foreach (var layer in layers)
        {
            image.Layer(layer);
        }
        return (await _reader.Read(image)).Image;
    }
}
