using System.Text;
using HelloAspire.Comparison.Images;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reading.Archives;

/// <summary>Archives that stretch the formats, as engines take them.</summary>
public sealed class TarToleranceSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Theory]
    [InlineData("-2", 4294967294)]
    [InlineData("4294967294", 4294967294)]
    [InlineData("+5", 5)]
    [InlineData("", 0)]
    public async Task An_owner_may_be_negative_huge_or_taken_back(string owner, uint expected)
    {
        var tree = await Read(layer => layer.Pax(("uid", owner), ("gid", owner)).File("a", "abc"));

        var entry = tree.Find("/a")!.Entry;
        Assert.Equal((expected, expected, 3), (entry.UserId, entry.GroupId, entry.Size));
    }

    [Theory]
    [InlineData("FFFFFFFFFFFFFFFE", 4294967294)]
    [InlineData("80000000FFFFFFFE", 4294967294)]
    [InlineData("3137007878780000", 15)]
    [InlineData("2020313720000000", 15)]
    [InlineData("0000000000000000", 0)]
    public async Task An_owner_may_be_written_as_GNU_tar_and_others_write_numbers(string field, uint expected)
    {
        var tree = await Read(
            layer => layer.File("a", "abc"),
            header => Convert.FromHexString(field).CopyTo(header, 108)
        );

        Assert.Equal(expected, tree.Find("/a")!.Entry.UserId);
    }

    [Fact]
    public async Task A_checksum_may_have_been_summed_over_signed_bytes()
    {
        var tree = await Read(
            layer => layer.File("\u00e9", "abc"),
            _ => { },
            header => header.Sum(value => (sbyte)value)
        );

        Assert.Equal(3, tree.Find("/\u00e9")?.Size);
    }

    [Theory]
    [InlineData("path")]
    [InlineData("size")]
    [InlineData("linkpath")]
    public async Task An_empty_record_takes_the_keyword_back(string key)
    {
        var tree = await Read(layer => layer.Pax((key, "")).File("a", "abc").SymbolicLink("b", "a"));

        Assert.Equal(("/a", 3L), (tree.Resolve("/b")?.Path, tree.Find("/a")?.Size));
    }

    [Fact]
    public async Task What_a_global_header_says_plays_no_part()
    {
        var tree = await Read(layer =>
            layer.Member('g', "pax_global_header", LayerBuilder.Record("size", "99")).File("a", "abc").File("b")
        );

        Assert.Equal(["/a", "/b"], tree.Files.Select(file => file.Path).Order());
    }

    [Theory]
    [InlineData("./a/", "/a")]
    [InlineData("x/../a", "/a")]
    [InlineData("x//.//a", "/x/a")]
    [InlineData("/../a", "/a")]
    [InlineData("a/b/../../c", "/c")]
    public async Task A_name_that_stays_inside_after_cleaning_is_taken(string name, string path)
    {
        var tree = await Read(layer => layer.File(name, "abc").HardLink("hard", name));

        Assert.Equal(path, tree.Files.Single(file => file.Name != "hard").Path);
        Assert.Equal(3, tree.Find("/hard")?.Size);
    }

    [Fact]
    public async Task Of_two_long_names_GNUs_counts_as_for_engines()
    {
        var tree = await Read(layer =>
            layer
                .Member('L', "././@LongLink", "gnu\0"u8.ToArray())
                .Member('K', "././@LongLink", "gnu-target\0"u8.ToArray())
                .Pax(("path", "pax"), ("linkpath", "pax-target"))
                .SymbolicLink("short", "x")
        );

        var link = Assert.Single(tree.Nodes);
        Assert.Equal(("/gnu", "gnu-target"), (link.Path, link.Entry.LinkTarget));
    }

    [Fact]
    public async Task Behind_its_prefix_Schilys_tar_keeps_times()
    {
        var prefix = new string('p', 131);

        var tree = await Read(
            layer => layer.File("name", "abc"),
            header =>
            {
                Encoding.ASCII.GetBytes(prefix + "00000000001\0").CopyTo(header, 345);
                "tar\0"u8.CopyTo(header.AsSpan(508));
            }
        );

        Assert.Equal(3, tree.Find($"/{prefix}/name")?.Size);
    }

    [Fact]
    public async Task A_name_that_is_no_UTF_8_stays_in_its_directory_and_apart_from_one_that_is()
    {
        var tree = await Read(layer =>
            layer
                .Directory("d\u00e9")
                .Member('0', [.. "d\u00e9/n"u8, 0xE9], "first"u8.ToArray(), [])
                .File("d\u00e9/n\u00e9", "second")
                .Member('2', "link"u8.ToArray(), [], [.. "d\u00e9/n"u8, 0xE9])
        );

        Assert.Equal(
            ["/d\u00e9/n\\xE9", "/d\u00e9/n\u00e9"],
            tree.Files.Select(file => file.Path).Order(StringComparer.Ordinal)
        );
        Assert.Equal(5, tree.Resolve("/link")?.Size);
    }

    [Fact]
    public async Task What_follows_a_single_empty_header_does_not_go_unseen()
    {
        var (first, second) = (new LayerBuilder().File("a", "abc"), new LayerBuilder().File("b", "abc"));
        var layer = new ImageBuilder().Layer([.. first.Members, .. new byte[512], .. second.ToArray()]);
        var cut = new ImageBuilder().Layer([.. first.Members, .. new byte[512]]);

        Assert.Contains(
            "an empty header with more behind it, at byte 1024",
            await _reader.Refuse(_reader.Files.Docker(layer))
        );
        Assert.Equal(3, (await _reader.Read(cut)).Image.Size.Live);
    }

    [Theory]
    [InlineData('0', "")]
    [InlineData('0', "./")]
    [InlineData('1', "a/..")]
    [InlineData('2', ".")]
    [InlineData('6', "/")]
    public async Task What_has_no_name_is_passed_over(char type, string name)
    {
        var tree = await Read(layer => layer.File("a", "abc").Member(type, name, [], "a"));

        Assert.Equal("/a", Assert.Single(tree.Files).Path);
        Assert.True(tree.Find("/")!.IsDirectory);
    }

    [Fact]
    public async Task Members_of_a_kind_that_nobody_knows_are_left_aside()
    {
        var tree = await Read(layer =>
            layer.Member('V', "label", []).Member('Z', "new", "12345"u8.ToArray()).File("a", "abc")
        );

        Assert.Equal("/a", Assert.Single(tree.Nodes).Path);
    }

    [Fact]
    public async Task An_attribute_holds_any_bytes()
    {
        var tree = await Read(layer =>
            layer
                .Pax(("SCHILY.xattr.security.capability", "\u0001\0\0\u0002"), ("SCHILY.xattr.user.x", "k=v\nnext=1"))
                .File("b", "ab", "755")
        );

        Assert.Equal((2, Convert.ToInt32("755", 8)), (tree.Find("/b")!.Size, tree.Find("/b")!.Entry.Mode));
    }

    public void Dispose() => _reader.Dispose();

    private async Task<FileTree> Read(
        Action<LayerBuilder> fill,
        Action<byte[]>? bend = null,
        Func<IEnumerable<byte>, int>? sum = null
    )
    {
        var layer = new LayerBuilder();
        fill(layer);
        var archive = layer.ToArray();
        if (bend is not null)
        {
            bend(archive);
            archive.AsSpan(148, 8).Fill((byte)' ');
            var checksum = (sum ?? (bytes => bytes.Sum(value => value)))(archive.Take(512));
            Encoding.ASCII.GetBytes(Convert.ToString(checksum, 8).PadLeft(6, '0') + "\0", archive.AsSpan(148));
        }
        return (await _reader.Read(new ImageBuilder().Layer(archive))).Image.Tree;
    }
}
