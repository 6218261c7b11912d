using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Dockerfiles;
using HelloAspire.Comparison.Reading.Caching;
using HelloAspire.Comparison.Reading.Scanning;
using HelloAspire.Comparison.Reading.Sources;

namespace HelloAspire.Comparison.Reading;

/// <summary>Reads images: from their source, or from the cache where the same bytes were read before.</summary>
/// <param name="cache">Where what was read is kept.</param>
/// <param name="engine">The engine of references that name none; its images may be bases of others.</param>
public sealed class ImageReader(ImageCache cache, ContainerEngine engine)
{
    /// <summary>A reader with the user's own cache and the default engine.</summary>
    public ImageReader()
        : this(ImageCache.Default, ContainerEngine.Default) { }

    /// <summary>Reads one image.</summary>
    /// <param name="reference">As <see cref="ImageReference.Parse"/> takes it.</param>
    /// <param name="progress">Called after every read of an image that is not in the cache.</param>
    /// <exception cref="UserErrorException">The image is missing, damaged or hostile.</exception>
    public Task<Image> Read(
        string reference,
        ReadOptions? options = null,
        IProgress<ReadProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) => Read(ImageReference.Parse(reference, engine), options ?? new ReadOptions(), progress, cancellationToken);

    /// <summary>Whether the image is there, without reading it.</summary>
    public static async Task<bool> Finds(ImageReference reference, CancellationToken cancellationToken)
    {
        try
        {
            await reference.Transport.Open(reference, null).EnsureExists(cancellationToken);
            return true;
        }
        catch (UserErrorException)
        {
            return false;
        }
    }

    /// <summary>Reads one image.</summary>
    /// <param name="progress">Called after every read of an image that is not in the cache.</param>
    /// <exception cref="UserErrorException">The image is missing, damaged or hostile.</exception>
    public Task<Image> Read(
        ImageReference reference,
        ReadOptions options,
        IProgress<ReadProgress>? progress,
        CancellationToken cancellationToken
    ) =>
        ReadFailure.Of(
            reference.Text,
            async () =>
            {
                var source = reference.Transport.Open(reference, options.Platform);
                // Before the image, which takes longer: a Dockerfile that is not there should not cost a minute.
                var dockerfile = options.Dockerfile is { } path ? DockerfileLines.Read(path) : null;
                var home = reference.Engine ?? engine;
                var local = home.Images(cancellationToken);
                await EnsureBases(options, home, local);
                var scanned = await Scan(source, options, progress, cancellationToken);
                var config = ConfigDocument.Parse(scanned.Config);
                EnsurePlatform(config, options, scanned);
                var stage =
                    dockerfile is null ? null
                    : Dockerfile.FinalStage(options.Dockerfile!, dockerfile, options.BuildArguments, config.Platform)
                        is { } final
                        ? final with
                        {
                            Text = DockerfileText.Of(dockerfile),
                        }
                    : null;
                var named = BaseNames(options, stage?.From, config);
                var found = BaseImageSearch.Find(scanned.Id, config, named, await local);
                var steps = found?.ImageId is { } id ? await home.CountSteps(id, cancellationToken) : null;
                var basis = found?.ToBaseImage(config, steps);
                return Image.Merge(scanned, config, basis, reference.Text, options.Name) with
                {
                    EngineName = reference.Engine is null || source.NamedById ? null : reference.Location,
                    Stage = stage,
                };
            }
        );

    private async Task<ScannedImage> Scan(
        ImageSource source,
        ReadOptions options,
        IProgress<ReadProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var identity = await source.Identify(cancellationToken);
        if (
            identity.Key is { } kept
            && cache.Find(kept) is { } known
            && !(options.ExactCompressedSize && known.HasEstimates)
        )
        {
            return known;
        }
        long done = 0;
        var image = ConfigMask.Apply(
            await source.Read(
                identity,
                new LayerScanner(options.ExactCompressedSize, source.ChecksDigests, cancellationToken),
                count => progress?.Report(new ReadProgress(source.Reference, done += count, identity.Size)),
                cancellationToken
            )
        );
        if (identity.Key is { } key)
        {
            cache.Keep(key, image);
        }
        return image;
    }

    private static async Task EnsureBases(
        ReadOptions options,
        ContainerEngine home,
        Task<IReadOnlyList<LocalImage>> local
    )
    {
        foreach (var name in options.BaseReferences)
        {
            if (!BaseImageSearch.Knows(name, await local))
            {
                throw new UserErrorException(
                    $"{home.Program} has no image '{name}', which is named as a base. Build or pull it first, or leave it out."
                );
            }
        }
    }

    private static void EnsurePlatform(ImageConfig config, ReadOptions options, ScannedImage scanned)
    {
        // Of a bill that does not say, nobody knows.
        var isUnknown = scanned.Bill is not null && !config.Platform.IsKnown;
        if (options.Platform is { } wanted && !isUnknown && !config.Platform.Satisfies(wanted))
        {
            throw new DamagedImageException(
                $"it is for {config.Platform}, not for {wanted}",
                "Leave '--platform' out, or name an image for that platform."
            );
        }
    }

    private static IEnumerable<(string Name, string FoundBy)> BaseNames(
        ReadOptions options,
        FromInstruction? from,
        ImageConfig config
    )
    {
        foreach (var name in options.BaseReferences)
        {
            yield return (name, "the caller");
        }
        if (from is not null)
        {
            yield return (from.Image, "its Dockerfile");
        }
        if (config.Labels.TryGetValue(BaseLabels.Name, out var label))
        {
            yield return (label, "its labels");
        }
    }
}

/// <summary>How far the reading of an image is.</summary>
/// <param name="Done">Bytes read.</param>
/// <param name="Total">Bytes to read, where known beforehand; an engine only tells about how many.</param>
public readonly record struct ReadProgress(string Reference, long Done, long? Total);
