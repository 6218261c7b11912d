namespace HelloAspire.AppHost;

/// <summary>How a start that cannot succeed ends: with its message and exit code 1, without a stack trace.</summary>
public static class StartFailure
{
    /// <summary>Reports errors of the model, the engine and the ports by their message alone.</summary>
    public static void ReportPlainly() =>
        AppDomain.CurrentDomain.UnhandledException += (_, e) =>
        {
            if (e.ExceptionObject is DistributedApplicationException failure)
            {
                Console.Error.WriteLine(failure.Message);
                Environment.Exit(1);
            }
        };
}
