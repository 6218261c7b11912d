namespace HelloAspire.Comparison;

/// <summary>An error that the user can fix: the message says what failed, where, and how to fix it.</summary>
internal class UserErrorException : Exception
{
    public UserErrorException(string message)
        : base(message) { }

    public UserErrorException(string message, Exception innerException)
        : base(message, innerException) { }
}
