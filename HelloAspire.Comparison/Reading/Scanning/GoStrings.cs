using System.Text;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>
/// What the build information of a Go program before 1.18 points to: headers of strings in its data, and the strings, which
/// lie in the file before their headers. So whatever may be one of them is kept as it passes.
/// </summary>
internal sealed class GoStrings(ElfFile elf)
{
    private const int LongestVersion = 64;
    private const int MostVersions = 500;
    private const int MostModules = 4;
    private const int MostHeaders = 8;

    private readonly List<Stretch> _versions = [];
    private readonly List<Stretch> _modules = [];
    private readonly List<Stretch> _headers = [];
    private bool _isGo;

    /// <summary>Looks at the next window of the file.</summary>
    /// <param name="start">The window's place in the file.</param>
    /// <param name="buildInfo">What was seen of the program's build information.</param>
    public void Add(long start, ReadOnlySpan<byte> window, List<Stretch> buildInfo)
    {
        // The build ID is a note of this name on the first page.
        _isGo |= start == 0 && window.IndexOf("Go\0\0"u8) >= 0;
        if (!_isGo)
        {
            return;
        }
        Stretch.Find(window, "go1."u8, start, LongestVersion, MostVersions, _versions);
        Stretch.Find(window, GoBuildInfo.Sentinel, start, GoBuildInfo.Largest, MostModules, _modules);
        foreach (var stretch in buildInfo)
        {
            foreach (var place in GoBuildInfo.Addresses(stretch.Seen).Select(elf.FileOffset))
            {
                if (place >= 0 && _headers.Count < MostHeaders && !_headers.Exists(header => header.Start == place))
                {
                    _headers.Add(new Stretch(place, 2 * elf.Numbers.Width));
                }
            }
        }
        Stretch.Add(start, window, _versions);
        Stretch.Add(start, window, _modules);
        Stretch.Add(start, window, _headers);
    }

    /// <summary>The string whose header lies at an address; null where it is none of those kept.</summary>
    public string? At(long address)
    {
        var place = elf.FileOffset(address);
        var width = elf.Numbers.Width;
        if (_headers.Find(header => header.Start == place) is not { } header || header.Length < 2 * width)
        {
            return null;
        }
        var text = elf.FileOffset(elf.Numbers.Address(header.Seen, 0));
        var length = elf.Numbers.Address(header.Seen, width);
        return length == 0
            ? ""
            : _versions
                .Concat(_modules)
                .Select(stretch => stretch.Slice(text, length))
                .Where(slice => slice is not null)
                .Select(slice => Encoding.Latin1.GetString(slice!))
                .FirstOrDefault();
    }
}
