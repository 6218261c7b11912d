using System.Text;

namespace HelloAspire.Comparison.Images.Shell;

/// <summary>Splits a shell's line into commands and words, in one pass over the text.</summary>
internal sealed partial class ShellLexer(string text)
{
    private static readonly string[] Operators = ["&&", "||", ";;", "|&", ";", "&", "|", "(", ")", "\n"];
    private static readonly string[] Redirections = ["<<<", "<<-", "<<", "<>", ">>", ">&", "<&", ">|", "<", ">"];

    private readonly List<ShellCommand> _commands = [];
    private readonly List<ShellWord> _words = [];
    private readonly List<ShellWord> _inner = [];
    private readonly Queue<(string Delimiter, bool DropsTabs)> _hereDocuments = [];
    private readonly StringBuilder _word = new();
    private readonly List<int> _positions = [];
    private string? _redirection;
    private string? _output;
    private bool _hasWord;
    private bool _isQuoted;
    private int _place;

    public ShellLine Read()
    {
        while (_place < text.Length)
        {
            Step();
        }
        EndCommand("");
        return new ShellLine(_commands, _inner);
    }

    private void Step()
    {
        var next = text[_place];
        if (next is ' ' or '\t' or '\r')
        {
            EndWord();
            _place++;
        }
        else if (next == '#' && !_hasWord)
        {
            Seek('\n');
        }
        else if (next is '<' or '>' && Redirections.First(Follows) is var redirection)
        {
            BeginRedirection(redirection);
        }
        else if (next is '&' or '|' or ';' or '(' or ')' or '\n' && Operators.First(Follows) is var found)
        {
            _place += found.Length;
            EndCommand(found);
            if (found == "\n")
            {
                HereDocuments();
            }
        }
        else
        {
            Character(next);
        }
    }

    private void BeginRedirection(string redirection)
    {
        // The digits of "2>" are part of it.
        if (_hasWord && !_isQuoted && _word.ToString().All(char.IsAsciiDigit))
        {
            _word.Clear();
            _positions.Clear();
            _hasWord = false;
        }
        EndWord();
        _place += redirection.Length;
        _redirection = redirection;
    }

    private void EndWord()
    {
        if (!_hasWord)
        {
            return;
        }
        var word = new ShellWord(_word.ToString(), [.. _positions], _isQuoted);
        if (_redirection is "<<" or "<<-")
        {
            _hereDocuments.Enqueue((word.Text, _redirection == "<<-"));
        }
        else if (_redirection is null or "<<<")
        {
            _words.Add(word);
        }
        else if (_redirection is ">" or ">>" or ">|")
        {
            _output = word.Text;
        }
        _redirection = null;
        _word.Clear();
        _positions.Clear();
        (_hasWord, _isQuoted) = (false, false);
    }

    private void EndCommand(string following)
    {
        EndWord();
        _redirection = null;
        if (_words.Count > 0)
        {
            _commands.Add(new ShellCommand([.. _words], following) { Output = _output });
            _words.Clear();
        }
        else if (_commands is [.., { Operator: ")" } inner])
        {
            // (a) || b: what follows the bracket follows what is in it.
            _commands[^1] = inner with
            {
                Operator = following,
            };
        }
        _output = null;
    }

    private void HereDocuments()
    {
        while (_hereDocuments.TryDequeue(out var document))
        {
            var start = _place;
            var end = start;
            while (_place < text.Length)
            {
                end = _place;
                Seek('\n');
                var line = text[end.._place];
                _place = Math.Min(_place + 1, text.Length);
                if ((document.DropsTabs ? line.TrimStart('\t') : line) == document.Delimiter)
                {
                    break;
                }
                end = _place;
            }
            _inner.Add(new ShellWord(text[start..end], start));
        }
    }

    private void Add(char letter, int position)
    {
        _hasWord = true;
        _word.Append(letter);
        _positions.Add(position);
    }

    private void Seek(char end) => _place = text.IndexOf(end, _place) is >= 0 and var found ? found : text.Length;

    private bool Follows(string wanted) => string.CompareOrdinal(text, _place, wanted, 0, wanted.Length) == 0;
}
