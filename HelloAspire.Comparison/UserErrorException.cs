namespace HelloAspire.Comparison;

/// <summary>Something the user can mend: the message says what failed, where, and how to mend it.</summary>
internal sealed class UserErrorException : Exception
{
    public UserErrorException(string message)
        : base(message) { }

    public UserErrorException(string message, Exception innerException)
        : base(message, innerException) { }
}
