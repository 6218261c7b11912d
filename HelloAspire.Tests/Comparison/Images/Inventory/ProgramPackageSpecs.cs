using System.Text;
using HelloAspire.Comparison.Checks;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Images.Inventory;

/// <summary>Packages that programs and archives bring inside of them.</summary>
public sealed class ProgramPackageSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Fact]
    public async Task A_Go_program_tells_its_modules_wherever_it_lies()
    {
        const string Modules =
            "path\texample.org/app\nmod\texample.org/app\t(devel)\t\ndep\texample.org/a\tv1.2.3\th1:x\ndep\texample.org/b\tv1.0.0\n"
            + "=>\texample.org/fork\tv2.0.0\th1:y\ndep\texample.org/c\tv3.0.0\n=>\t./c\t(devel)\t\n";

        var analysis = await Read("opt/tool", ProgramSamples.Go("go1.22.1", Modules));

        Assert.Equal(
            "golang example.org/a v1.2.3, golang example.org/app (devel), golang example.org/c v3.0.0, golang example.org/fork v2.0.0, golang stdlib 1.22.1",
            Text(analysis)
        );
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_Go_program_before_1_18_tells_its_modules_too(bool is64, bool isLittle)
    {
        var program = ProgramSamples.OldGo(
            "go1.17.2",
            "mod\texample.org/app\t(devel)\t\ndep\texample.org/a\tv1.2.3\th1:x\n",
            is64,
            isLittle
        );

        var analysis = await Read("opt/tool", program);

        Assert.Empty(analysis.UnknownPackageTypes);
        Assert.Equal(
            "golang example.org/a v1.2.3, golang example.org/app (devel), golang stdlib 1.17.2",
            Text(analysis)
        );
    }

    [Theory]
    [InlineData(0x50010)]
    [InlineData(0x50042)]
    [InlineData(0x50049)]
    public async Task A_Go_program_whose_version_is_not_where_it_says_is_unknown(int place)
    {
        var program = ProgramSamples.OldGo("go1.17.2", "mod\ta\tv1\n");
        program[place] ^= 0x7F;

        var analysis = await Read("opt/tool", program);

        Assert.Equal(("", "golang"), (Text(analysis), string.Join(", ", analysis.UnknownPackageTypes)));
    }

    [Fact]
    public async Task A_Go_program_between_two_releases_tells_its_modules_and_no_version()
    {
        var program = ProgramSamples.Go("devel go1.20-5a2d3f Mon", "mod\texample.org/app\tv1.0.0\n");

        Assert.Equal("golang example.org/app v1.0.0", Text(await Read("opt/tool", program)));
    }

    [Fact]
    public async Task A_Go_program_whose_information_is_cut_short_is_unknown_in_part()
    {
        var program = ProgramSamples.Go("go1.22.1", "mod\ta\tv1\n");

        var analysis = await Read("opt/tool", program[..^120]);

        Assert.Equal(
            ("golang stdlib 1.22.1", "golang"),
            (Text(analysis), string.Join(", ", analysis.UnknownPackageTypes))
        );
    }

    [Fact]
    public async Task A_single_file_of_NET_tells_what_is_in_it()
    {
        var analysis = await Read(
            "app/single",
            ProgramSamples.SingleFile(ProgramSamples.Dependencies, "App.dll", "Present.dll")
        );

        Assert.Equal("nuget Present 1.2.3", Text(analysis));
    }

    [Fact]
    public async Task A_single_file_whose_dependencies_are_not_where_it_says_is_unknown()
    {
        var analysis = await Read("app/single", ProgramSamples.SingleFile("{}"u8.ToArray(), "App.dll"));

        Assert.Equal(["nuget"], analysis.UnknownPackageTypes);
    }

    [Theory]
    [InlineData("\"localPath\": \"deep/Local.dll\"", "app/deep/Local.dll")]
    [InlineData("\"fileVersion\": \"1\"", "app/Local.dll")]
    public async Task A_package_is_there_by_whatever_path_its_file_was_published(string property, string file)
    {
        var dependencies = $$"""
            {
              // published by a newer SDK
              "targets": { "net10.0": {
                "Local/1.0.0": { "runtime": { "lib\\net10.0\\Local.dll": { {{property}} } } },
                "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.1": { "native": { "libclrjit.so": {} } } } },
              "libraries": {
                "Local/1.0.0": { "type": "package" },
                "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.1": { "type": "runtimepack" } },
            }
            """;

        var analysis = await _reader.Read(
            new ImageBuilder().Layer(layer =>
                layer.File("app/App.deps.json", "\uFEFF" + dependencies).File(file).File("app/libclrjit.so")
            )
        );

        Assert.Equal("nuget Local 1.0.0, nuget Microsoft.NETCore.App.Runtime.linux-x64 10.0.1", Text(analysis));
    }

    [Fact]
    public async Task A_program_compiled_ahead_of_time_needs_its_own_bill_of_materials()
    {
        var program = "\u007FELF\u0002\u0001" + new string('\0', 100) + "\0__managedcode\0";
        const string Bill = """{"components":[{"name":"A","version":"1","purl":"pkg:nuget/A@1"}]}""";
        var image = new ImageBuilder()
            .Layer(layer => layer.File("app/hello", program, "755").File("sdk/other.cdx.json", Bill))
            .Entrypoint("/app/hello");

        var without = await _reader.Read(image);
        var with = await _reader.Read(image.Layer(layer => layer.File("app/bom.json", Bill)));

        Assert.Equal(["nuget"], without.UnknownPackageTypes);
        Assert.Empty(with.UnknownPackageTypes);
    }

    [Fact]
    public async Task A_Java_archive_tells_what_is_in_it_and_in_archives_inside_of_it()
    {
        Assert.Equal(
            "maven org.example:app 1.0, maven org.inner 2.0.1, maven plain 3.1",
            Text(await Read("app/app.jar", JavaSamples.Fat()))
        );
    }

    [Fact]
    public async Task A_long_line_of_a_Java_manifest_goes_on_in_the_next_one()
    {
        var jar = JavaSamples.Jar(
            JavaSamples.Manifest("Bundle-SymbolicName: org.example.long\r\n .name\r\nBundle-Version: 1.0")
        );

        Assert.Equal("maven org.example.long.name 1.0", Text(await Read("app/app.jar", jar)));
    }

    [Theory]
    [InlineData(
        "app/run.jar",
        "#!/bin/bash\nexec java -jar \"$0\"\n",
        "groupId = g\nartifactId: a\nversion=1\n",
        "maven g:a 1"
    )]
    [InlineData("app/guava-31.1-jre.jar", "", null, "maven guava 31.1-jre")]
    [InlineData("plugins/git.jpi", "", "groupId=g\nartifactId=git\nversion=5\n", "maven g:git 5")]
    public async Task A_Java_archive_may_start_itself_and_be_named_by_its_file(
        string path,
        string before,
        string? properties,
        string expected
    )
    {
        var jar = JavaSamples.Jar(
            properties is null
                ? ("A.class", [1])
                : ("META-INF/maven/g/a/pom.properties", Encoding.UTF8.GetBytes(properties))
        );

        Assert.Equal(expected, Text(await Read(path, [.. Encoding.UTF8.GetBytes(before), .. jar])));
    }

    [Fact]
    public async Task What_is_no_Java_archive_is_unknown()
    {
        Assert.Equal(["maven"], (await Read("app/app.war", "PK no zip"u8.ToArray())).UnknownPackageTypes);
    }

    [Fact]
    public async Task A_package_that_a_store_holds_under_its_digest_is_found_by_its_hard_link()
    {
        var analysis = await _reader.Read(
            new ImageBuilder().Layer(layer =>
                layer
                    .File("store/ab/cdef", """{"name":"a","version":"1.0.0"}""")
                    .HardLink("app/node_modules/a/package.json", "store/ab/cdef")
            )
        );

        Assert.Equal("npm a 1.0.0", Text(analysis));
    }

    public void Dispose() => _reader.Dispose();

    private Task<ImageAnalysis> Read(string path, byte[] content) =>
        _reader.Read(new ImageBuilder().Layer(layer => layer.File(path, content, "755")));

    private static string Text(ImageAnalysis analysis) =>
        string.Join(", ", analysis.Packages.Select(package => $"{package.Type} {package.Name} {package.Version}"));
}
