using System.Buffers;
using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>The words of a text that are long enough to hold a secret: where each begins and ends, in order.</summary>
internal ref struct LongWords(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> Characters = SearchValues.Create(SecretPattern.WordCharacters);

    private readonly ReadOnlySpan<char> _text = text;

    public (int Begin, int End) Current { get; private set; }

    public readonly LongWords GetEnumerator() => this;

    public bool MoveNext()
    {
        // A long word covers one of any places that are no further apart than its length: the others need no look.
        for (var place = Current.End + SecretPattern.ShortestWord - 1; place < _text.Length; )
        {
            if (!Characters.Contains(_text[place]))
            {
                place += SecretPattern.ShortestWord;
                continue;
            }
            var begin = _text[..place].LastIndexOfAnyExcept(Characters) + 1;
            var length = _text[begin..].IndexOfAnyExcept(Characters);
            var end = length < 0 ? _text.Length : begin + length;
            if (end - begin >= SecretPattern.ShortestWord)
            {
                Current = (begin, end);
                return true;
            }
            place = end + SecretPattern.ShortestWord;
        }
        return false;
    }
}
