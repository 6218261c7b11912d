using System.Diagnostics;
using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Measures.Containers;

/// <summary>
/// A process beside this one that removes what the measures made when this one is killed: a shell at the end of a
/// pipe, which notices the end even after SIGKILL. On Windows, which has none, <see cref="Leftovers"/> does the work at
/// the next start.
/// </summary>
internal sealed class MeasureGuard : IDisposable
{
    // Orphaned immediately, so that it survives even if this process is killed with all its children. After an orderly exit
    // there is a line to read. A container may still be starting: look more than once.
    private const string Script = """
        trap '' INT TERM HUP
        exec 3<&0 > /dev/null 2>&1
        {
            read -r _ <&3 && exit
            for _ in 1 2 3; do
                containers=$("$0" container ls -aq --filter "label=$1" --filter "label=$2")
                [ -z "$containers" ] || "$0" container rm -f -v $containers
                sleep 1
            done
            images=$("$0" image ls -q --filter "label=$1" --filter "label=$2")
            [ -z "$images" ] || "$0" image rm -f $images
        } &
        """;

    private readonly Process? _process;

    private MeasureGuard(Process? process) => _process = process;

    /// <summary>Watches over this process until disposed.</summary>
    public static MeasureGuard Start(ContainerEngine engine)
    {
        if (OperatingSystem.IsWindows())
        {
            return new MeasureGuard(null);
        }
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, engine.Program, .. CreatorLabels.Own])
        {
            RedirectStandardInput = true,
        };
        return new MeasureGuard(Process.Start(start));
    }

    public void Dispose()
    {
        try
        {
            _process?.StandardInput.WriteLine();
            _process?.StandardInput.Dispose();
        }
        // Somebody ended the guard.
        catch (IOException) { }
        _process?.Dispose();
    }
}
