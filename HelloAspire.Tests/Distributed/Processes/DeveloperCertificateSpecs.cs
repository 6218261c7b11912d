using CliWrap;

namespace HelloAspire.Tests.Distributed.Processes;

/// <summary>Where there is a developer certificate that is trusted, Aspire hands it to the containers that would take it.</summary>
public sealed class DeveloperCertificateSpecs : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("hello-aspire-home-");

    [Fact(Timeout = 300_000)]
    public async Task Containers_with_a_read_only_file_system_start_all_the_same()
    {
        await Cli.Wrap("dotnet")
            .WithArguments(["dev-certs", "https", "--trust"])
            .WithEnvironmentVariables(variables => variables.Set("HOME", _home.FullName))
            // Only some of the stores of a Linux machine can be written to.
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(TestContext.Current.CancellationToken);
        // The process disposes of them.
        var settings = new AppHostSettings([
            "--Hello:Enabled=false",
            .. new TestVariant("certified", "static-files").ToArguments(0),
        ]);
        settings.Environment["HOME"] = _home.FullName;

        await using var appHost = AppHostProcess.Start(settings);

        await appHost.WaitForOutputAsync("certified is healthy");
    }

    public void Dispose() => _home.Delete(recursive: true);
}
