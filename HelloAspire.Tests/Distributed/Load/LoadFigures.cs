using System.Globalization;

namespace HelloAspire.Tests.Distributed.Load;

/// <summary>What the tests of load measured, for <c>eng/load.sh</c> to make a table of.</summary>
internal static class LoadFigures
{
    private static readonly Lock OneAtATime = new();

    /// <summary>How long a load lasts that the memory is watched under.</summary>
    public static TimeSpan Duration { get; } =
        TimeSpan.FromSeconds(
            double.Parse(
                Environment.GetEnvironmentVariable("LOAD_SECONDS") is { Length: > 0 } seconds ? seconds : "5",
                CultureInfo.InvariantCulture
            )
        );

    /// <summary>Notes what was done to a service and what came of it.</summary>
    public static void Note(string what, FormattableString figures)
    {
        var row = $"| {what} | {figures.ToString(CultureInfo.InvariantCulture)} |";
        TestContext.Current.TestOutputHelper?.WriteLine(row);
        if (Environment.GetEnvironmentVariable("LOAD_TABLE") is { Length: > 0 } table)
        {
            lock (OneAtATime)
            {
                File.AppendAllText(
                    table,
                    $"{row} `{TestContext.Current.TestClass!.TestClassSimpleName}.{TestContext.Current.TestMethod!.MethodName}` |\n"
                );
            }
        }
    }
}
