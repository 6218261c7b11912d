using CliWrap;
using CliWrap.Buffered;
using HelloAspire.AppHost;

namespace HelloAspire.Tests.Distributed;

/// <summary>A real app host that cannot start says so and ends.</summary>
public sealed class StartFailureSpecs
{
    [Fact(Timeout = 120_000)]
    public async Task An_engine_that_nobody_knows_ends_the_start_with_exit_code_1()
    {
        const string Url = "http://127.0.0.1:0";
        var run = await Cli.Wrap("dotnet")
            .WithArguments([
                "exec",
                typeof(Variant).Assembly.Location,
                "--Hello:Enabled=false",
                .. new TestVariant("refused", "static-files").ToArguments(0),
            ])
            .WithEnvironmentVariables(v =>
                v.Set("ASPIRE_CONTAINER_RUNTIME", "no-such-engine")
                    .Set("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true")
                    .Set("ASPNETCORE_URLS", Url)
                    .Set("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", Url)
            )
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no-such-engine", run.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", run.StandardError, StringComparison.Ordinal);
    }
}
