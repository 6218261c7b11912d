namespace HelloAspire.Comparison.Images.Programs;

/// <summary>A program that starts another one, which its arguments name.</summary>
/// <param name="Names">Between spaces.</param>
/// <param name="TakeValue">Options whose value is the next word, between spaces.</param>
/// <param name="Positions">How many words stand before the command, as the account of <c>gosu</c>.</param>
internal sealed record Launcher(string Names, string TakeValue = "", int Positions = 0)
{
    private static readonly List<Launcher> All =
    [
        new("tini tini-static docker-init", "-p -e"),
        new("dumb-init", "-r --rewrite"),
        new(
            "catatonit nohup setsid command exec with-contenv ddtrace-run opentelemetry-instrument xvfb-run",
            "-a -n -s"
        ),
        new("env", "-u --unset -C --chdir"),
        new("nice", "-n --adjustment"),
        new("ionice", "-c -n --class --classdata"),
        new("stdbuf", "-i -o -e"),
        new("time", "-f -o"),
        new("timeout", "-s -k --signal --kill-after", Positions: 1),
        new("gosu su-exec s6-setuidgid setuser chroot taskset", Positions: 1),
        new("chpst", "-u -U -b -e -/ -C -n -l -L -P -m -d -o -p -f -c -t"),
        new("runuser", "-u -g -G --user --group"),
        new("setpriv", "--reuid --regid --groups --inh-caps --ambient-caps --bounding-set --securebits"),
        new("numactl", "-C -m -N -i"),
        new("strace ltrace", "-o -e -p -s"),
        new("bundle poetry pipenv uv pdm rye hatch", Positions: 1),
    ];

    private readonly HashSet<string> _takeValue = [.. TakeValue.Split(' ')];

    /// <summary>The launcher of that name; null where it is none.</summary>
    public static Launcher? Of(string name) => All.FirstOrDefault(launcher => launcher.Names.Split(' ').Contains(name));

    /// <summary>The words from the command on.</summary>
    /// <param name="words">The launcher's own name first.</param>
    public IReadOnlyList<string> Command(IReadOnlyList<string> words)
    {
        var place = 1;
        while (place < words.Count && words[place].StartsWith('-'))
        {
            if (words[place] == "--")
            {
                place++;
                break;
            }
            place += _takeValue.Contains(words[place]) ? 2 : 1;
        }
        return [.. words.Skip(place + Positions)];
    }
}
