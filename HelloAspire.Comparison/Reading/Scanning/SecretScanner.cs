using System.Buffers;
using System.Text;
using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Searches a file's text for secrets, window by window.</summary>
internal sealed class SecretScanner(ScanBudget budget)
{
    /// <summary>How much of a window the next one must repeat, so that no secret falls between them.</summary>
    public const int Overlap = Before + After;
    private const int Before = 96;
    private const int After = 448;
    private const int MostPerFile = 20;

    private static readonly (string Anchor, SecretPattern Pattern)[] Anchored =
    [
        .. SecretPatterns.All.SelectMany(pattern => pattern.Anchors.Select(anchor => (anchor, pattern))),
    ];

    // The vectorised search takes no more values than that; past it, each character is looked at.
    private const int MostAtOnce = 80;
    private static readonly SearchValues<string>[] AnchorsApart = AnchorsOf(isApart: true);
    private static readonly SearchValues<string>[] AnchorsInSecrets = AnchorsOf(isApart: false);

    private readonly List<int> _anchors = [];
    private char[] _text = [];
    private int _line;
    private int _found;

    public List<SecretMatch> Matches { get; } = [];

    /// <summary>Begins a file.</summary>
    public void Begin() => (_line, _found) = (1, 0);

    /// <summary>Searches the next window of a file; each but the first repeats the end of the one before.</summary>
    public void Scan(string path, ReadOnlySpan<byte> window, bool isFirst, bool isLast)
    {
        if (_text.Length < window.Length)
        {
            _text = new char[window.Length];
        }
        // Every byte becomes one character, whatever the encoding: the patterns are ASCII.
        var text = _text.AsSpan(0, Encoding.Latin1.GetChars(window, _text));
        var start = isFirst ? 0 : Before;
        var end = isLast ? text.Length : text.Length - After;
        _anchors.Clear();
        AddAnchors(AnchorsApart, text, 0, text.Length);
        // Most text is no secret: to look at long words alone takes a fraction of looking for every anchor everywhere.
        foreach (var (begin, finish) in new LongWords(text))
        {
            AddAnchors(AnchorsInSecrets, text, begin, finish);
        }
        _anchors.Sort();
        foreach (var anchor in _anchors)
        {
            if (anchor >= start && anchor < end && _found < MostPerFile)
            {
                _line += text[start..anchor].Count('\n');
                start = anchor;
                Examine(path, text, anchor);
            }
        }
        if (start < end)
        {
            _line += text[start..end].Count('\n');
        }
    }

    /// <summary>Adds what a file that is known to hold credentials gives away besides, by its names.</summary>
    public void ScanWhole(string path, string text)
    {
        var lines = Matches.TakeLast(_found).Select(match => match.Line).ToHashSet();
        var (line, counted) = (1, 0);
        foreach (var place in FileSecrets.Find(path, text).OrderBy(place => place.Index))
        {
            line += text.AsSpan(counted, place.Index - counted).Count('\n');
            counted = place.Index;
            if (lines.Add(line) && _found < MostPerFile)
            {
                Found(path, place.Kind, line);
            }
        }
    }

    /// <summary>Adds a secret that is not text.</summary>
    public void AddBinary(string path, string kind) => Found(path, kind, 0);

    // Sorted, so that those that begin alike are looked for together.
    private static SearchValues<string>[] AnchorsOf(bool isApart) =>
        [
            .. Anchored
                .Where(anchored => anchored.Pattern.IsAnchorApart == isApart)
                .Select(anchored => anchored.Anchor)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Chunk(MostAtOnce)
                .Select(anchors => SearchValues.Create(anchors, StringComparison.Ordinal)),
        ];

    private void AddAnchors(SearchValues<string>[] sets, ReadOnlySpan<char> text, int begin, int end)
    {
        foreach (var anchors in sets)
        {
            for (var place = begin; text[place..end].IndexOfAny(anchors) is >= 0 and var next; place++)
            {
                place += next;
                _anchors.Add(place);
            }
        }
    }

    private void Examine(string path, ReadOnlySpan<char> text, int anchor)
    {
        budget.AddExamination();
        var from = Math.Max(0, anchor - Before);
        var around = text[from..Math.Min(text.Length, anchor + After)];
        foreach (var (beginning, pattern) in Anchored)
        {
            if (!text[anchor..].StartsWith(beginning))
            {
                continue;
            }
            foreach (var (match, _) in pattern.Find(around.ToString()))
            {
                if (
                    match.Index <= anchor - from
                    && anchor - from < match.Index + match.Length
                    && !ThirdPartyFiles.AreSamples(path)
                )
                {
                    Found(path, pattern.Kind, _line);
                    return;
                }
            }
        }
    }

    private void Found(string path, string kind, int line)
    {
        _found++;
        budget.AddSecret();
        Matches.Add(new SecretMatch(path, kind, line));
    }
}
