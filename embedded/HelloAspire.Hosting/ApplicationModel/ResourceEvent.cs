namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>A resource and what is known of it after a change.</summary>
public sealed class ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
{
    /// <summary>The resource.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>The instance's ID: the resource's name and a suffix.</summary>
    public string ResourceId { get; } = resourceId;

    /// <summary>What is known of it.</summary>
    public CustomResourceSnapshot Snapshot { get; } = snapshot;
}

/// <summary>What waiting does when the resource ends or fails.</summary>
public enum WaitBehavior
{
    /// <summary>Goes on waiting: the resource may be started again.</summary>
    WaitOnResourceUnavailable,

    /// <summary>Gives up at once.</summary>
    StopOnResourceUnavailable,
}
