using System.Buffers;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Masks secrets that were found elsewhere, where they stand as a word of their own.</summary>
internal sealed class KnownSecrets
{
    // Shorter ones are words that mean something else elsewhere.
    private const int Shortest = 6;
    private const int Most = 1000;

    private readonly List<string> _values;
    private readonly SearchValues<string> _search;

    public KnownSecrets(IEnumerable<string> values)
    {
        _values =
        [
            .. values.Where(value => value.Length >= Shortest).OrderByDescending(value => value.Length).Take(Most),
        ];
        _search = SearchValues.Create([.. _values], StringComparison.Ordinal);
    }

    public string Mask(string text)
    {
        if (_values.Count == 0)
        {
            return text;
        }
        var places = new List<SecretPlace>();
        var start = 0;
        while (text.AsSpan(start).IndexOfAny(_search) is >= 0 and var next)
        {
            start += next;
            var value = _values.First(value => string.CompareOrdinal(text, start, value, 0, value.Length) == 0);
            var end = start + value.Length;
            if (IsEnd(text, start - 1) && IsEnd(text, end))
            {
                places.Add(new SecretPlace("", start, value.Length));
                start = end;
            }
            else
            {
                start++;
            }
        }
        return SecretText.Redact(text, places);
    }

    // A path may end with a word that is somebody's password.
    private static bool IsEnd(string text, int place) =>
        place < 0
        || place >= text.Length
        || !(char.IsLetterOrDigit(text[place]) || text[place] is '/' or '_' or '-' or '.');
}
