using System.Diagnostics;
using System.Globalization;

namespace HelloAspire.Tests.Distributed;

/// <summary>Tells with a test's result how long something took, for docs/reliability.md; it decides nothing.</summary>
internal sealed class Took
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public void Tell(string what) =>
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what} after {Stopwatch.GetElapsedTime(_start).TotalSeconds:N1} s"
            )
        );
}
