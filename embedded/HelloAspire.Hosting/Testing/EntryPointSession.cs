using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace HelloAspire.Hosting.Testing;

/// <summary>
/// Runs an app host's own entry point in this process, up to its call of <c>Build</c>, where the test takes over: it
/// may say more, builds, starts and disposes. An async-local value ties the entry point to its test, so that many run
/// side by side.
/// </summary>
internal sealed class EntryPointSession(
    Assembly assembly,
    string[] args,
    Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure
)
{
    private static readonly AsyncLocal<EntryPointSession?> Ambient = new();

    private readonly TaskCompletionSource<DistributedApplicationBuilder> _builder =
        Completion<DistributedApplicationBuilder>();
    private readonly TaskCompletionSource<bool> _goOn = Completion<bool>();
    private readonly TaskCompletionSource<DistributedApplication> _application = Completion<DistributedApplication>();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The session whose entry point this code is called from.</summary>
    public static EntryPointSession? Current => Ambient.Value;

    public Assembly Assembly { get; } = assembly;

    /// <summary>Completes when the test has disposed of the application.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Runs the entry point until it has composed its application.</summary>
    public async Task<DistributedApplicationBuilder> RunToBuildAsync(CancellationToken cancellationToken)
    {
        var thread = new Thread(RunEntryPoint) { IsBackground = true, Name = $"{Assembly.GetName().Name} entry point" };
        thread.Start();
        try
        {
            return await _builder.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            End();
            throw;
        }
    }

    /// <summary>Lets the entry point go on and returns the application that it has built.</summary>
    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
    {
        _goOn.TrySetResult(true);
        return _application.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Lets the entry point end.</summary>
    public void End()
    {
        _goOn.TrySetResult(false);
        _ended.TrySetResult();
    }

    public DistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options)
    {
        options.Args = args;
        return new(options, this, configure);
    }

    /// <summary>Called by the entry point: hands the builder to the test and waits for it.</summary>
    public DistributedApplication OnBuild(DistributedApplicationBuilder builder)
    {
        _builder.TrySetResult(builder);
        if (!_goOn.Task.GetAwaiter().GetResult())
        {
            throw new OperationCanceledException("The test did not build the application.");
        }
        var application = builder.BuildNow();
        _application.TrySetResult(application);
        return application;
    }

    private void RunEntryPoint()
    {
        Ambient.Value = this;
        try
        {
            var main =
                Assembly.EntryPoint
                ?? throw new InvalidOperationException($"{Assembly.GetName().Name} has no entry point.");
            main.Invoke(null, main.GetParameters().Length == 0 ? null : [args]);
            Fail(
                new InvalidOperationException(
                    $"The entry point of {Assembly.GetName().Name} ended without building an application."
                )
            );
        }
        catch (TargetInvocationException e)
        {
            Fail(e.InnerException ?? e);
        }
        catch (InvalidOperationException e)
        {
            Fail(e);
        }
    }

    /// <summary>Tells the test, if it still waits.</summary>
    private void Fail(Exception e)
    {
        _builder.TrySetException(e);
        _application.TrySetException(e);
        // Nobody may be waiting any more: then there is nobody to tell.
        _ = _builder.Task.Exception;
        _ = _application.Task.Exception;
    }

    private static TaskCompletionSource<T> Completion<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
