namespace HelloAspire.Hosting;

/// <summary>The application, or a resource of it, cannot run; the message says what failed and how to mend it.</summary>
public class DistributedApplicationException : Exception
{
    /// <summary>Without a message.</summary>
    public DistributedApplicationException() { }

    /// <summary>With a message.</summary>
    public DistributedApplicationException(string message)
        : base(message) { }

    /// <summary>With a message and what caused it.</summary>
    public DistributedApplicationException(string message, Exception inner)
        : base(message, inner) { }
}
