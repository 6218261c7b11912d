using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Comparing;

/// <summary>What tells two images apart.</summary>
public sealed class ComparingSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Fact]
    public async Task Files_that_only_one_holds_come_largest_first()
    {
        var comparison = await _reader.Compare(
            new ImageBuilder().Layer(layer => layer.File("same", "s").File("b", "22").File("a", "22").File("c", "333")),
            new ImageBuilder().Layer(layer => layer.File("same", "s").File("d", "4"))
        );

        Assert.Equal([new("/c", 3), new("/a", 2), new("/b", 2)], comparison.Files.OnlyInLeft);
        Assert.Equal([new FileSize("/d", 1)], comparison.Files.OnlyInRight);
        Assert.Empty(comparison.Files.Changed);
    }

    [Fact]
    public async Task Files_of_the_same_path_and_size_differ_by_their_content()
    {
        var comparison = await _reader.Compare(
            new ImageBuilder().Layer(layer => layer.File("a", "one").File("b", "1")),
            new ImageBuilder().Layer(layer => layer.File("a", "two").File("b", "22"))
        );

        Assert.Equal([new("/a", 3, 3), new("/b", 1, 2)], comparison.Files.Changed);
    }

    [Fact]
    public async Task Links_devices_and_empty_directories_that_only_one_holds_are_listed_too()
    {
        var comparison = await _reader.Compare(
            new ImageBuilder().Layer(layer => layer.SymbolicLink("link", "a").Device('3', "null", 1, 3)),
            new ImageBuilder().Layer(layer => layer.Directory("empty").Directory("full").SymbolicLink("full/a", "b"))
        );

        Assert.Equal([new("/link", 0), new("/null", 0)], comparison.Files.OnlyInLeft);
        Assert.Equal([new("/empty", 0), new("/full/a", 0)], comparison.Files.OnlyInRight);
    }

    [Fact]
    public async Task Capabilities_of_another_user_namespace_are_others()
    {
        // Revision 3, effective; bit 13 is cap_net_raw; the last four bytes are the user's number.
        static ImageBuilder With(char user) =>
            new ImageBuilder().Layer(layer =>
                layer
                    .Pax(("SCHILY.xattr.security.capability", $"\u0001\0\0\u0003\0 {new string('\0', 14)}{user}\0\0\0"))
                    .File("ping", "z")
            );

        Assert.Equal(
            [new("/ping", AttributeKind.Capabilities, "cap_net_raw=ep [rootid=1]", "cap_net_raw=ep [rootid=2]")],
            (await _reader.Compare(With('\u0001'), With('\u0002'))).Attributes
        );
    }

    [Fact]
    public async Task Attributes_differ_one_by_one()
    {
        static ImageBuilder With(string mode, string owner, string target, int minor, string kind, string capability) =>
            new ImageBuilder().Layer(layer =>
            {
                layer.File("run", "x", mode).Pax(("uid", owner)).File("data", "y").Directory("v1").Directory("v2");
                layer.SymbolicLink("current", target).Device('4', "disk", 8, minor).Member(kind[0], "kind", [], "v1");
                layer.Pax(("SCHILY.xattr.security.capability", capability)).File("ping", "z", "755");
            });

        // Revision 2, effective; bit 13 is cap_net_raw.
        const string NetRaw = "\u0001\0\0\u0002\0\u0020\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
        var comparison = await _reader.Compare(
            With("755", "0", "v1", 1, "2", ""),
            With("700", "1654", "v2", 2, "6", NetRaw)
        );

        Assert.Equal(
            [
                new("/current", AttributeKind.LinkTarget, "v1", "v2"),
                new("/data", AttributeKind.Owner, "0:0", "1654:0"),
                new("/disk", AttributeKind.Device, "b 8:1", "b 8:2"),
                new("/kind", AttributeKind.Kind, "link to v1", "pipe"),
                new("/ping", AttributeKind.Capabilities, "", "cap_net_raw=ep"),
                new("/run", AttributeKind.Mode, "0755", "0700"),
            ],
            comparison.Attributes
        );
        Assert.Empty(comparison.Files.Changed.Concat<object>(comparison.Files.OnlyInLeft));
        Assert.True(Gate.Parse("attributes>5").Evaluate([comparison.Left, comparison.Right], comparison)[0].Failed);
    }

    [Fact]
    public async Task Times_differ_on_request_alone()
    {
        var left = await _reader.Read(
            new ImageBuilder().Layer(layer => layer.Pax(("mtime", "1767225600.5")).File("a", "x"))
        );
        var right = await _reader.Read(new ImageBuilder().Layer(layer => layer.File("a", "x")));

        Assert.Empty(ImageComparison.Of(left, right).Attributes);
        Assert.Equal(
            [new("/a", AttributeKind.Modified, "2026-01-01T00:00:00Z", "1970-01-01T00:00:00Z")],
            ImageComparison.Of(left, right, withTimes: true).Attributes
        );
    }

    [Fact]
    public async Task Packages_are_added_removed_or_of_another_version()
    {
        static ImageBuilder With(string packages) =>
            new ImageBuilder().Layer(layer => layer.File("lib/apk/db/installed", packages));

        var packages = (
            await _reader.Compare(
                With("P:a\nV:1\n\nP:b\nV:1\n\nP:c\nV:1\n"),
                With("P:b\nV:1\n\nP:c\nV:2\n\nP:d\nV:1\n")
            )
        ).Packages;

        Assert.Equal("a", Assert.Single(packages.Removed).Name);
        Assert.Equal("d", Assert.Single(packages.Added).Name);
        var change = Assert.Single(packages.Changed);
        Assert.Equal(("c", "1", "2"), (change.Name, change.LeftVersions[0], change.RightVersions[0]));
    }

    [Fact]
    public async Task Findings_are_fixed_or_introduced_file_by_file()
    {
        var findings = (
            await _reader.Compare(
                ImageBuilder.Clean().User("0").Layer(layer => layer.File("bin/su", "1", "4755")),
                ImageBuilder.Clean().Layer(layer => layer.File("bin/su", "1", "4755").File("bin/passwd", "1", "4755"))
            )
        ).Findings;

        Assert.Equal("CIS-DI-0001", Assert.Single(findings.Fixed).Id);
        Assert.Equal(["/bin/passwd"], Assert.Single(findings.Introduced).Paths);
    }

    [Fact]
    public async Task An_image_compared_with_itself_shows_nothing()
    {
        var comparison = await _reader.Compare(ImageBuilder.Clean().User("0"), ImageBuilder.Clean().User("0"));

        Assert.Equal((1.0, 1.0, true), (comparison.SizeRatio, comparison.CompressedRatio, comparison.SameProgram));
        Assert.Empty(comparison.Findings.Fixed.Concat(comparison.Findings.Introduced));
        Assert.Empty(comparison.Files.OnlyInLeft.Concat(comparison.Files.OnlyInRight));
    }

    [Theory]
    [InlineData("the program\n", true)]
    [InlineData("another one\n", false)]
    public async Task The_program_is_the_same_byte_for_byte_or_it_is_not(string content, bool isSame)
    {
        var comparison = await _reader.Compare(
            ImageBuilder.Clean(),
            new ImageBuilder()
                .Layer(layer => layer.Program("opt/elsewhere", content).SymbolicLink("run", "opt/elsewhere"))
                .Entrypoint("/bin/sh", "-c", "exec /run --port 1")
                .Layer(layer => layer.File("bin/sh", "shell", "755"))
        );

        Assert.Equal(isSame, comparison.SameProgram);
        Assert.Equal("/opt/elsewhere", comparison.Right.Program!.Path);
    }

    [Fact]
    public async Task Without_a_program_in_both_nothing_is_said_of_it()
    {
        Assert.Null(
            (await _reader.Compare(ImageBuilder.Clean(), ImageBuilder.Clean().Without("Entrypoint"))).SameProgram
        );
    }

    public void Dispose() => _reader.Dispose();
}
