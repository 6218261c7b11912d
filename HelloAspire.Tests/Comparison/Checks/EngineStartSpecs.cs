namespace HelloAspire.Tests.Comparison.Checks;

/// <summary>What the checks say of an image's start is what the engine says of it.</summary>
public sealed class EngineStartSpecs(StartingImages images) : IClassFixture<StartingImages>
{
    [Theory]
    [InlineData("/cases/good", "0")]
    [InlineData("/cases/good", "1654:1654")]
    [InlineData("/cases/env-split", "0")]
    [InlineData("/cases/private/good", "0")]
    [InlineData("/cases/owner-only", "0")]
    [InlineData("sh|-c|exec /cases/good", "1654")]
    [InlineData("good", "1654", "ENV PATH=/nowhere:/cases")]
    [InlineData("./good", "1654", "WORKDIR /cases")]
    [InlineData("good", "1654", "ENV PATH=\nWORKDIR /cases", false)]
    [InlineData("/cases/private/good", "1654", "", false)]
    [InlineData("/cases/owner-only", "1654", "", false)]
    [InlineData("/cases/readable", "1654", "", false)]
    [InlineData("/cases/unexecutable", "0", "", false)]
    [InlineData("/cases/good", "nobody-knows", "", false)]
    [InlineData("/cases/crlf", "0", "", false)]
    [InlineData("/cases/marked", "0", "", false)]
    [InlineData("/cases/no-interpreter", "0", "", false)]
    [InlineData("/cases/dull-interpreter", "0", "", false)]
    [InlineData("/cases/folder-interpreter", "0", "", false)]
    [InlineData("/cases/no-bash", "0", "", false)]
    [InlineData("/cases/plain", "0", "", false)]
    [InlineData("/cases/empty", "0", "", false)]
    [InlineData("/cases/foreign", "0", "", false)]
    [InlineData("/cases/unlinked", "0", "", false)]
    [InlineData("/cases", "0", "", false)]
    [InlineData("/cases/nothing", "0", "", false)]
    [InlineData("nothing", "0", "", false)]
    [InlineData("sh|-c|exec /cases/nothing", "0", "", false)]
    public async Task The_check_says_what_the_engine_says(
        string entrypoint,
        string user,
        string further = "",
        bool starts = true
    )
    {
        var words = string.Join("\", \"", entrypoint.Split('|'));

        var (finding, didStart, says) = await images.Try(
            $"{further}\nUSER {user}\nENTRYPOINT [\"{words}\"]",
            TestContext.Current.CancellationToken
        );

        Assert.True(starts == didStart, $"The engine says: {says}");
        Assert.True(starts == finding is null, finding ?? $"Nothing was found; the engine says: {says}");
    }
}
