using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.AttackSurface;
using HelloAspire.Comparison.Images.Dockerfiles;
using HelloAspire.Comparison.Images.Inventory;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reading.Caching;
using HelloAspire.Comparison.Reading.Scanning;
using HelloAspire.Comparison.Reading.Sources;

namespace HelloAspire.Comparison.Checks;

/// <summary>Reads images and finds out all that the comparison shows about them.</summary>
/// <param name="cache">Where what was read is kept.</param>
/// <param name="engine">Whose images may be bases of others.</param>
public sealed class ImageAnalyzer(ImageCache cache, ContainerEngine engine)
{
    /// <summary>An analyser with the user's own cache and the default engine.</summary>
    public ImageAnalyzer()
        : this(ImageCache.Default, ContainerEngine.Default) { }

    /// <summary>Analyses one image.</summary>
    /// <param name="reference">As <see cref="ImageSource.Parse"/> takes it.</param>
    /// <param name="progress">Told of every read of an image that is not in the cache.</param>
    /// <exception cref="UserErrorException">The image is missing, damaged or hostile.</exception>
    public async Task<ImageAnalysis> Analyze(
        string reference,
        AnalysisOptions? options = null,
        IProgress<AnalysisProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new AnalysisOptions();
        var source = ImageSource.Parse(reference);
        var from = options.Dockerfile is { } path ? Dockerfile.FinalFrom(path, options.BuildArguments) : null;
        var local = engine.Images(cancellationToken);
        var scanned = await Scan(source, options, progress, cancellationToken);
        var config = ConfigDocument.Parse(scanned.Config);
        var basis = await new BaseImageSearch(engine).Find(
            scanned.Id,
            config,
            options,
            from,
            await local,
            cancellationToken
        );
        return Describe(Merge(scanned, config, basis, reference, options.Name), source.EngineName, from);
    }

    private async Task<ScannedImage> Scan(
        ImageSource source,
        AnalysisOptions options,
        IProgress<AnalysisProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var identity = await source.Identify(cancellationToken);
        if (cache.Find(identity.Key) is { } known && !(options.ExactCompressedSize && known.HasEstimates))
        {
            return known;
        }
        long done = 0;
        var image = await source.Read(
            identity,
            new LayerScanner(options.ExactCompressedSize, source.ChecksDigests, cancellationToken),
            count => progress?.Report(new AnalysisProgress(source.Reference, done += count, identity.Size)),
            cancellationToken
        );
        cache.Keep(identity.Key, image);
        return image;
    }

    private static Image Merge(
        ScannedImage scanned,
        ImageConfig config,
        BaseImage? basis,
        string reference,
        string? name
    )
    {
        var merge = new LayerMerge();
        var createdBy = config
            .History.Where(step => step.LayerIndex is not null)
            .ToDictionary(step => step.LayerIndex!.Value, step => step.CreatedBy);
        var layers = scanned
            .Layers.Select(
                (layer, index) =>
                    new Layer(layer, merge.Add(layer))
                    {
                        Index = index,
                        CreatedBy = createdBy.GetValueOrDefault(index, ""),
                        FromBase = index < (basis?.LayerCount ?? 0),
                    }
            )
            .ToList();
        return new Image
        {
            Name = name ?? reference,
            Reference = reference,
            Id = scanned.Id,
            Config = config,
            Layers = layers,
            Tree = merge.Tree,
            Size = Sizes.Of(scanned.Layers, merge.Tree),
            Base = basis,
        };
    }

    private static ImageAnalysis Describe(Image image, string? engineName, FromInstruction? from)
    {
        var program = ProgramSearch.In(image.Config, image.Tree);
        var inventory = PackageInventory.Of(
            [.. image.Layers.Select(layer => layer.Content)],
            image.Tree,
            program.Program
        );
        var surface = AttackSurfaceSurvey.Of(image.Tree);
        var subject = new CheckSubject
        {
            Image = image,
            AttackSurface = surface,
            Program = program,
            EngineName = engineName,
            From = from,
        };
        return new ImageAnalysis
        {
            Image = image,
            Packages = inventory.Packages,
            UnknownPackageTypes = inventory.UnknownTypes,
            AttackSurface = surface,
            Findings = ImageChecks.Run(subject),
            Program = program.Program is { Content: { } content } file
                ? new ProgramFile(file.Path, content.Sha256)
                : null,
        };
    }
}
