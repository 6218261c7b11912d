using System.Collections.Immutable;

namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>The states that a resource goes through.</summary>
public static class KnownResourceStates
{
    /// <summary>Waits for its start command.</summary>
    public static readonly string NotStarted = "NotStarted";

    /// <summary>Waits for other resources.</summary>
    public static readonly string Waiting = "Waiting";

    /// <summary>Waits for its turn to be built.</summary>
    internal static readonly string Pending = "Pending";

    /// <summary>Its image or program is being built.</summary>
    public static readonly string Building = "Building";

    /// <summary>Is being created.</summary>
    public static readonly string Starting = "Starting";

    /// <summary>Runs.</summary>
    public static readonly string Running = "Running";

    /// <summary>Is being stopped.</summary>
    public static readonly string Stopping = "Stopping";

    /// <summary>A container that ended.</summary>
    public static readonly string Exited = "Exited";

    /// <summary>A process that ended.</summary>
    public static readonly string Finished = "Finished";

    /// <summary>Never came to run.</summary>
    public static readonly string FailedToStart = "FailedToStart";

    /// <summary>The container engine does not answer.</summary>
    public static readonly string RuntimeUnhealthy = "RuntimeUnhealthy";

    /// <summary>The states that nothing follows without a command.</summary>
    public static readonly IReadOnlyList<string> TerminalStates = ImmutableArray.Create(
        Exited,
        Finished,
        FailedToStart
    );
}

/// <summary>How a state is shown.</summary>
public static class KnownResourceStateStyles
{
    /// <summary>All is well.</summary>
    public static readonly string Success = "success";

    /// <summary>Something is under way.</summary>
    public static readonly string Info = "info";

    /// <summary>Something is wrong.</summary>
    public static readonly string Error = "error";
}
