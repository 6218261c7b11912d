using System.Text;
using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Dockerfiles;

/// <summary>
/// Fills variables into a word, and takes its quotes away, as BuildKit does (docs.docker.com/reference/dockerfile,
/// "Environment replacement").
/// </summary>
/// <param name="values">The variables that are set.</param>
/// <param name="escape">The character that takes the meaning from the next one.</param>
internal sealed partial class DockerfileVariables(IReadOnlyDictionary<string, string> values, char escape)
{
    // ${A:-${B:-${C}}}
    private const int Deepest = 20;

    /// <summary>The word; what is not set is empty.</summary>
    public string Fill(string word) => Fill(word, Deepest);

    /// <summary>Splits words at spaces outside quotes.</summary>
    public IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (quote == '\0' && letter is ' ' or '\t')
            {
                if (word.Length > 0)
                {
                    yield return word.ToString();
                    word.Clear();
                }
                continue;
            }
            word.Append(letter);
            if (letter == escape && quote != '\'' && i + 1 < text.Length)
            {
                word.Append(text[++i]);
            }
            else if (letter is '"' or '\'')
            {
                quote =
                    quote == '\0' ? letter
                    : quote == letter ? '\0'
                    : quote;
            }
        }
        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    // A pattern keeps its escapes: they say what is meant as it stands.
    private string Fill(string word, int depth, bool keepsEscapes = false)
    {
        var result = new StringBuilder();
        var quote = '\0';
        for (var i = 0; i < word.Length; i++)
        {
            var letter = word[i];
            if (letter == escape && quote != '\'' && i + 1 < word.Length)
            {
                i++;
                // In double quotes only these can be escaped.
                var isEscape = quote == '\0' || word[i] is '"' or '$' || word[i] == escape;
                result.Append(isEscape && !keepsEscapes ? "" : letter).Append(word[i]);
            }
            else if (letter is '"' or '\'' && (quote == '\0' || quote == letter))
            {
                quote = quote == '\0' ? letter : '\0';
            }
            else if (letter == '$' && quote != '\'' && Reference().Match(word, i) is { Success: true } reference)
            {
                var end = reference.Index + reference.Length;
                if (reference.Groups["open"].Success)
                {
                    var close = Closing(word, end);
                    result.Append(Value(reference.Groups["name"].Value, word[end..close], depth));
                    end = close + 1;
                }
                else
                {
                    result.Append(values.GetValueOrDefault(reference.Groups["name"].Value));
                }
                i = end - 1;
            }
            else
            {
                result.Append(letter);
            }
        }
        return result.ToString();
    }

    private string? Value(string name, string modifier, int depth)
    {
        var value = values.GetValueOrDefault(name);
        var isSet = modifier.StartsWith(':') ? value is { Length: > 0 } : value is not null;
        var form = modifier.TrimStart(':');
        if (form.Length == 0 || depth == 0)
        {
            return value;
        }
        var argument = form[1..];
        return form[0] switch
        {
            '-' => isSet ? value : Fill(argument, depth - 1),
            '+' => isSet ? Fill(argument, depth - 1) : "",
            '#' or '%' or '/' => DockerfilePattern.Apply(
                value ?? "",
                form,
                escape,
                part => Fill(part, depth - 1, keepsEscapes: true)
            ),
            _ => value,
        };
    }

    private int Closing(string word, int start)
    {
        var (open, quote) = (1, '\0');
        for (var i = start; i < word.Length; i++)
        {
            if (word[i] == escape && quote != '\'')
            {
                i++;
            }
            else if (word[i] is '"' or '\'' && (quote == '\0' || quote == word[i]))
            {
                quote = quote == '\0' ? word[i] : '\0';
            }
            else if (quote == '\0')
            {
                open += word[i] == '{' && word[i - 1] == '$' ? 1 : 0;
                open -= word[i] == '}' ? 1 : 0;
            }
            if (open == 0)
            {
                return i;
            }
        }
        return word.Length;
    }

    [GeneratedRegex(@"\G\$(?:(?<open>\{)(?<name>\w+)|(?<name>[A-Za-z_]\w*|[0-9]))")]
    private static partial Regex Reference();
}
