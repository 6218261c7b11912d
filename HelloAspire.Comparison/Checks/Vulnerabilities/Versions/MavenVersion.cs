namespace HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>Takes a Maven version apart.</summary>
internal sealed class MavenVersion
{
    private readonly string _text;
    private readonly List<MavenSequence> _open = [new([])];

    // Of the piece that is being read.
    private int _start;
    private bool _isDigit;
    private bool _isCombination;

    private MavenVersion(string text) => _text = text;

    public static MavenSequence Parse(string version) => new MavenVersion(version.ToLowerInvariant()).Read();

    private MavenSequence Read()
    {
        for (var place = 0; place < _text.Length; place++)
        {
            switch (_text[place])
            {
                case '.':
                    Add(place);
                    _start = place + 1;
                    break;
                // "x-1" is "x1".
                case '-' when place > _start && !_isDigit && IsDigitAt(place + 1):
                    break;
                case '-':
                    Add(place);
                    _start = place + 1;
                    Open();
                    break;
                case >= '0' and <= '9':
                    BeginDigits(place);
                    break;
                default:
                    BeginLetters(place);
                    break;
            }
        }
        return Finish();
    }

    private void BeginDigits(int place)
    {
        if (!_isDigit && place > _start)
        {
            _isCombination = true;
            Open();
        }
        _isDigit = true;
    }

    private void BeginLetters(int place)
    {
        if (_isDigit && place > _start)
        {
            Add(place);
            _start = place;
            Open();
        }
        _isDigit = false;
    }

    private MavenSequence Finish()
    {
        if (_start < _text.Length)
        {
            // At the end ".x" is "-x".
            if (!_isDigit)
            {
                Open();
            }
            Add(_text.Length);
        }
        foreach (var sequence in Enumerable.Reverse(_open))
        {
            sequence.Trim();
        }
        return _open[0];
    }

    private void Open()
    {
        if (_open[^1] is { Items: { Count: > 0 } items })
        {
            var sequence = new MavenSequence([]);
            items.Add(sequence);
            _open.Add(sequence);
        }
    }

    private void Add(int end)
    {
        var piece = _text[_start..end];
        _open[^1].Items.Add(ItemOf(piece));
        _isCombination = false;
    }

    private MavenItem ItemOf(string piece)
    {
        if (piece.Length == 0)
        {
            return new MavenNumber("");
        }
        if (!_isCombination)
        {
            return _isDigit ? new MavenNumber(piece) : MavenQualifier.Of(piece, null);
        }
        var joined = piece.Replace("-", "", StringComparison.Ordinal);
        var digits = joined.AsSpan().IndexOfAnyInRange('0', '9');
        return MavenQualifier.Of(joined[..digits], joined[digits..]);
    }

    private bool IsDigitAt(int place) => place < _text.Length && char.IsAsciiDigit(_text[place]);
}
