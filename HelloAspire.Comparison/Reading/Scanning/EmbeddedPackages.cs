using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Finds what a program tells of the packages in it, while it passes window by window: Go's build information, .NET's bundle.</summary>
/// <param name="elf">The program, of which each window's fresh bytes were seen.</param>
internal sealed class EmbeddedPackages(ElfFile elf)
{
    private const int Most = 4;

    // Where the dependencies begin is known only once the bundle's header was read, at the program's end.
    private const int BeforeDependencies = 16;

    private readonly List<Stretch> _go = [];
    private readonly GoStrings _goStrings = new(elf);
    private readonly List<Stretch> _dependencies = [];
    private Stretch? _header;

    /// <summary>Looks at the next window of the file; it may repeat the end of the one before.</summary>
    /// <param name="start">The window's place in the file.</param>
    public void Add(long start, ReadOnlySpan<byte> window)
    {
        Stretch.Find(window, GoBuildInfo.Magic, start, GoBuildInfo.Largest, Most, _go);
        Stretch.Find(
            window,
            SingleFileBundle.DependenciesMark,
            start,
            SingleFileBundle.LargestDependencies,
            Most,
            _dependencies,
            -BeforeDependencies
        );
        if (_header is null && SingleFileBundle.FindHeader(window) is { } header && header > start)
        {
            _header = new Stretch(header, SingleFileBundle.LargestHeader);
        }
        Stretch.Add(start, window, _go);
        Stretch.Add(start, window, _dependencies);
        _header?.Add(start, window);
        _goStrings.Add(start, window, _go);
    }

    /// <summary>What the program tells, once the whole file was seen; null where it tells nothing.</summary>
    public PackageListing? Finish() =>
        _header is { Length: > 0 } header
            ? SingleFileBundle.Read(header.Content, place => Dependencies(place.Offset, place.Size))
            : _go.Select(stretch => GoBuildInfo.Read(stretch.Content, _goStrings.At))
                .FirstOrDefault(listing => listing is not null);

    private byte[]? Dependencies(long offset, long size) =>
        _dependencies.Select(stretch => stretch.Slice(offset, size)).FirstOrDefault(content => content is not null);
}
