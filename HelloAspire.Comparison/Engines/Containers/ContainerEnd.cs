namespace HelloAspire.Comparison.Engines.Containers;

/// <summary>How a container ended.</summary>
/// <param name="ExitCode">Of its process.</param>
/// <param name="OutOfMemory">Whether the kernel killed a process of it for want of memory.</param>
/// <param name="LastLines">The end of its log.</param>
internal sealed record ContainerEnd(int ExitCode, bool OutOfMemory, string LastLines)
{
    private const int LinesToShow = 10;

    // What a shell and an engine report of a process that a signal ended.
    private const int SignalBase = 128;

    /// <summary>How a container ended; null where it runs.</summary>
    /// <exception cref="UserErrorException">The engine does not know the container.</exception>
    public static async Task<ContainerEnd?> Of(ContainerEngine engine, string id, CancellationToken cancellationToken)
    {
        var state = await ContainerState.Of(engine, id, cancellationToken);
        return state.Running
            ? null
            : new ContainerEnd(
                state.ExitCode,
                state.OutOfMemory,
                await engine.LastLines(id, LinesToShow, cancellationToken)
            );
    }

    /// <summary>As <c>exit code 137 (signal 9), out of memory</c>.</summary>
    public string Cause =>
        $"exit code {ExitCode}"
        + (ExitCode is > SignalBase and < SignalBase + 65 ? $" (signal {ExitCode - SignalBase})" : "")
        + (OutOfMemory ? ", out of memory" : ", not out of memory");
}
