using System.Security.Cryptography;
using System.Text;
using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Engine;

namespace HelloAspire.Hosting.Images;

/// <summary>
/// The tag of a Dockerfile's image: the beginning of a SHA-256 over all that goes into the build (Dockerfile, context,
/// arguments, labels, stage, base images), so that an unchanged build is known by its tag and not run again.
/// </summary>
internal sealed class ImageTag
{
    private const int Length = 12;

    private readonly byte[] _content;
    private readonly IReadOnlyList<string> _baseImages;

    private ImageTag(byte[] content, IReadOnlyList<string> baseImages) =>
        (_content, _baseImages) = (content, baseImages);

    /// <summary>Reads what goes into a build besides the base images.</summary>
    public static async Task<ImageTag> ReadAsync(
        DockerfileBuildAnnotation build,
        IEnumerable<string> labels,
        CancellationToken cancellationToken
    )
    {
        var arguments = await ResolveAsync(build, cancellationToken).ConfigureAwait(false);
        var dockerfile = await File.ReadAllTextAsync(build.DockerfilePath, cancellationToken).ConfigureAwait(false);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, dockerfile);
        Add(hash, build.Stage ?? "");
        foreach (var text in labels.Concat(arguments.Select(a => $"{a.Key}={a.Value}")))
        {
            Add(hash, text);
        }
        await new BuildContext(build.ContextPath, build.DockerfilePath)
            .AddToAsync(hash, cancellationToken)
            .ConfigureAwait(false);
        return new(hash.GetHashAndReset(), Dockerfile.Parse(dockerfile.Split('\n')).BaseImages(arguments));
    }

    /// <summary>Computes the tag with the base images that the engine has now.</summary>
    public async Task<string> ComputeAsync(ContainerEngine engine, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_content);
        foreach (var id in await IdentifyAsync(engine, _baseImages, cancellationToken).ConfigureAwait(false))
        {
            Add(hash, id);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Length];
    }

    /// <summary>
    /// The IDs of images, in their order. One that is not here yet is pulled by the build: until then its name must do.
    /// </summary>
    private static async Task<IEnumerable<string>> IdentifyAsync(
        ContainerEngine engine,
        IReadOnlyList<string> images,
        CancellationToken cancellationToken
    )
    {
        if (images.Count == 0)
        {
            return [];
        }
        var found = await engine
            .TryRunAsync(["image", "inspect", "--format", "{{.Id}}", .. images], cancellationToken)
            .ConfigureAwait(false);
        if (found.IsSuccess)
        {
            return found.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        // Where one of several is missing, the engine does not say which.
        return images.Count == 1
            ? images
            : (
                await Task.WhenAll(images.Select(i => IdentifyAsync(engine, [i], cancellationToken)))
                    .ConfigureAwait(false)
            ).SelectMany(i => i);
    }

    /// <summary>The build arguments with their values; one without a value has that of the environment.</summary>
    public static async Task<IReadOnlyDictionary<string, string?>> ResolveAsync(
        DockerfileBuildAnnotation build,
        CancellationToken cancellationToken
    )
    {
        var arguments = new Dictionary<string, string?>();
        foreach (var (name, value) in build.BuildArguments)
        {
            arguments[name] =
                await Value.ResolveAsync(value, cancellationToken).ConfigureAwait(false)
                ?? Environment.GetEnvironmentVariable(name);
        }
        return arguments;
    }

    private static void Add(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\0"));
}
