using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;

namespace HelloAspire.Tests.Distributed.Processes;

/// <summary>Aspire's command line, the repository's own tool, asked of one app host.</summary>
internal static class AspireCli
{
    /// <summary>Runs a command, and returns what it printed.</summary>
    public static async Task<string> AskAspireAsync(this AppHostProcess appHost, params string[] arguments)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var result = await Cli.Wrap("dotnet")
            .WithArguments(["aspire", .. arguments, "--non-interactive", "--nologo"])
            .WithWorkingDirectory(Repository.Root)
            .WithEnvironmentVariables(v =>
                // Where it finds that app host alone; the tool itself is where it always is.
                v.Set("HOME", appHost.Settings.Home.FullName)
                    .Set("DOTNET_CLI_HOME", home)
                    .Set("NUGET_PACKAGES", Path.Combine(home, ".nuget", "packages"))
            )
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        Assert.True(
            result.IsSuccess,
            $"aspire {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.StandardOutput}{result.StandardError}"
        );
        return result.StandardOutput;
    }

    /// <summary>Runs a command that prints JSON, and returns it.</summary>
    public static async Task<JsonElement> AskAspireForJsonAsync(
        this AppHostProcess appHost,
        params string[] arguments
    ) => JsonSerializer.Deserialize<JsonElement>(await appHost.AskAspireAsync([.. arguments, "--format", "json"]));
}
