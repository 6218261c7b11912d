using HelloAspire.AppHost;

namespace HelloAspire.Tests.Distributed;

/// <summary>A wrong entry ends the start with one message that names the entry and the mend.</summary>
public sealed class WrongEntrySpecs
{
    private static readonly string Context = TestVariant.ContextOf("static-files");

    [Fact]
    public Task A_name_is_missing() =>
        TheMessageNamesAsync(["Variants:0: Name", "lower-case letters"], [$"Context={Context}"]);

    [Theory]
    [InlineData("Third")]
    [InlineData("3rd")]
    [InlineData("a_third")]
    [InlineData("third-")]
    public Task A_name_is_no_resource_name(string name) =>
        TheMessageNamesAsync(
            [$"Variants:0 ('{name}'): Name", "lower-case letters"],
            [$"Name={name}", $"Context={Context}"]
        );

    [Fact]
    public Task A_name_is_taken() =>
        TheMessageNamesAsync(
            ["Variants:0 ('multi-stage'): Name", "taken", "its own name"],
            ["Name=multi-stage", $"Context={Context}"]
        );

    [Fact]
    public Task A_name_is_that_of_another_resource() =>
        TheMessageNamesAsync(
            ["Variants:0 ('comparison'): Name", "taken", "its own name"],
            ["Name=comparison", $"Context={Context}"]
        );

    [Fact]
    public Task A_context_is_missing() =>
        TheMessageNamesAsync(["Variants:0 ('third'): Context is missing", "directory"], ["Name=third"]);

    [Fact]
    public Task A_context_is_no_directory() =>
        TheMessageNamesAsync(
            ["Variants:0 ('third'): Context './nowhere' is not a directory", "relative to the app host's"],
            ["Name=third", "Context=./nowhere"]
        );

    [Fact]
    public Task A_context_has_no_Dockerfile() =>
        TheMessageNamesAsync(
            ["Variants:0 ('third'): Dockerfile 'Containerfile' is not a file", "relative to Context"],
            ["Name=third", $"Context={Context}", "Dockerfile=Containerfile"]
        );

    [Theory]
    [InlineData("Port", "0")]
    [InlineData("Port", "65536")]
    [InlineData("Port", "http")]
    [InlineData("TargetPort", "-1")]
    [InlineData("TargetPort", "80a")]
    public Task A_port_is_no_port(string key, string port) =>
        TheMessageNamesAsync(
            [$"Variants:0 ('third'): {key} is '{port}'", "from 1 to 65535"],
            ["Name=third", $"Context={Context}", $"{key}={port}"]
        );

    [Fact]
    public Task A_port_is_taken() =>
        TheMessageNamesAsync(
            ["Variants:0 ('third'): Port 5001", "'single-stage'", "its own port"],
            ["Name=third", $"Context={Context}", "Port=5001"]
        );

    [Fact]
    public Task A_health_path_has_no_slash() =>
        TheMessageNamesAsync(
            ["Variants:0 ('third'): HealthPath is 'healthz'", "begins with a slash"],
            ["Name=third", $"Context={Context}", "HealthPath=healthz"]
        );

    [Fact]
    public Task A_setting_is_unknown() =>
        TheMessageNamesAsync(
            ["Variants:0 ('third'): Ports", "Known settings: Name, Context, Dockerfile, Port"],
            ["Name=third", $"Context={Context}", "Ports=5003"]
        );

    [Fact]
    public Task There_is_nothing_to_run() =>
        TheMessageNamesAsync(["nothing to run", "Hello:Enabled", "Variants"], [], "--Hello:Enabled=false");

    [Fact]
    public Task Every_wrong_entry_is_named_at_once() =>
        TheMessageNamesAsync(
            ["Variants:0 ('third'): Context", "Variants:0 ('third'): TargetPort", "Variants:1: Name"],
            ["Name=third", "TargetPort=none"],
            $"--Variants:1:Context={Context}"
        );

    private static async Task TheMessageNamesAsync(string[] parts, string[] entry, params string[] others)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        string[] arguments =
        [
            "--Ports:MultiStage=5000",
            "--Ports:SingleStage=5001",
            .. entry.Select(e => $"--Variants:0:{e}"),
            .. others,
        ];

        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            DistributedApplicationTestingBuilder.CreateAsync<Variant>(arguments, limit.Token)
        );

        // The entry point's own exception, however the testing builder wraps it.
        var message = failure.GetBaseException().Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
