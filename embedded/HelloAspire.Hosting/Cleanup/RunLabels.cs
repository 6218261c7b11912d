using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HelloAspire.Hosting.ApplicationModel;

namespace HelloAspire.Hosting.Cleanup;

/// <summary>
/// The labels that everything made by an app host carries: who made it (host name, process, start time) and for which
/// run, so that what a dead app host left behind is known for certain.
/// </summary>
internal sealed class RunLabels
{
    public const string Prefix = "dev.hello-aspire.";
    public const string Run = Prefix + "run";
    public const string Host = Prefix + "creator-host";
    public const string Process = Prefix + "creator-pid";
    public const string StartTime = Prefix + "creator-start";
    private const string App = Prefix + "app";
    private const string ResourceName = Prefix + "resource";

    private readonly string _app;

    public RunLabels(string appHostDirectory)
    {
        var path = Encoding.UTF8.GetBytes(Path.TrimEndingDirectorySeparator(appHostDirectory));
        _app = Convert.ToHexStringLower(SHA256.HashData(path))[..12];
    }

    /// <summary>This run: eight lower-case letters.</summary>
    public string RunId { get; } = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 8);

    /// <summary>The labels of containers and networks.</summary>
    public IEnumerable<string> ForRun()
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        yield return $"{Run}={RunId}";
        yield return $"{Host}={Environment.MachineName}";
        yield return $"{Process}={Environment.ProcessId}";
        yield return $"{StartTime}={StartOf(self)}";
    }

    /// <summary>The labels of the image of a resource, the same in every run of the app host.</summary>
    public IReadOnlyList<string> ForImage(IResource resource) => [$"{App}={_app}", $"{ResourceName}={resource.Name}"];

    /// <summary>A process's start time, in whole seconds since 1970: it tells a process from a later one of the same ID.</summary>
    public static string StartOf(Process process) =>
        new DateTimeOffset(process.StartTime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
