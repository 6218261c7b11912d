using System.Buffers;
using System.Text;
using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Searches a file's text for secrets, window by window.</summary>
internal sealed class SecretScanner(ScanBudget budget)
{
    /// <summary>How much of a window the next one must repeat, so that no secret falls between them.</summary>
    public const int Overlap = Before + After;
    private const int Before = 64;
    private const int After = 448;
    private const int MostPerFile = 20;

    private static readonly SearchValues<string> AnywhereAnchors = AnchorsOf(
        SecretPatterns.All.Where(pattern => pattern.FileNames is null)
    );
    private static readonly SearchValues<string> AllAnchors = AnchorsOf(SecretPatterns.All);
    private static readonly HashSet<string> TellingNames =
    [
        .. SecretPatterns.All.SelectMany(pattern => pattern.FileNames ?? []),
    ];

    private char[] _text = [];
    private int _line;
    private int _found;

    public List<SecretMatch> Matches { get; } = [];

    /// <summary>Searches the next window of a file; each but the first repeats the end of the one before.</summary>
    public void Scan(string path, ReadOnlySpan<byte> window, bool isFirst, bool isLast)
    {
        if (isFirst)
        {
            (_line, _found) = (1, 0);
        }
        if (_text.Length < window.Length)
        {
            _text = new char[window.Length];
        }
        // Every byte becomes one character, whatever the encoding: the patterns are ASCII.
        var text = _text.AsSpan(0, Encoding.Latin1.GetChars(window, _text));
        var start = isFirst ? 0 : Before;
        var end = isLast ? text.Length : text.Length - After;
        var name = path[(path.LastIndexOf('/') + 1)..];
        var anchors = TellingNames.Contains(name) ? AllAnchors : AnywhereAnchors;
        while (start < end && _found < MostPerFile)
        {
            var next = text[start..].IndexOfAny(anchors);
            if (next < 0 || start + next >= end)
            {
                break;
            }
            _line += text.Slice(start, next).Count('\n');
            start += next;
            Examine(path, name, text, start);
            start++;
        }
        if (start < end)
        {
            _line += text[start..end].Count('\n');
        }
    }

    private void Examine(string path, string name, ReadOnlySpan<char> text, int anchor)
    {
        budget.AddExamination();
        var from = Math.Max(0, anchor - Before);
        var around = text[from..Math.Min(text.Length, anchor + After)];
        foreach (var pattern in SecretPatterns.All)
        {
            if (!text[anchor..].StartsWith(pattern.Anchor) || pattern.FileNames?.Contains(name) == false)
            {
                continue;
            }
            foreach (var (match, secret) in pattern.Find(around.ToString()))
            {
                if (match.Index <= anchor - from && anchor - from < match.Index + match.Length)
                {
                    _found++;
                    budget.AddSecret();
                    Matches.Add(
                        new SecretMatch(path, pattern.Kind, _line, secret.Value[..Math.Min(4, secret.Length / 4)] + "…")
                    );
                    return;
                }
            }
        }
    }

    private static SearchValues<string> AnchorsOf(IEnumerable<SecretPattern> patterns) =>
        SearchValues.Create([.. patterns.Select(pattern => pattern.Anchor).Distinct()], StringComparison.Ordinal);
}
