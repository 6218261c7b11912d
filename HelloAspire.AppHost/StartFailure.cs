namespace HelloAspire.AppHost;

/// <summary>How a start that cannot succeed ends: with its message and exit code 1, without a stack trace.</summary>
public static class StartFailure
{
    /// <summary>Reports errors of the settings, the model, the engine and the ports by their messages alone.</summary>
    public static void ReportPlainly() =>
        AppDomain.CurrentDomain.UnhandledException += (_, e) =>
        {
            var message = MessageOf(e.ExceptionObject);
            if (message is not null)
            {
                Console.Error.WriteLine(message);
                Environment.Exit(1);
            }
        };

    /// <summary>What a person can do something about, in one line; null for an error of the program.</summary>
    public static string? MessageOf(object exception) =>
        exception switch
        {
            // Aspire's Run waits for RunAsync, so what ends it may come wrapped.
            AggregateException { InnerExceptions: [var only] } => MessageOf(only),
            DistributedApplicationException failure => failure.Message,
            // A settings file that cannot be read: the innermost error says where.
            InvalidDataException failure => $"{failure.Message} {failure.GetBaseException().Message}",
            _ => null,
        };
}
