namespace HelloAspire.Tests.Distributed.Processes;

/// <summary>A real app host on a machine whose container engine the orchestrator would not take.</summary>
public sealed class EngineCheckSpecs : IDisposable
{
    private const string Mend =
        "Run eng/setup.sh, or install Docker 25 or newer with buildx (https://docs.docker.com/engine/install).";

    private const string Buildx = """{"Name":"buildx"}""";

    /// <summary>The only directory of the app host's PATH: what starts it, and the client that a test writes.</summary>
    private readonly DirectoryInfo _path = Directory.CreateTempSubdirectory("hello-aspire-");

    public EngineCheckSpecs()
    {
        foreach (var program in (string[])["dotnet", "setsid", "cat"])
        {
            File.CreateSymbolicLink(Path.Combine(_path.FullName, program), Find(program));
        }
    }

    public void Dispose() => _path.Delete(recursive: true);

    [Fact(Timeout = 60_000)]
    public Task Without_a_client() =>
        AssertRefusedAsync($"The command 'docker', which reaches a container engine, is missing. {Mend}");

    [Fact(Timeout = 60_000)]
    public Task With_a_setting_that_names_an_engine_that_is_not_there() =>
        AssertRefusedAsync(
            $"The command 'no-such-engine', which reaches a container engine, is missing. {Mend}",
            ("ASPIRE_CONTAINER_RUNTIME", "no-such-engine")
        );

    [Fact(Timeout = 60_000)]
    public Task Without_an_engine_that_answers()
    {
        File.CreateSymbolicLink(Path.Combine(_path.FullName, "docker"), Find("docker"));
        return AssertRefusedAsync(
            "The Docker engine does not answer: Cannot connect to the Docker daemon at unix:///nowhere/docker.sock. "
                + "Is the docker daemon running? Start it, or run eng/setup.sh.",
            ("DOCKER_HOST", "unix:///nowhere/docker.sock")
        );
    }

    [Fact(Timeout = 60_000)]
    public Task With_a_client_that_is_too_old()
    {
        WriteClient(client: "20.10.24", server: "26.1.5", Buildx);
        return AssertRefusedAsync($"The Docker client is 20.10.24; the orchestrator needs 25 or newer. {Mend}");
    }

    [Fact(Timeout = 60_000)]
    public Task With_an_engine_that_is_too_old()
    {
        WriteClient(client: "28.2.2", server: "20.10.24", Buildx);
        return AssertRefusedAsync($"The Docker engine is 20.10.24; the orchestrator needs 25 or newer. {Mend}");
    }

    [Fact(Timeout = 60_000)]
    public Task Without_buildx()
    {
        WriteClient(client: "28.2.2", server: "26.1.5", """{"Name":"compose"}""");
        return AssertRefusedAsync(
            $"The Docker client has no buildx plugin, which the orchestrator needs to build images. {Mend}"
        );
    }

    private async Task AssertRefusedAsync(string message, params (string Name, string Value)[] variables)
    {
        var settings = new AppHostSettings(["--Hello:Enabled=false", .. TestVariant.Small("refused").ToArguments(0)]);
        settings.Environment["PATH"] = _path.FullName;
        foreach (var (name, value) in variables)
        {
            settings.Environment[name] = value;
        }

        await using var appHost = AppHostProcess.Start(settings);

        Assert.Equal(1, await appHost.WaitForEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(message, appHost.Output.Trim());
    }

    /// <summary>Writes a client that tells the versions and plugins of a test's choice.</summary>
    private void WriteClient(string client, string server, string plugin)
    {
        var file = Path.Combine(_path.FullName, "docker");
        File.WriteAllText(
            file,
            $$$"""
            #!/bin/sh
            cat << END
            {"ServerVersion":"{{{server}}}","ClientInfo":{"Version":"{{{client}}}","Plugins":[{{{plugin}}}]}}
            END
            """
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    private static string Find(string program) =>
        Environment
            .GetEnvironmentVariable("PATH")!
            .Split(Path.PathSeparator)
            .Select(directory => Path.Combine(directory, program))
            .First(File.Exists);
}
