using HelloAspire.Comparison.Checks;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Images;

/// <summary>Files are found by where links lead a container, not by what a layer calls them.</summary>
public sealed class LinkSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Theory]
    [InlineData("usr/bin/tool", "usr/bin/alias")]
    [InlineData("bin/tool", "bin/alias")]
    [InlineData("usr/bin/tool", "bin/alias")]
    public async Task A_hard_link_may_be_named_through_a_linked_directory(string file, string link)
    {
        var analysis = await Read(layer =>
            layer
                .Directory("usr/bin")
                .SymbolicLink("bin", "usr/bin")
                .File(file, new byte[500], "755")
                .HardLink(link, "bin/tool")
                .HardLink("usr/bin/third", "/bin/../bin/alias")
        );

        var tree = analysis.Image.Tree;
        Assert.Equal((500, 500), (analysis.Image.Size.Stored, analysis.Image.Size.Live));
        Assert.Same(tree.Find("/usr/bin/tool")!.Content, tree.Find("/usr/bin/alias")!.Content);
        Assert.Same(tree.Find("/usr/bin/tool")!.Content, tree.Find("/usr/bin/third")!.Content);
    }

    [Fact]
    public async Task A_hard_link_may_lead_to_a_link_and_into_a_layer_below()
    {
        var analysis = await Read(
            layer => layer.Directory("usr/bin").SymbolicLink("bin", "usr/bin").File("usr/bin/tool", "12345"),
            layer => layer.SymbolicLink("soft", "bin/tool").HardLink("hard", "soft").HardLink("again", "bin/tool")
        );

        Assert.True(analysis.Image.Tree.Find("/hard")!.IsSymbolicLink);
        Assert.Equal(5, analysis.Image.Tree.Resolve("/hard")?.Size);
        Assert.Equal((5, 5), (analysis.Image.Size.Live, analysis.Image.Tree.Find("/again")!.Size));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_layer_hides_through_a_link_of_its_own(bool isOpaque)
    {
        var analysis = await Read(
            layer => layer.File("usr/bin/tool", "1").File("usr/lib/keep", "22"),
            layer =>
            {
                layer.SymbolicLink("bin", "usr/bin").File("usr/bin/new", "333");
                _ = isOpaque ? layer.Opaque("bin") : layer.Whiteout("bin/tool");
            }
        );

        Assert.Equal(
            ["/usr/bin/new", "/usr/lib/keep"],
            analysis.Image.Tree.Files.Select(file => file.Path).Order(StringComparer.Ordinal)
        );
        Assert.Equal(1, analysis.Image.Layers[1].Changes.Deleted);
    }

    [Theory]
    [InlineData("bin/.wh.tool")]
    [InlineData("bin/.wh..wh..opq")]
    [InlineData("bin/new")]
    public async Task A_layer_that_names_a_file_through_a_link_of_a_layer_below_puts_a_directory_in_its_place(
        string file
    )
    {
        // As Docker 26 does: docker load, create, export.
        var analysis = await Read(
            layer => layer.File("usr/bin/tool", "1").SymbolicLink("bin", "usr/bin"),
            layer => layer.File(file)
        );

        Assert.True(analysis.Image.Tree.Find("/bin")!.IsDirectory);
        Assert.Equal(1, analysis.Image.Tree.Find("/usr/bin/tool")?.Size);
    }

    [Theory]
    [InlineData("usr/lib/apk/db/installed", "lib", "usr/lib")]
    [InlineData("lib/apk/db/installed", "lib", "usr/lib")]
    [InlineData("srv/packages", "lib/apk/db/installed", "/srv/packages")]
    public async Task A_package_database_is_found_where_links_lead(string written, string link, string target)
    {
        const string Packages = "P:musl\nV:1.2.5-r0\n\n";
        Action<LayerBuilder> database = layer => layer.File(written, Packages);

        var inOne = await Read(layer => database(layer.Directory("usr/lib").SymbolicLink(link, target)));
        var inTwo = await Read(database, layer => layer.SymbolicLink("unrelated", "x").SymbolicLink(link, target));

        Assert.Equal("musl", Assert.Single(inOne.Packages).Name);
        if (!written.StartsWith(link + "/"))
        {
            Assert.Equal("musl", Assert.Single(inTwo.Packages).Name);
        }
    }

    [Fact]
    public async Task A_database_that_a_link_leads_to_and_nobody_understands_is_unknown()
    {
        var analysis = await Read(layer =>
            layer
                .File("usr/share/rpm/Packages.db", "x")
                .SymbolicLink("var/lib/rpm", "../../usr/share/rpm")
                .File("srv/odd", "nothing known")
                .SymbolicLink("var/lib/dpkg/status", "/srv/odd")
        );

        Assert.Equal(["deb", "rpm"], analysis.UnknownPackageTypes);
    }

    [Theory]
    [InlineData("usr/etc/passwd")]
    [InlineData("nix/store/abc-users")]
    public async Task Accounts_are_found_where_links_lead(string file)
    {
        var image = new ImageBuilder()
            .Layer(layer => layer.File(file, "\uFEFFtoor:x:0:0::/:/bin/sh\r\n").SymbolicLink("etc/passwd", "/" + file))
            .User("toor");

        Assert.Contains((await _reader.Read(image)).Findings, finding => finding.Id == new UserCheck().Info.Id);
    }

    [Fact]
    public async Task A_secret_that_a_link_of_its_layer_leads_to_is_not_hidden()
    {
        var analysis = await Read(layer =>
            layer
                .Directory("home/root")
                .SymbolicLink("root", "home/root")
                .File("root/.netrc", "machine a login b password q7Zt0XbVw2Lk\n")
        );

        var finding = Assert.Single(analysis.Findings, finding => finding.Id == new SecretsCheck().Info.Id);
        Assert.Equal("/home/root/.netrc", Assert.Single(finding.Paths));
        Assert.DoesNotContain("hidden", finding.Detail);
    }

    public void Dispose() => _reader.Dispose();

    private Task<ImageAnalysis> Read(params Action<LayerBuilder>[] layers)
    {
        var image = new ImageBuilder();
        foreach (var layer in layers)
        {
            image.Layer(layer);
        }
        return _reader.Read(image);
    }
}
