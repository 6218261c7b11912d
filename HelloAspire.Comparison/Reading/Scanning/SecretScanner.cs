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

    private readonly List<SecretPattern> _forms = [];
    private int _line;
    private int _found;

    public List<SecretMatch> Matches { get; } = [];

    /// <summary>Begins a file.</summary>
    public void Begin() => (_line, _found) = (1, 0);

    /// <summary>Searches the next window of a file; each but the first repeats the end of the one before.</summary>
    public void Scan(string path, ReadOnlySpan<byte> window, bool isFirst, bool isLast)
    {
        var start = isFirst ? 0 : Before;
        var end = isLast ? window.Length : window.Length - After;
        for (
            var place = start;
            _found < MostPerFile && (place = SecretAnchors.Next(window, place, end, _forms)) >= 0;
            place++
        )
        {
            _line += window[start..place].Count((byte)'\n');
            start = place;
            Examine(path, window, place);
        }
        if (start < end)
        {
            _line += window[start..end].Count((byte)'\n');
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

    private void Examine(string path, ReadOnlySpan<byte> window, int anchor)
    {
        budget.AddExamination();
        var from = Math.Max(0, anchor - Before);
        // Every byte becomes one character, whatever the encoding: the patterns are ASCII.
        var around = Encoding.Latin1.GetString(window[from..Math.Min(window.Length, anchor + After)]);
        foreach (var form in _forms)
        {
            foreach (var (match, _) in form.Find(around))
            {
                if (
                    match.Index <= anchor - from
                    && anchor - from < match.Index + match.Length
                    && !ThirdPartyFiles.AreSamples(path)
                )
                {
                    Found(path, form.Kind, _line);
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
