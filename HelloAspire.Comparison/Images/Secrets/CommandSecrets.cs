using HelloAspire.Comparison.Images.Shell;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Finds secrets on command lines: by their options, their headers, their logins, and by what programs take where.</summary>
internal static class CommandSecrets
{
    // sh -c "…" inside $(…) inside a here-document.
    private const int Deepest = 4;

    private static readonly SettingSecrets Settings = new(takesLines: false, SecretNames.Judge);

    /// <summary>Where secrets are in a line, as a builder's history or a shell's has it; places may overlap.</summary>
    public static IEnumerable<SecretPlace> Find(string line)
    {
        // The classic builder: "/bin/sh -c #(nop) ENV …".
        var mark = line.IndexOf("#(nop)", StringComparison.Ordinal);
        var start = mark < 0 ? 0 : mark + "#(nop)".Length;
        return In(new ShellWord(line[start..], start), Deepest);
    }

    /// <summary>The same for a command given as a list; places count the words as if a character stood between them.</summary>
    public static IEnumerable<SecretPlace> Find(IReadOnlyList<string> words)
    {
        var list = new List<ShellWord>();
        var start = 0;
        foreach (var word in words)
        {
            list.Add(new ShellWord(word, start));
            start += word.Length + 1;
        }
        return Of(new ShellCommand(list, ""), next: null, Deepest);
    }

    private static IEnumerable<SecretPlace> In(ShellWord text, int depth)
    {
        if (depth == 0)
        {
            yield break;
        }
        var line = ShellLine.Parse(text.Text);
        for (var i = 0; i < line.Commands.Count; i++)
        {
            var next = line.Commands[i].Operator is "|" or "|&" ? line.Commands.ElementAtOrDefault(i + 1) : null;
            foreach (var place in Of(line.Commands[i], next, depth))
            {
                yield return Outside(place, text);
            }
        }
        foreach (var place in line.Inner.SelectMany(inner => In(inner, depth - 1).Concat(InText(inner))))
        {
            yield return Outside(place, text);
        }
    }

    private static IEnumerable<SecretPlace> Of(ShellCommand command, ShellCommand? next, int depth)
    {
        // A builder prints lists as ["a","b"]: the brackets are no part of the words.
        var words = command.Words.Select(Bare).ToList();
        var program = new CommandProgram(words);
        for (var i = 0; i < words.Count; i++)
        {
            var following = words.ElementAtOrDefault(i + 1);
            foreach (var place in OfWord(words[i], following, program, depth))
            {
                yield return place;
            }
        }
        foreach (
            var place in CommandArguments
                .Find(words, program)
                .Concat(WrittenSecrets.Find(words, program, command, next))
        )
        {
            yield return place;
        }
    }

    private static IEnumerable<SecretPlace> OfWord(ShellWord word, ShellWord? next, CommandProgram program, int depth)
    {
        var text = word.Text;
        if (text.StartsWith('-'))
        {
            foreach (var place in CommandOption.Find(word, next, program))
            {
                yield return place;
            }
        }
        else if (
            text.StartsWith("pass:", StringComparison.Ordinal) && SecretValue.IsSecret(text[5..], SecretName.Password)
        )
        {
            yield return Place("pass phrase on a command line", word, 5);
        }
        else if (text.IndexOf('=') is > 0 and var equals)
        {
            var name = text[..equals];
            // /d:name=value, as tools of Windows write it.
            name = name.StartsWith('/') ? name[(name.IndexOf(':') + 1)..] : name;
            if (SecretValue.IsSecret(text[(equals + 1)..], SecretNames.Judge(name)))
            {
                yield return Place($"value for '{name}'", word, equals + 1);
            }
        }
        if (text.Length < 4)
        {
            yield break;
        }
        foreach (var place in InText(word))
        {
            yield return place;
        }
        if (word.IsQuoted && text.Any(char.IsWhiteSpace))
        {
            var start = ValueStart(word) ?? 0;
            foreach (var place in In(new ShellWord(text[start..], start), depth - 1))
            {
                yield return Outside(place, word);
            }
        }
    }

    private static ShellWord Bare(ShellWord word)
    {
        var start = word.Text.Length - word.Text.TrimStart('[', '{', ',').Length;
        var end = word.Text.TrimEnd(']', '}', ',').Length;
        return start == 0 && end == word.Text.Length || start >= end || word.Text.Contains(':')
            ? word
            : word with
            {
                Text = word.Text[start..end],
                Positions = [.. word.Positions.Take(start..end)],
            };
    }

    private static IEnumerable<SecretPlace> InText(ShellWord word) =>
        Settings
            .Find(word.Text)
            .Where(place => !IsBeginning(word, place))
            .Concat(word.Text.Contains("machine ", StringComparison.Ordinal) ? NetworkLogin.Find(word.Text) : [])
            .Select(place => Outside(place, word));

    // NAME='a sentence' sets the name to all of it, not to its first word.
    private static bool IsBeginning(ShellWord word, SecretPlace place) =>
        ValueStart(word) is { } start && place.Index == start && word.Text.AsSpan(start).Contains(' ');

    // Where the value begins in NAME='value'; null in 'NAME=value …', which is a text of its own.
    private static int? ValueStart(ShellWord word) =>
        word.Text.IndexOf('=') is > 0 and var equals
        && equals + 1 < word.Positions.Count
        && word.Positions[equals + 1] > word.Positions[equals] + 1
            ? equals + 1
            : null;

    /// <summary>A place in a word, from a character on.</summary>
    internal static SecretPlace Place(string kind, ShellWord word, int start) =>
        Outside(new SecretPlace(kind, start, word.Text.Length - start), word);

    // Where a place of the word's text is in the line that the word is of.
    internal static SecretPlace Outside(SecretPlace place, ShellWord word)
    {
        var first = word.Positions[place.Index];
        var last = word.Positions[place.Index + place.Length - 1];
        return place with { Index = first, Length = last - first + 1 };
    }
}
