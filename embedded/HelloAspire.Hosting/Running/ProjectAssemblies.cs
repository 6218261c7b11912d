using System.Reflection;
using CliWrap;
using CliWrap.Buffered;

namespace HelloAspire.Hosting.Running;

/// <summary>
/// Where the builds of projects put their assemblies. The app host's own build notes it for the projects that it
/// references, as asking MSBuild takes seconds of every start.
/// </summary>
internal sealed class ProjectAssemblies(Assembly? appHost)
{
#if DEBUG
    public const string Configuration = "Debug";
#else
    public const string Configuration = "Release";
#endif

    private const string Prefix = "ProjectAssembly:";

    private readonly Dictionary<string, string?> _noted = (
        appHost?.GetCustomAttributes<AssemblyMetadataAttribute>() ?? []
    )
        .Where(a => a.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(a => a.Key[Prefix.Length..], a => a.Value);

    /// <summary>Finds the assembly of a project, which need not be built yet.</summary>
    /// <exception cref="DistributedApplicationException">MSBuild cannot read the project.</exception>
    public async Task<string> FindAsync(string project, CancellationToken cancellationToken)
    {
        if (_noted.TryGetValue(project, out var noted) && File.Exists(noted))
        {
            return noted;
        }
        var result = await Cli.Wrap("dotnet")
            .WithArguments(["msbuild", project, $"-p:Configuration={Configuration}", "-getProperty:TargetPath"])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellationToken)
            .ConfigureAwait(false);
        return result.IsSuccess
            ? result.StandardOutput.Trim()
            : throw new DistributedApplicationException(
                $"The project {project} cannot be read: {result.StandardOutput.Trim()} {result.StandardError.Trim()}"
            );
    }
}
