using HelloAspire.Comparison.Comparing;
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
