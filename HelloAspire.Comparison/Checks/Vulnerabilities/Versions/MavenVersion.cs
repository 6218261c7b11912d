namespace HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>Takes a Maven version apart.</summary>
internal sealed class MavenVersion
{
    private readonly string _text;
    private readonly List<MavenSequence> _open = [new([])];

    // Of the piece that is being read.
    private int _start;
    private bool _isNumber;

    private MavenVersion(string text) => _text = text;

    public static MavenSequence Parse(string version) => new MavenVersion(version.ToLowerInvariant()).Read();

    private MavenSequence Read()
    {
        for (var place = 0; place < _text.Length; place++)
        {
            var character = _text[place];
            if (character is '.' or '-')
            {
                Add(place);
                _start = place + 1;
                if (character == '-')
                {
                    Open();
                }
            }
            else if (char.IsAsciiDigit(character) != _isNumber)
            {
                EndBeforeChange(place);
                _isNumber = !_isNumber;
            }
        }
        if (_start < _text.Length)
        {
            OpenForQualifier();
            Add(_text.Length);
        }
        foreach (var sequence in Enumerable.Reverse(_open))
        {
            sequence.Trim();
        }
        return _open[0];
    }

    // "1x2" is "1-x-2".
    private void EndBeforeChange(int place)
    {
        if (place > _start)
        {
            OpenForQualifier();
            Add(place, isBeforeDigit: !_isNumber);
            _start = place;
            Open();
        }
    }

    // Before a digit and at the end, ".x" is "-x".
    private void OpenForQualifier()
    {
        if (!_isNumber && _open[^1].Items.Count > 0)
        {
            Open();
        }
    }

    private void Open()
    {
        var sequence = new MavenSequence([]);
        _open[^1].Items.Add(sequence);
        _open.Add(sequence);
    }

    private void Add(int end, bool isBeforeDigit = false)
    {
        var piece = _text[_start..end];
        _open[^1]
            .Items.Add(
                piece.Length == 0 || _isNumber ? new MavenNumber(piece) : MavenQualifier.Of(piece, isBeforeDigit)
            );
    }
}
