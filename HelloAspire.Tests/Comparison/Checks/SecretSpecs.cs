using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Images.Secrets;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Checks;

/// <summary>Secrets in their well-known forms, wherever they lie. The samples are put together here, so that none is in this file.</summary>
public sealed class SecretSpecs : IDisposable
{
    private const string Noise = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6";
    private readonly Reader _reader = new();

    public static TheoryData<string, string, string> Samples =>
        new()
        {
            { "private key", "app/id_rsa", "-----BEGIN " + "RSA PRIVATE KEY-----\n" + Noise + "\n" },
            { "private key", "app/key.pem", "-----BEGIN " + "PRIVATE KEY-----\r\n" + Noise + "\r\n" },
            { "AWS access key", "app/a", "id: AKI" + "AQ3EGRTZ7PLMN2WXY" },
            { "AWS secret key", "app/a", "aws_secret_access_key = " + Noise[..40] },
            { "Azure storage key", "app/a", "AccountKey=" + (Noise + Noise)[..86] + "==" },
            { "GitHub token", "app/a", "ghp_" + Noise[..36] },
            { "GitHub token", "app/a", "github_pat_" + (Noise + Noise)[..82] },
            { "GitLab token", "app/a", "glpat-" + Noise[..20] },
            { "Google API key", "app/a", "AIza" + Noise[..35] },
            { "npm token", "app/a", "npm_" + Noise[..36] },
            { "NuGet API key", "app/a", "oy2" + "abcdefghijklmnopqrstuvwxyz234567abcdefghijk" },
            { "PyPI token", "app/a", "pypi-AgEI" + Noise },
            { "Slack token", "app/a", "xoxb-" + "1234567890-" + Noise[..24] },
            { "Stripe key", "app/a", "sk_live_" + Noise[..24] },
            { "npm registry password", "root/.npmrc", "//registry.example.org/:_authToken=" + Noise[..20] },
            {
                "NuGet feed password",
                "root/NuGet.Config",
                "<add key=\"ClearTextPassword\" value=\"" + Noise[..12] + "\" />"
            },
            { "registry login", "root/.docker/config.json", "{\"auths\":{\"r\":{\"auth\":\"" + Noise[..16] + "\"}}}" },
            { "Git password", "root/.git-credentials", "https://me:" + Noise[..12] + "@example.org" },
            { "network login", "root/.netrc", "machine a login b password " + Noise[..12] },
        };

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_secret_in_a_file_is_found_with_its_line(string kind, string path, string text)
    {
        var secret = await Single(ImageBuilder.Clean().Layer(layer => layer.File(path, "first line\n" + text)));

        Assert.StartsWith($"{char.ToUpperInvariant(kind[0])}{kind[1..]} in /{path}, line 2", secret.Detail);
        Assert.DoesNotContain(Noise[..12], secret.Detail);
    }

    [Fact]
    public async Task A_secret_is_found_wherever_in_a_long_file_it_lies()
    {
        const int Chunk = 1 << 18;
        var token = "ghp_" + Noise[..36];
        foreach (var place in new[] { Chunk - 20, Chunk, Chunk + 5, 2 * Chunk - 39, 3 * Chunk })
        {
            var text = string.Concat(Enumerable.Repeat("0123456\n", 4 * Chunk / 8))[..(place - 1)] + "\n" + token;
            var secret = await Single(ImageBuilder.Clean().Layer(layer => layer.File("app/log", text)));

            Assert.Contains($"line {text.Count(c => c == '\n') + 1}.", secret.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_secret_that_a_later_layer_deletes_is_still_in_the_image()
    {
        var secret = await Single(
            ImageBuilder
                .Clean()
                .Layer(layer => layer.File("app/.env", "ghp_" + Noise[..36]))
                .Layer(layer => layer.Whiteout("app/.env"))
        );

        Assert.Contains("hidden by a later layer, but still in layer 2", secret.Detail);
    }

    [Theory]
    [InlineData("API_TOKEN=s3cr3t-value", "value for 'API_TOKEN'")]
    [InlineData("URL=postgres://me:hunter22@db/app", "password in a URL")]
    public async Task A_secret_in_the_environment_is_told_by_its_name(string variable, string kind)
    {
        var secret = await Single(ImageBuilder.Clean().Env(variable).Step("ENV " + variable));

        Assert.Contains(kind[1..], secret.Detail);
        Assert.Contains("in the environment variable", secret.Detail);
    }

    [Fact]
    public async Task A_secret_that_is_written_through_a_link_is_visible()
    {
        var secret = await Single(
            ImageBuilder
                .Clean()
                .Layer(layer =>
                    layer
                        .Directory("home/root")
                        .SymbolicLink("root", "home/root")
                        .File("root/.netrc", "machine a login b password " + Noise[..12])
                )
        );

        Assert.Equal("Network login in /home/root/.netrc, line 1.", secret.Detail);
        Assert.Equal(["/home/root/.netrc"], secret.Paths);
    }

    [Fact]
    public async Task What_is_a_secret_in_one_setting_is_masked_in_all()
    {
        var image = (
            await _reader.Read(
                ImageBuilder
                    .Clean()
                    .Env($"DB_PASSWORD={Noise[..12]}")
                    .Label("hint", $"it is {Noise[..12]}")
                    .Step($"RUN echo {Noise[..12]} # buildkit")
            )
        ).Image;

        Assert.Equal("DB_PASSWORD=***", image.Config.Environment[^1]);
        Assert.Equal("it is ***", image.Config.Labels["hint"]);
        Assert.Equal("RUN echo *** # buildkit", image.Config.History[^1].CreatedBy);
    }

    [Theory]
    [InlineData("TOKEN_FILE=/run/secrets/token")]
    [InlineData("TOKEN=$TOKEN")]
    [InlineData("PASSWORD=")]
    [InlineData("REQUIRE_TOKEN=true")]
    [InlineData("TOKEN_TTL=3600")]
    [InlineData("DOTNET_GENERATE_ASPNET_CERTIFICATE=false")]
    [InlineData("ASPNETCORE_HTTP_PORTS=8080")]
    public async Task A_variable_that_gives_nothing_away_is_passed_over(string variable)
    {
        Assert.Empty((await _reader.Read(ImageBuilder.Clean().Env(variable).Step("ENV " + variable))).Findings);
    }

    [Theory]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMII…\n")]
    [InlineData("ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    public async Task A_placeholder_is_none(string text)
    {
        Assert.Empty(
            (await _reader.Read(ImageBuilder.Clean().Layer(layer => layer.File("app/readme", text)))).Findings
        );
    }

    [Fact]
    public async Task A_build_argument_with_a_secret_stays_in_the_history()
    {
        var secret = await Single(ImageBuilder.Clean().Step("RUN |1 NPM_TOKEN=abcd1234 /bin/sh -c npm ci # buildkit"));

        Assert.Equal("Value for 'NPM_TOKEN' in the build history, step 2.", secret.Detail);
    }

    [Theory]
    [InlineData("A_TOKEN=abcd1234 B=c TOKEN=$X", "A_TOKEN=*** B=c TOKEN=$X")]
    [InlineData("A=TOKEN=abcd1234", "A=TOKEN=***")]
    [InlineData("curl https://me:hunter22@example.org", "curl https://me:***@example.org")]
    [InlineData("nothing", "nothing")]
    public void Reports_mask_every_secret(string text, string masked)
    {
        Assert.Equal(masked, SecretText.Redact(text));
    }

    public void Dispose() => _reader.Dispose();

    private async Task<Finding> Single(ImageBuilder image) =>
        Assert.Single((await _reader.Read(image)).Findings, finding => finding.Id == new SecretsCheck().Info.Id);
}
