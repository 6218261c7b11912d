using System.Collections.Frozen;

namespace HelloAspire.Comparison.Images.AttackSurface;

/// <summary>Programs by what an intruder would use them for. To know another, add its name.</summary>
internal static class ToolNames
{
    private static readonly FrozenDictionary<string, ToolKind> Kinds = new[]
    {
        (ToolKind.Shell, "sh bash dash ash busybox toybox zsh ksh ksh93 mksh fish csh tcsh pwsh"),
        (ToolKind.PackageManager, "apt apt-get aptitude dpkg apk dnf dnf5 microdnf tdnf yum rpm zypper pacman snap"),
        (ToolKind.PackageManager, "pip pip3 npm npm-cli.js yarn pnpm gem nuget conda"),
        (ToolKind.Compiler, "gcc g++ cpp gfortran as ld ld.bfd ld.gold cc1 cc1plus collect2 tcc nasm yasm"),
        (ToolKind.Compiler, "clang clang++ lld ld.lld ld64.lld rustc javac ghc ocamlc ilc csc.dll vbc.dll fsc.dll"),
        (ToolKind.Debugger, "gdb gdbserver lldb lldb-server strace ltrace perf valgrind bpftrace objdump"),
        (ToolKind.Debugger, "vsdbg dotnet-dump dotnet-trace dotnet-counters"),
        (
            ToolKind.NetworkTool,
            "curl wget nc ncat netcat nc.openbsd nc.traditional socat telnet ftp tnftp ssh scp sftp"
        ),
        (ToolKind.NetworkTool, "sshd nmap tcpdump dig nslookup ping traceroute rsync netstat"),
    }
        .SelectMany(line => line.Item2.Split(' ').Select(name => (name, line.Item1)))
        .ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>The kind of a program by its file name; null for all that is not listed.</summary>
    public static ToolKind? KindOf(string name) =>
        Kinds.TryGetValue(name, out var kind) || Kinds.TryGetValue(Plain(name), out kind) ? kind : null;

    /// <summary>Whether programs lie in the directory: elsewhere a name is a completion script, a cron job, a document.</summary>
    public static bool AreIn(string directory) =>
        directory is "/"
        || directory.EndsWith("bin", StringComparison.Ordinal)
        || directory.EndsWith("/busybox", StringComparison.Ordinal)
        || directory.EndsWith("/tools", StringComparison.Ordinal)
        || directory.EndsWith("/bincore", StringComparison.Ordinal)
        || directory.EndsWith("/FSharp", StringComparison.Ordinal)
        || directory.Contains("/gcc/", StringComparison.Ordinal);

    // Debian calls GNU's compilers "x86_64-linux-gnu-gcc-12", Python's installer is "pip3.12".
    private static string Plain(string name)
    {
        const string Platform = "-linux-gnu-";
        var platform = name.IndexOf(Platform, StringComparison.Ordinal);
        var bare = platform < 0 ? name : name[(platform + Platform.Length)..];
        return bare.TrimEnd('.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('-');
    }
}
