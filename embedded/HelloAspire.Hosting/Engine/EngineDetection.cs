using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.Hosting.Engine;

/// <summary>
/// Chooses the engine as Aspire does: the one that ASPIRE_CONTAINER_RUNTIME names, else Docker where it answers, else
/// Podman. Where none answers, one message says why and what to do.
/// </summary>
internal static class EngineDetection
{
    private const string Setting = "ASPIRE_CONTAINER_RUNTIME";

    public static async Task<ContainerEngine> FindAsync(
        IConfiguration configuration,
        Cleanup.RunGuard guard,
        CancellationToken cancellationToken
    )
    {
        var wanted =
            configuration["DcpPublisher:ContainerRuntime"]
            ?? configuration[Setting]
            ?? configuration["DOTNET_" + Setting];
        string[] candidates = string.IsNullOrWhiteSpace(wanted) ? ["docker", "podman"] : [wanted];

        var refusals = new List<string>();
        foreach (var candidate in candidates)
        {
            var refusal = await AskAsync(candidate, cancellationToken).ConfigureAwait(false);
            if (refusal is null)
            {
                return new(candidate, guard);
            }
            refusals.Add($"  {candidate}: {refusal}");
        }

        throw new DistributedApplicationException(
            $"""
            No container engine answers.
            {string.Join(Environment.NewLine, refusals)}
            Start one (`sudo systemctl start docker`, `podman machine start`, Docker Desktop) or install one (`./run.sh` does it on Debian and Ubuntu as root).
            To choose one: {Setting}=docker or podman.
            """
        );
    }

    /// <summary>Returns null where the engine answers, else why it does not.</summary>
    private static async Task<string?> AskAsync(string executable, CancellationToken cancellationToken)
    {
        var format = executable == "podman" ? "{{.Version.Version}}" : "{{.Server.Version}}";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            // Docker's `version` asks the daemon; Podman's does not reach the machine where it runs in one.
            var result = await Cli.Wrap(executable)
                .WithArguments([executable == "podman" ? "info" : "version", "--format", format])
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(limit.Token)
                .ConfigureAwait(false);
            return result.IsSuccess ? null : FirstLine(result.StandardError);
        }
        catch (Win32Exception)
        {
            return "not installed";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "did not answer within 10 s";
        }
    }

    private static string FirstLine(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()
        ?? "refused without a message";
}
