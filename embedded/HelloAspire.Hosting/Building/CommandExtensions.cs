using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Running;
using Microsoft.Extensions.DependencyInjection;

namespace HelloAspire.Hosting;

/// <summary>Gives resources commands.</summary>
public static class CommandExtensions
{
    /// <summary>Adds a command.</summary>
    public static IResourceBuilder<T> WithCommand<T>(
        this IResourceBuilder<T> builder,
        string name,
        string displayName,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
        CommandOptions? commandOptions = null
    )
        where T : IResource =>
        builder.With(new ResourceCommandAnnotation(name, displayName, executeCommand, commandOptions ?? new()));

    /// <summary>Adds start, stop, restart and rebuild, each offered in the states in which Aspire offers it.</summary>
    internal static IResourceBuilder<T> WithStandardCommands<T>(this IResourceBuilder<T> builder)
        where T : IResource
    {
        var resource = builder.Resource;
        return builder
            .WithCommand(
                KnownResourceCommands.StartCommand,
                "Start",
                Run((o, ct) => o.StartAsync(resource, ct)),
                new()
                {
                    Description = "Starts the resource.",
                    IconName = "Play",
                    IsHighlighted = true,
                    UpdateState = c =>
                        IsStarting(c) ? ResourceCommandState.Disabled
                        : IsStopped(c) || IsState(c, KnownResourceStates.Waiting) ? ResourceCommandState.Enabled
                        : ResourceCommandState.Hidden,
                }
            )
            .WithCommand(
                KnownResourceCommands.StopCommand,
                "Stop",
                Run((o, ct) => o.StopAsync(resource, ct)),
                new()
                {
                    Description = "Stops the resource.",
                    IconName = "Stop",
                    IsHighlighted = true,
                    UpdateState = c =>
                        IsState(c, KnownResourceStates.Stopping) ? ResourceCommandState.Disabled
                        : IsRunning(c) ? ResourceCommandState.Enabled
                        : ResourceCommandState.Hidden,
                }
            )
            .WithCommand(
                KnownResourceCommands.RestartCommand,
                "Restart",
                Run((o, ct) => o.RestartAsync(resource, ct)),
                new()
                {
                    Description = "Stops the resource and starts it again.",
                    IconName = "ArrowCounterclockwise",
                    UpdateState = c => IsRunning(c) ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
                }
            )
            .WithCommand(
                KnownResourceCommands.RebuildCommand,
                "Rebuild",
                Run((o, ct) => o.RebuildAsync(resource, ct)),
                new()
                {
                    Description = "Builds the resource anew and starts it again.",
                    IconName = "ArrowSync",
                    UpdateState = c =>
                        IsRunning(c) || IsStopped(c) ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
                }
            );

        static Func<ExecuteCommandContext, Task<ExecuteCommandResult>> Run(
            Func<Orchestrator, CancellationToken, Task> action
        ) =>
            async context =>
            {
                await action(context.Services.GetRequiredService<Orchestrator>(), context.CancellationToken)
                    .ConfigureAwait(false);
                return CommandResults.Success();
            };
    }

    private static bool IsState(UpdateCommandStateContext context, string state) =>
        context.ResourceSnapshot.State?.Text == state;

    private static bool IsRunning(UpdateCommandStateContext context) => IsState(context, KnownResourceStates.Running);

    private static bool IsStarting(UpdateCommandStateContext context) =>
        IsState(context, KnownResourceStates.Starting)
        || IsState(context, KnownResourceStates.Building)
        || IsState(context, KnownResourceStates.Pending);

    private static bool IsStopped(UpdateCommandStateContext context) =>
        context.ResourceSnapshot.State is null
        || IsState(context, KnownResourceStates.NotStarted)
        // Once the engine is back, a person starts what it lost.
        || IsState(context, KnownResourceStates.RuntimeUnhealthy)
        || KnownResourceStates.TerminalStates.Contains(context.ResourceSnapshot.State.Text);
}
