using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Comparing.Advice;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Load;
using HelloAspire.Comparison.Measures.Parity;

namespace HelloAspire.Tests.Comparison.Comparing.Advice;

[Trait("Category", "Model")]
public sealed class AdviceSpecs
{
    private static readonly double[] Slow = [500, 505, 510, 515, 520];

    [Fact]
    public void I_am_told_to_ship_the_image_that_is_smaller_and_less_exposed()
    {
        var advice = Verdict.On(
            Pair(Image("multi", 25_000_000), Image("single", 2_000_000_000, new UserCheck().Info)),
            new()
        );

        Assert.Equal("Ship multi", advice.Headline);
        Assert.Equal(
            "multi is 80 times smaller and less exposed than single. Both run the same program, byte for byte.",
            advice.Reason
        );
        Assert.Equal(["80 times smaller", "1 fewer finding", "Not measured"], advice.Criteria.Select(a => a.Figure));
    }

    [Fact]
    public void A_smaller_image_with_more_findings_is_a_trade_off()
    {
        var advice = Verdict.On(Pair(Image("a", 80, new UserCheck().Info), Image("b", 100)), new());

        Assert.Equal("It is a trade-off", advice.Headline);
        Assert.StartsWith("a is 20 % smaller; b is less exposed.", advice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_that_cannot_start_is_not_to_be_shipped()
    {
        var advice = Verdict.On(Pair(Image("a", 1, new MissingProgramCheck().Info), Image("b", 100)), new());

        Assert.Equal("a cannot start", advice.Headline);
    }

    [Theory]
    [InlineData(
        "windows",
        "/app",
        "They are for different systems",
        "a is a Windows image: its program is not examined."
    )]
    [InlineData("linux", "/app", "Ship a", "a does not contain the program that it names.")]
    [InlineData("linux", null, "a cannot start", "a names no program to run.")]
    public void Whose_program_is_not_known_is_named(string system, string? program, string headline, string sentence)
    {
        var known = Image("b", 100) with { Program = new("/app", default) };
        var unknown = Image("a", 1);
        var config = unknown.Image.Config with
        {
            Platform = new Platform(system, "amd64"),
            Entrypoint = program is null ? [] : [program],
        };
        var pair = Pair(unknown with { Image = unknown.Image with { Config = config } }, known) with
        {
            SameProgram = null,
        };

        var advice = Verdict.On(pair, new());

        Assert.Equal(headline, advice.Headline);
        Assert.EndsWith(sentence, advice.Reason, StringComparison.Ordinal);
        Assert.Equal(system != "windows", advice.Criteria[1].IsKnown);
    }

    [Fact]
    public void An_image_beside_itself_is_called_the_same()
    {
        var image = Image("a", 100);

        var advice = Verdict.On(Pair(image, image with { Image = image.Image with { Name = "b" } }), new());

        Assert.Equal("Both are the same image", advice.Headline);
        Assert.Equal("Both run the same program, byte for byte.", Verdict.On(Pair(image, image), new()).Reason);
    }

    [Fact]
    public void A_broken_image_beside_itself_is_named_once()
    {
        var image = Image("a", 1, new MissingProgramCheck().Info);

        Assert.Equal("a cannot start", Verdict.On(Pair(image, image), new()).Headline);
    }

    [Fact]
    public void Different_answers_come_before_size()
    {
        var answer = new ParityAnswer("GET /", "", 200, false, [new ParityDifference("b", [])]);
        var measured = new Measurements { Parity = new ParityResult("fresh", [answer]) };

        var advice = Verdict.On(Pair(Image("a", 1), Image("b", 100)), measured);

        Assert.Equal("Their responses differ", advice.Headline);
        Assert.EndsWith(
            "Both run the same program, byte for byte, yet respond identically to 0 of 1 requests.",
            advice.Reason,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(300, "1.7 times as fast to start", "Ship a")]
    [InlineData(509, "Equally fast", "Either will do")]
    [InlineData(470, "Equally fast", "Either will do")]
    public void A_start_up_that_is_no_clear_lead_is_none(double start, string figure, string headline)
    {
        var measured = new Measurements
        {
            Startup = new StartupResult([
                Startup("a", [start - 2, start - 1, start, start + 1, start + 6]),
                Startup("b", Slow),
            ]),
        };

        var advice = Verdict.On(Pair(Image("a", 100), Image("b", 100)), measured);

        Assert.Equal(figure, advice.Criteria[2].Figure);
        Assert.Equal(headline, advice.Headline);
    }

    [Fact]
    public void More_requests_a_second_are_a_lead_where_the_turns_agree()
    {
        var measured = new Measurements
        {
            Throughput = new ThroughputResult(
                8,
                [Throughput("a", [100, 105, 110, 115, 120]), Throughput("b", [200, 205, 210, 215, 220])]
            ),
        };

        var advice = Verdict.On(Pair(Image("a", 100), Image("b", 100)), measured);

        Assert.Equal("1.9 times as fast to answer", advice.Criteria[2].Figure);
        Assert.Equal("b", advice.Criteria[2].Better);
    }

    [Fact]
    public void A_lead_needs_intervals_that_lie_apart_and_the_rule_is_told()
    {
        double[] steady = [100, 101, 102, 103, 104, 105, 106, 107, 108];
        // Its median is far higher, but so wide is its spread that it may be as low.
        double[] wide = [90, 95, 100, 105, 150, 200, 210, 220, 230];
        var measured = new Measurements { Startup = new StartupResult([Startup("a", steady), Startup("b", wide)]) };

        var speed = Verdict.On(Pair(Image("a", 100), Image("b", 100)), measured).Criteria[2];

        Assert.Equal("Equally fast", speed.Figure);
        Assert.Contains("The spread of start-up is wide: measure again", speed.Detail, StringComparison.Ordinal);
        Assert.EndsWith(Advantage.Rule, speed.Detail, StringComparison.Ordinal);
    }

    private static VariantStartup Startup(string name, double[] samples) =>
        new(name, Distribution.Of(samples), Distribution.Of(samples), samples);

    private static VariantThroughput Throughput(string name, double[] turns) =>
        new(name, 1, 0, turns.Average(), turns, null, null);

    private static ImageAnalysis Image(string name, long size, params CheckInfo[] found) =>
        new()
        {
            Image = new Image
            {
                Name = name,
                Reference = name,
                Id = name,
                Config = new ImageConfig
                {
                    Platform = new Platform("linux", "amd64"),
                    DiffIds = [],
                    Entrypoint = ["/app"],
                },
                Layers = [],
                Tree = null!,
                Size = new Sizes(size, size, size, CompressedIsEstimate: false),
            },
            Packages = [],
            UnknownPackageTypes = [],
            AttackSurface = new()
            {
                Executables = 1,
                Shells = [],
                PackageManagers = [],
                Compilers = [],
                Sdks = [],
                Debuggers = [],
                NetworkTools = [],
                SetUid = [],
                WorldWritable = [],
                DebugSymbols = [],
                SourceCode = [],
            },
            Findings = [.. found.Select(c => new Finding(c, "", [], FindingOrigin.Own))],
        };

    private static ImageComparison Pair(ImageAnalysis left, ImageAnalysis right) =>
        new()
        {
            Left = left,
            Right = right,
            SameProgram = true,
            Attributes = [],
            Files = new([], [], []),
            Packages = new([], [], []),
            Findings = new([], []),
        };
}
