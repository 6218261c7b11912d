using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Images;

/// <summary>Which distribution an image's files come from, as a program in its container would find out.</summary>
public sealed class LinuxDistributionSpecs : IDisposable
{
    private const string Debian = """
        # comment
        PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
        NAME='Debian GNU/Linux'
        VERSION_ID="12"
        VERSION_CODENAME=bookworm
        ID=debian
        """;

    private readonly Reader _reader = new();

    [Fact]
    public async Task It_is_found_through_links()
    {
        var analysis = await _reader.Read(
            new ImageBuilder()
                .Layer(layer => layer.File("usr/lib/os-release", "ID=other\n"))
                .Layer(layer => layer.File("usr/lib/os-release", Debian))
                .Layer(layer => layer.SymbolicLink("etc/os-release", "../usr/lib/os-release"))
        );

        Assert.Equal(("debian", "12"), (analysis.Distribution!.Id, analysis.Distribution.VersionId));
        Assert.Equal("Debian GNU/Linux 12 (bookworm)", analysis.Distribution.PrettyName);
        Assert.Equal("bookworm", analysis.Distribution.Codename);
    }

    [Fact]
    public async Task It_is_found_where_a_link_leads_to_a_file_of_another_name()
    {
        var analysis = await _reader.Read(
            new ImageBuilder().Layer(layer =>
                layer
                    .File("nix/store/abc-etc-os-release", "ID=nixos\nVERSION_ID=26.05\n")
                    .SymbolicLink("etc/os-release", "/nix/store/abc-etc-os-release")
            )
        );

        Assert.Equal("nixos", analysis.Distribution?.Id);
    }

    [Fact]
    public async Task It_is_found_where_only_the_second_place_holds_it()
    {
        var analysis = await _reader.Read(
            new ImageBuilder().Layer(layer => layer.File("usr/lib/os-release", "ID=wolfi\n"))
        );

        Assert.Equal(("wolfi", ""), (analysis.Distribution!.Id, analysis.Distribution.VersionId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("NAME=x")]
    [InlineData("ID=")]
    public async Task None_is_stated(string content)
    {
        var analysis = await _reader.Read(new ImageBuilder().Layer(layer => layer.File("etc/os-release", content)));

        Assert.Null(analysis.Distribution);
    }

    public void Dispose() => _reader.Dispose();
}
