using HelloAspire.Comparison;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Tests.Comparison.Samples;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.Tests.Comparison.Comparing.Gates;

/// <summary>Conditions under which a build shall fail.</summary>
public sealed class GateSpecs : IAsyncLifetime
{
    private readonly Reader _reader = new();
    private ImageComparison _comparison = null!;

    // Left: 20 bytes, all alive. Right: 200 bytes, 50 of them alive, root, a set-uid file.
    public async ValueTask InitializeAsync() =>
        _comparison = await _reader.Compare(
            new ImageBuilder()
                .Layer(layer => layer.File("a", new byte[20]))
                .User("1")
                .Label("org.opencontainers.image.a", "b"),
            new ImageBuilder()
                .Layer(layer => layer.File("a", new byte[150]))
                .Layer(layer => layer.File("a", new byte[50], "4755"))
                .Label("org.opencontainers.image.a", "b")
        );

    [Theory]
    [InlineData("ratio<10", false)]
    [InlineData("ratio<=10", true)]
    [InlineData("ratio > 9.5x", true)]
    [InlineData("ratio=10", true)]
    [InlineData("stored>199B", true)]
    [InlineData("stored>0.2kB", false)]
    [InlineData("left.stored>20", false)]
    [InlineData("right.stored>=200", true)]
    [InlineData("waste>150", false)]
    [InlineData("waste>=150", true)]
    [InlineData("waste>74%", true)]
    [InlineData("waste>75%", false)]
    [InlineData("left.waste>0%", false)]
    [InlineData("efficiency<25%", false)]
    [InlineData("EFFICIENCY<0.26", true)]
    [InlineData("layers>1", true)]
    [InlineData("setuid>0", true)]
    [InlineData("check:high", true)]
    [InlineData("left.check:high", false)]
    [InlineData("right.check:CIS-DI-0001", true)]
    [InlineData("check:CIS-DI-0010", false)]
    [InlineData("introduced:low", true)]
    [InlineData("check:cis-di-0001", true)]
    [InlineData("introduced:Cis-Di-0008", true)]
    [InlineData("Right.Check:HIGH", true)]
    [InlineData("INTRODUCED:low", true)]
    [InlineData("ratio>=1000%", true)]
    [InlineData("ratio==10x", true)]
    [InlineData("introduced:CIS-DI-0008", true)]
    [InlineData("introduced:DKL-DI-0005", false)]
    public void A_condition_holds_or_fails(string condition, bool fails)
    {
        Assert.Equal(fails, Assert.Single(Evaluate(condition)).Failed);
    }

    [Fact]
    public void Each_condition_is_told_with_what_was_found()
    {
        var results = Evaluate("ratio<10, waste>50MB ,check:high,introduced:medium");

        Assert.Equal(
            ["ratio<10", "waste>50MB", "check:high", "introduced:medium"],
            results.Select(result => result.Condition)
        );
        Assert.Equal(["10", "left: 0 B, right: 150 B"], results.Take(2).Select(result => result.Actual));
        Assert.Equal("CIS-DI-0001 Runs as root", results[2].Actual);
    }

    [Fact]
    public void An_image_that_did_not_change_introduces_nothing()
    {
        var same = ImageComparison.Of(_comparison.Right, _comparison.Right);

        Assert.False(Gate.Parse("introduced:info").Evaluate([same.Left, same.Right], same)[0].Failed);
    }

    [Theory]
    [InlineData("", 1, "not a condition")]
    [InlineData("ratio<10,", 10, "not a condition")]
    [InlineData("ratio", 1, "not a condition")]
    [InlineData("ratio<ten", 7, "not a number")]
    [InlineData("size>5MB", 1, "'size' is not a metric")]
    [InlineData("ratio<10, waste>5XB", 18, "'XB' is not a unit of 'waste'")]
    [InlineData("layers>5MB", 9, "not a unit of 'layers'")]
    [InlineData("check:grave", 7, "neither a severity")]
    [InlineData("check:3", 7, "neither a severity")]
    [InlineData("left.ratio<2", 1, "leave out 'left.'")]
    [InlineData("left.introduced:low", 1, "leave out the side")]
    [InlineData("ratio<-1", 7, "'-1' is not a number")]
    [InlineData("efficiency<95", 12, "never above 100 %: write 'efficiency<95%'")]
    [InlineData("efficiency>=101%", 13, "never above 100 %")]
    [InlineData("packages>0%", 11, "is a count: it has no unit")]
    [InlineData("layers>2x", 9, "is a count: it has no unit")]
    [InlineData("waste>2x", 8, "is in bytes")]
    [InlineData("ratio>5MB", 8, "is a ratio")]
    public void A_malformed_condition_is_pointed_to(string text, int position, string what)
    {
        var refusal = Assert.Throws<UserErrorException>(() => Gate.Parse(text)).Message;

        var lines = refusal.Split('\n');
        Assert.StartsWith($"--fail-on, position {position}: ", lines[0]);
        Assert.Contains(what, lines[0]);
        Assert.Equal(position + 2, lines[2].IndexOf('^') + 1);
    }

    [Theory]
    [InlineData("ratio<10")]
    [InlineData("introduced:low")]
    [InlineData("right.waste>5")]
    [InlineData("right.check:high")]
    public void A_condition_on_two_images_needs_two(string condition)
    {
        var refusal = Assert.Throws<UserErrorException>(() => Gate.Parse(condition).Evaluate([_comparison.Left], null));

        Assert.Contains("compares two images", refusal.Message);
    }

    [Fact]
    public void Budgets_of_the_configuration_are_a_text_or_an_array_and_errors_name_the_setting()
    {
        Assert.Empty(Gate.Read(Settings()).Evaluate([_comparison.Left], null));
        Assert.Equal(
            ["ratio<10", "check:high"],
            Gate.Read(Settings(("Comparison:FailOn", "ratio<10,check:high")))
                .Evaluate([_comparison.Left, _comparison.Right], _comparison)
                .Select(result => result.Condition)
        );
        Assert.Equal(
            ["ratio<10", "check:high"],
            Gate.Read(Settings(("Comparison:FailOn:0", "ratio<10"), ("Comparison:FailOn:1", "check:high")))
                .Evaluate([_comparison.Left, _comparison.Right], _comparison)
                .Select(result => result.Condition)
        );

        var refusal = Assert.Throws<UserErrorException>(() => Gate.Read(Settings(("Comparison:FailOn", "size<1"))));

        Assert.StartsWith("Comparison:FailOn, position 1: 'size' is not a metric", refusal.Message);
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        return ValueTask.CompletedTask;
    }

    private IReadOnlyList<GateResult> Evaluate(string text) =>
        Gate.Parse(text).Evaluate([_comparison.Left, _comparison.Right], _comparison);

    private static IConfiguration Settings(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)))
            .Build();
}
