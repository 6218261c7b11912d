namespace HelloAspire.Comparison;

/// <summary>Something the user can mend: the message says what failed, where, and how to mend it.</summary>
public sealed class ComparisonException : Exception
{
    public ComparisonException(string message)
        : base(message) { }

    public ComparisonException(string message, Exception innerException)
        : base(message, innerException) { }
}
