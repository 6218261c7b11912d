namespace HelloAspire.Tests;

/// <summary>A text that is kept beside its test. To renew it: run the test once with <c>UPDATE_GOLDEN=1</c>, and look at the difference.</summary>
internal static class GoldenFile
{
    /// <param name="path">Its segments, from this project's folder on.</param>
    public static void Check(string actual, params string[] path)
    {
        var file = Repository.PathTo(["HelloAspire.Tests", .. path]);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, actual);
        }
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
