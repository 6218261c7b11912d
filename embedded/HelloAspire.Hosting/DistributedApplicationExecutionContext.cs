namespace HelloAspire.Hosting;

/// <summary>Whether the application is run or published.</summary>
public sealed class DistributedApplicationExecutionContext
{
    internal DistributedApplicationExecutionContext(bool isPublishMode) => IsPublishMode = isPublishMode;

    /// <summary>The application is run on this machine.</summary>
    public bool IsRunMode => !IsPublishMode;

    /// <summary>Files to deploy the application elsewhere are written.</summary>
    public bool IsPublishMode { get; }
}
