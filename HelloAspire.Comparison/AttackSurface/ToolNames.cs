using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.AttackSurface;

/// <summary>Programs by what an intruder would use them for. Names are whole file names.</summary>
internal static partial class ToolNames
{
    [GeneratedRegex("^/$|bin$|/(?:busybox|tools|bincore|FSharp|libexec)$|/gcc/")]
    public static partial Regex Directories();

    [GeneratedRegex("^(?:sh|bash|dash|ash|busybox|toybox|zsh|ksh|ksh93|mksh|fish|csh|tcsh|pwsh)$")]
    public static partial Regex Shells();

    [GeneratedRegex(
        "^(?:apt|apt-get|aptitude|dpkg|apk|dnf5?|microdnf|yum|rpm|zypper|pacman|tdnf|pip[0-9.]*|npm|npm-cli\\.js|yarn|pnpm|gem|nuget|conda|snap)$"
    )]
    public static partial Regex PackageManagers();

    // Debian calls GNU's compilers and linkers "x86_64-linux-gnu-gcc-12".
    [GeneratedRegex(
        "^(?:(?:[a-z0-9_]+-linux-(?:gnu|musl)[a-z0-9]*-)?(?:gcc|g\\+\\+|cpp|gfortran|ld|ld\\.bfd|ld\\.gold|as)(?:-[0-9.]+)?|cc1|cc1plus|collect2|clang(?:\\+\\+|-[0-9.]+)?|ld\\.lld|lld(?:-[0-9.]+)?|ld64\\.lld|tcc|rustc|javac|ilc|csc\\.dll|vbc\\.dll|fsc\\.dll|ghc|ocamlc|nasm|yasm)$"
    )]
    public static partial Regex Compilers();

    [GeneratedRegex(
        "^(?:gdb|lldb(?:-[0-9.]+)?|strace|ltrace|perf|valgrind|gdbserver|lldb-server|vsdbg|dotnet-dump|dotnet-trace|dotnet-counters|bpftrace|(?:[a-z0-9_]+-linux-gnu-)?objdump)$"
    )]
    public static partial Regex Debuggers();

    [GeneratedRegex(
        "^(?:curl|wget|nc|ncat|netcat|nc\\.openbsd|nc\\.traditional|socat|telnet|inetutils-telnet|ftp|tnftp|ssh|scp|sftp|sshd|nmap|tcpdump|dig|nslookup|ping|traceroute|rsync|netstat)$"
    )]
    public static partial Regex NetworkTools();
}
