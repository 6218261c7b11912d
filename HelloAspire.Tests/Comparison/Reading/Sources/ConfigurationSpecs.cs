using System.Text;
using HelloAspire.Comparison.Checks;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reading.Sources;

/// <summary>Configurations as builders write them, whatever the specification says.</summary>
public sealed class ConfigurationSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Theory]
    [InlineData("""{"Cmd":"/a"}""", "/a")]
    [InlineData("""{"Entrypoint":"/a","Cmd":null}""", "/a")]
    [InlineData("""{"Entrypoint":null,"Cmd":["/a",null]}""", "/a")]
    [InlineData("""{"Entrypoint":[null],"Cmd":["/a"]}""", "/a")]
    [InlineData("""{"ExposedPorts":null,"Env":null,"Labels":null,"Healthcheck":null}""", null)]
    [InlineData(
        """{"ExposedPorts":["80/tcp"],"Volumes":"/data","Env":"A=b","User":1000,"Labels":{"a":1,"b":null}}""",
        null
    )]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    public async Task Settings_may_be_texts_numbers_null_or_missing(string settings, string? program)
    {
        var analysis = await Read(
            $$$"""{"architecture":"amd64","os":"linux","config":{{{settings}}},"rootfs":{"diff_ids":["DIFF"]}}"""
        );

        Assert.Equal(program, analysis.Program?.Path);
        Assert.Equal(3, analysis.Image.Size.Live);
    }

    [Fact]
    public async Task Settings_are_understood_in_each_spelling()
    {
        var config = (
            await Read(
                """{"config":{"ExposedPorts":["80/tcp"],"Volumes":"/data","Env":"A=b","User":1000},"rootfs":{"diff_ids":["DIFF"]}}"""
            )
        )
            .Image
            .Config;

        Assert.Equal(
            ("80/tcp", "/data", "A=b", "1000"),
            (config.ExposedPorts[0], config.Volumes[0], config.Environment[0], config.User)
        );
    }

    [Theory]
    [InlineData("""[{"created_by":"A"},{"created_by":"B"},{"created_by":"C","empty_layer":"true"},null,{}]""", "A")]
    [InlineData("""[{"created_by":7,"empty_layer":null}]""", "7")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    public async Task A_history_may_be_longer_or_shorter_than_the_layers(string history, string createdBy)
    {
        var analysis = await Read(
            $$$"""{"created":"yesterday","history":{{{history}}},"rootfs":{"diff_ids":["DIFF"]},}"""
        );

        Assert.Equal(createdBy, analysis.Image.Layers[0].CreatedBy);
    }

    [Fact]
    public async Task A_configuration_may_begin_with_a_byte_order_mark() =>
        Assert.Equal(3, (await Read("\uFEFF{\"rootfs\":{\"diff_ids\":[\"DIFF\"]}}")).Image.Size.Live);

    [Theory]
    [InlineData("A=\\ud800x", "A=\uFFFDx")]
    [InlineData("A=\\udc00\\ud83d\\ude00", "A=\uFFFD\U0001F600")]
    [InlineData("A=\\\\ud800", "A=\\ud800")]
    [InlineData("A=\u00e9", "A=\uFFFD")]
    public async Task What_is_no_Unicode_is_read_as_engines_read_it(string text, string variable)
    {
        // Latin-1 makes one byte of each letter.
        var analysis = await Read(
            $$$"""{"config":{"Env":["{{{text}}}"],"Labels":{"{{{text}}}":"x"}},"rootfs":{"diff_ids":["DIFF"]}}""",
            Encoding.Latin1
        );

        Assert.Equal(variable, Assert.Single(analysis.Image.Config.Environment));
        Assert.Equal(variable, Assert.Single(analysis.Image.Config.Labels).Key);
    }

    [Fact]
    public async Task What_nobody_asks_for_may_be_nested_deeply()
    {
        var deep = new string('[', 300) + new string(']', 300);

        Assert.Equal(3, (await Read($$$"""{"x":{{{deep}}},"rootfs":{"diff_ids":["DIFF"]}}""")).Image.Size.Live);
    }

    [Theory]
    [InlineData("null", """{"rootfs":{"diff_ids":null}}""")]
    [InlineData("[]", """{"rootfs":null}""")]
    [InlineData("[]", "{}")]
    [InlineData(null, """{"rootfs":{"type":"layers","diff_ids":[]}}""")]
    public async Task An_image_may_have_no_layers_in_each_spelling(string? layers, string config)
    {
        var blob = new Blob(Encoding.UTF8.GetBytes(config));
        var field = layers is null ? "" : $",\"Layers\":{layers}";
        var archive = new LayerBuilder()
            .File(blob.Hex + ".json", blob.Content)
            .File("manifest.json", $$"""[{"Config":"{{blob.Hex}}.json"{{field}}}]""");

        var image = (await _reader.Read("docker-archive:" + _reader.Files.Write(archive.ToArray()))).Image;

        Assert.Equal((0, 0L), (image.Layers.Count, image.Size.Stored));
    }

    [Fact]
    public async Task A_Windows_image_is_measured_and_told_in_one_line()
    {
        var image = new ImageBuilder()
            .Layer(layer => layer.File("Files/app/a.exe", "MZ").Directory("Hives"))
            .Entrypoint(@"C:\app\a.exe")
            .User("ContainerUser");
        image.Config["os"] = "windows";

        var analysis = await _reader.Read(image);

        Assert.Equal(2, analysis.Image.Size.Live);
        Assert.Contains(
            "for windows/amd64",
            Assert.Single(analysis.Findings, finding => finding.Id == "HELLO-0013").Detail
        );
        Assert.DoesNotContain(analysis.Findings, finding => finding.Id is "HELLO-0009" or "CIS-DI-0001");
    }

    [Theory]
    [InlineData("root:x:0:0::/:/bin/sh\n+::::::\n-@all::::::\n# old::0::\n")]
    [InlineData("root:x:0:0::/:/bin/sh\r\n+nisuser::::::\r\n")]
    public async Task Lines_for_a_directory_service_are_no_accounts_without_a_password(string passwd)
    {
        var analysis = await _reader.Read(new ImageBuilder().Layer(layer => layer.File("etc/passwd", passwd)));

        Assert.DoesNotContain(analysis.Findings, finding => finding.Id is "DKL-LI-0001" or "DKL-LI-0002");
    }

    [Fact]
    public async Task Documents_and_what_packages_bring_along_are_no_source_code_left_in()
    {
        var analysis = await _reader.Read(
            new ImageBuilder().Layer(layer =>
                layer
                    .File("app/README.cs", "czech")
                    .File("app/node_modules/a/src/a.c", "c")
                    .File("usr/lib/python3/site-packages/x/y.cpp", "c")
                    .File("app/Program.cs", "source")
            )
        );

        Assert.Equal(["/app/Program.cs"], analysis.AttackSurface.SourceCode);
    }

    public void Dispose() => _reader.Dispose();

    private Task<ImageAnalysis> Read(string config, Encoding? encoding = null)
    {
        var layer = new Blob(new LayerBuilder().File("a", "abc", "755").ToArray());
        var blob = new Blob((encoding ?? Encoding.UTF8).GetBytes(config.Replace("DIFF", layer.Digest)));
        var archive = new LayerBuilder()
            .File("layer", layer.Content)
            .File(blob.Hex + ".json", blob.Content)
            .File("manifest.json", $$"""[{"Config":"{{blob.Hex}}.json","RepoTags":"app:1","Layers":"layer"}]""");
        return _reader.Read("docker-archive:" + _reader.Files.Write(archive.ToArray()));
    }
}
