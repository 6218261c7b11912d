using System.CommandLine;
using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Commands;

/// <summary>The option <c>--measure</c> and those that belong to it.</summary>
internal sealed class MeasureArguments
{
    private const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private readonly Option<string?> _measures = new("--measure")
    {
        Description =
            "Start containers of both images and measure them. Name measures separated by commas: "
            + string.Join(", ", MeasureCatalog.All.Select(measure => measure.Id))
            + ". Without names, all except 'build' run; 'build' needs the Dockerfiles and takes minutes.",
        HelpName = "MEASURES",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _healthPath = new("--health-path")
    {
        Description =
            "The path that answers 2xx when a container is healthy. Default: /health, or any response at all.",
        HelpName = "PATH",
    };

    private readonly Option<int?> _port = new("--target-port")
    {
        Description = "The port that the containers listen on, if the images do not declare it.",
        HelpName = "PORT",
    };

    private readonly Option<string[]> _buildArgs = new("--build-arg")
    {
        Description = "A build argument for the measure 'build'. Can be given more than once.",
        HelpName = "NAME=VALUE",
    };

    public void AddTo(Command command)
    {
        command.Add(_measures);
        command.Add(_healthPath);
        command.Add(_port);
        command.Add(_buildArgs);
    }

    /// <summary>The chosen measures; none where none are wanted.</summary>
    /// <exception cref="UserErrorException">One has no such name.</exception>
    public IReadOnlyList<IMeasure> Measures(ParseResult parsed) =>
        parsed.GetResult(_measures) is null
            ? []
            : MeasureCatalog.Choose(parsed.GetValue(_measures)?.Split(',', Trimmed) ?? []);

    /// <summary>The image as a variant that measures can build and run.</summary>
    public ImageVariant Variant(ParseResult parsed, ImageArgument image) =>
        new()
        {
            Name = image.Name,
            Image = image.Reference,
            HealthPath = parsed.GetValue(_healthPath),
            TargetPort = parsed.GetValue(_port),
            Dockerfile = image.Options.Dockerfile,
            // As in `docker build --file FILE .`
            ContextPath = image.Options.Dockerfile is null ? null : Directory.GetCurrentDirectory(),
            BuildArgs = (parsed.GetValue(_buildArgs) ?? [])
                .Select(argument => argument.Split('=', 2))
                .ToDictionary(argument => argument[0], argument => argument.ElementAtOrDefault(1) ?? ""),
        };
}
