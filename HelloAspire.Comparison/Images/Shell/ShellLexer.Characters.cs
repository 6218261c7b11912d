namespace HelloAspire.Comparison.Images.Shell;

// The characters of a word: escaped, quoted, expanded.
internal sealed partial class ShellLexer
{
    private void Character(char next)
    {
        switch (next)
        {
            case '\\' when _place + 1 < text.Length:
                if (text[_place + 1] != '\n')
                {
                    Add(text[_place + 1], _place + 1);
                }
                _place += 2;
                break;
            case '\'':
                Quoted('\'');
                break;
            case '"':
                Quoted('"');
                break;
            case '$' or '`':
                Expand();
                break;
            default:
                Add(next, _place++);
                break;
        }
    }

    private void Quoted(char quote)
    {
        (_hasWord, _isQuoted) = (true, true);
        _place++;
        while (_place < text.Length && text[_place] != quote)
        {
            if (quote == '"' && text[_place] == '\\' && _place + 1 < text.Length)
            {
                if (text[_place + 1] is not ('$' or '`' or '"' or '\\' or '\n'))
                {
                    Add('\\', _place);
                }
                if (text[_place + 1] != '\n')
                {
                    Add(text[_place + 1], _place + 1);
                }
                _place += 2;
            }
            else if (quote == '"' && text[_place] is '$' or '`')
            {
                Expand();
            }
            else
            {
                Add(text[_place], _place++);
            }
        }
        _place = Math.Min(_place + 1, text.Length);
        // Builders print a list of words as ["a","b"].
        if (quote == '"' && Follows(",\""))
        {
            EndWord();
            _place++;
        }
    }

    private void Expand()
    {
        var start = _place;
        var end = ShellExpansion.End(text, start);
        if (end == start + 1)
        {
            Add(text[start], start);
        }
        else
        {
            Add(ShellWord.Expansion, start);
            if (ShellExpansion.Commands(text, start, end) is { Length: > 0 } commands)
            {
                _inner.Add(new ShellWord(text.Substring(commands.Start, commands.Length), commands.Start));
            }
        }
        _place = end;
    }
}
