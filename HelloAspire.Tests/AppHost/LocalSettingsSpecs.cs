using HelloAspire.AppHost;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.Tests.AppHost;

[Trait("Category", "Model")]
public sealed class LocalSettingsSpecs : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("hello-aspire-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void The_machines_settings_go_before_those_of_the_repository()
    {
        Write("appsettings.json", """{ "Ports": { "MultiStage": 5000, "SingleStage": 5001 } }""");
        Write("appsettings.Local.json", """{ "Ports": { "MultiStage": 6000 } }""");

        var configuration = Read();

        Assert.Equal("6000", configuration["Ports:MultiStage"]);
        Assert.Equal("5001", configuration["Ports:SingleStage"]);
    }

    [Fact]
    public void The_users_settings_go_before_those_that_the_set_up_wrote()
    {
        Write("appsettings.json", """{ "BaseImages": { } }""");
        Write("appsettings.BaseImages.json", """{ "BaseImages": { "Sdk": "standin", "Runtime": "standin" } }""");
        Write("appsettings.Local.json", """{ "BaseImages": { "Sdk": "mirror/sdk:10" } }""");

        var configuration = Read();

        Assert.Equal("mirror/sdk:10", configuration["BaseImages:Sdk"]);
        Assert.Equal("standin", configuration["BaseImages:Runtime"]);
    }

    [Fact]
    public void The_command_line_goes_before_the_machines_settings()
    {
        Write("appsettings.json", """{ "Ports": { "MultiStage": 5000 } }""");
        Write("appsettings.Local.json", """{ "Ports": { "MultiStage": 6000 } }""");

        Assert.Equal("7000", Read("--Ports:MultiStage=7000")["Ports:MultiStage"]);
    }

    [Fact]
    public void A_machine_needs_no_settings_of_its_own()
    {
        Write("appsettings.json", """{ "Ports": { "MultiStage": 5000 } }""");

        Assert.Equal("5000", Read()["Ports:MultiStage"]);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named_with_the_line()
    {
        Write("appsettings.json", """{ "Ports": { } }""");
        Write("appsettings.Local.json", "{\n  \"Ports\": { \"MultiStage\": 6000,, }\n}");

        var message = StartFailure.MessageOf(Assert.ThrowsAny<Exception>(() => Read()));

        Assert.Contains(Path.Combine(_directory.FullName, "appsettings.Local.json"), message, StringComparison.Ordinal);
        Assert.Contains("LineNumber: 1", message, StringComparison.Ordinal);
    }

    private ConfigurationManager Read(params string[] arguments)
    {
        var builder = DistributedApplication.CreateBuilder(
            new DistributedApplicationOptions { ProjectDirectory = _directory.FullName, DisableDashboard = true }
        );
        builder.Configuration.Sources.Clear();
        builder.Configuration.SetBasePath(_directory.FullName);
        builder.Configuration.AddJsonFile("appsettings.json");
        builder.Configuration.AddCommandLine(arguments);
        builder.AddLocalSettings();
        return builder.Configuration;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_directory.FullName, name), text);
}
