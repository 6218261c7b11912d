using System.Globalization;
using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Engine;

namespace HelloAspire.Hosting.Images;

/// <summary>Says of a failed build which step and line it was, with which exit code, and what it printed last.</summary>
internal static class BuildFailure
{
    public const int LinesShown = 15;

    public static BuildException Describe(
        IResource resource,
        DockerfileBuildAnnotation build,
        BuildOutput output,
        IReadOnlyCollection<string> lastLines,
        int exitCode
    )
    {
        var step = output.Step;
        var countsWholeFile = output.Builder == Builder.Classic && build.Stage is null;
        var instruction = step is null
            ? null
            : Dockerfile.Parse(File.ReadLines(build.DockerfilePath)).Find(step, countsWholeFile);

        var file = Path.GetRelativePath(build.ContextPath, build.DockerfilePath);
        var line = output.FailedLine ?? instruction?.Line;
        var where = line is null ? file : string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}");
        var code = output.FailedWith ?? exitCode;

        return new(
            $"""
            The build of '{resource.Name}' failed ({where}) with exit code {code}{(step is null ? "" : $", in {step}")}.
            {string.Join(Environment.NewLine, lastLines.Select(l => "  " + l))}
            """
        );
    }
}

/// <summary>An image could not be built.</summary>
internal sealed class BuildException(string message) : DistributedApplicationException(message);
