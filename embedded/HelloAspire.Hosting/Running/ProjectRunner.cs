using System.Runtime.InteropServices;
using System.Text;
using CliWrap;
using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Cleanup;
using Microsoft.Extensions.Hosting;

namespace HelloAspire.Hosting.Running;

/// <summary>Runs a .NET project as a process of this machine.</summary>
internal sealed class ProjectRunner(
    ProjectResource resource,
    RunGuard guard,
    ProjectAssemblies assemblies,
    ResourceEnvironment environment,
    IHostEnvironment host,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    HealthMonitor health
) : ResourceRunner(resource, notifications, logs, health)
{
    /// <summary>How long the process may take to end before it is killed.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(2);

    private CancellationTokenSource _interrupt = new();
    private CancellationTokenSource _kill = new();
    private int _process;

    protected override string EndedState => KnownResourceStates.Finished;

    private string ProjectPath => Resource.Annotations.OfType<ProjectPathAnnotation>().Last().ProjectPath;

    protected override async Task<Func<Task<int>>> LaunchAsync(bool rebuild, CancellationToken cancellationToken)
    {
        if (!File.Exists(ProjectPath) && !Directory.Exists(ProjectPath))
        {
            throw new DistributedApplicationException(
                $"The project of '{Resource.Name}' does not exist: {ProjectPath}. Correct the path; it is relative to the app host's directory."
            );
        }

        var assembly = await assemblies.FindAsync(ProjectPath, cancellationToken).ConfigureAwait(false);
        if (rebuild || !File.Exists(assembly))
        {
            await BuildAsync(cancellationToken).ConfigureAwait(false);
        }
        var command = await CommandAsync(assembly, cancellationToken).ConfigureAwait(false);

        (_interrupt, _kill) = (new(), new());
        var process = command.ExecuteAsync(_kill.Token, _interrupt.Token);
        _process = process.ProcessId;
        return async () =>
        {
            using (guard.Watch(process.ProcessId))
            {
                // Asked to end, the process ends with its own code; killed, CliWrap reports a cancellation.
                try
                {
                    return (await process.ConfigureAwait(false)).ExitCode;
                }
                catch (OperationCanceledException) when (_kill.IsCancellationRequested)
                {
                    const int Killed = 128 + 9;
                    return Killed;
                }
                catch (OperationCanceledException)
                {
                    return 0;
                }
            }
        };
    }

    protected override async Task HaltAsync(CancellationToken cancellationToken)
    {
        _kill.CancelAfter(StopLimit);
        if (OperatingSystem.IsWindows())
        {
            await _interrupt.CancelAsync().ConfigureAwait(false);
        }
        else
        {
            Terminate(_process);
        }
    }

    public override ValueTask DisposeAsync()
    {
        _interrupt.Dispose();
        _kill.Dispose();
        return base.DisposeAsync();
    }

    /// <summary>SIGTERM, as an app host in the background of a script has SIGINT ignored, and so have its children.</summary>
    private static void Terminate(int process)
    {
        const int SigTerm = 15;
        // An error means that the process has ended meanwhile.
        _ = Kill(process, SigTerm);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    private async Task BuildAsync(CancellationToken cancellationToken)
    {
        await SetStateAsync(KnownResourceStates.Building).ConfigureAwait(false);
        var result = await Cli.Wrap("dotnet")
            .WithArguments(["build", ProjectPath, "-c", ProjectAssemblies.Configuration, "-nologo"])
            .WithStandardOutputPipe(PipeTarget.ToDelegate(l => Logs.Write(Resource, l), Encoding.UTF8))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(l => Logs.Write(Resource, l, isError: true), Encoding.UTF8))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(cancellationToken)
            .ConfigureAwait(false);
        if (!result.IsSuccess)
        {
            throw new DistributedApplicationException(
                $"The build of '{Resource.Name}' failed with exit code {result.ExitCode}; its log above says why."
            );
        }
        await SetStateAsync(KnownResourceStates.Starting).ConfigureAwait(false);
    }

    private async Task<Command> CommandAsync(string assembly, CancellationToken cancellationToken)
    {
        var variables = await environment
            .VariablesAsync(Resource, hostName: null, cancellationToken)
            .ConfigureAwait(false);
        var urls = Resource
            .Annotations.OfType<EndpointAnnotation>()
            .Where(e => e.PortVariable is null)
            .Select(e => $"http://localhost:{e.TargetPort ?? e.AllocatedPort}");
        variables.TryAdd("ASPNETCORE_URLS", string.Join(';', urls));
        variables.TryAdd("ASPNETCORE_ENVIRONMENT", host.EnvironmentName);
        variables.TryAdd("DOTNET_ENVIRONMENT", host.EnvironmentName);
        await UpdateAsync(s =>
                s with
                {
                    EnvironmentVariables =
                    [
                        .. variables.Select(v => new EnvironmentVariableSnapshot(v.Key, v.Value, true)),
                    ],
                    Properties = [new("project.path", ProjectPath)],
                }
            )
            .ConfigureAwait(false);

        var arguments = await ResourceEnvironment
            .ArgumentsAsync(Resource, hostName: null, cancellationToken)
            .ConfigureAwait(false);
        var directory = File.Exists(ProjectPath) ? Path.GetDirectoryName(ProjectPath)! : ProjectPath;
        return Cli.Wrap("dotnet")
            .WithArguments([assembly, .. arguments])
            .WithWorkingDirectory(directory)
            .WithEnvironmentVariables(variables!)
            .WithStandardOutputPipe(PipeTarget.ToDelegate(l => Logs.Write(Resource, l), Encoding.UTF8))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(l => Logs.Write(Resource, l, isError: true), Encoding.UTF8))
            .WithValidation(CommandResultValidation.None);
    }
}
