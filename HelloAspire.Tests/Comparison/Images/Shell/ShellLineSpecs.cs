using HelloAspire.Comparison.Images.Shell;

namespace HelloAspire.Tests.Comparison.Images.Shell;

/// <summary>A shell's grammar: words, quotes, operators, expansions, redirections. <c>$</c> stands for what expands.</summary>
public sealed class ShellLineSpecs
{
    [Theory]
    [InlineData("a b  c", "a|b|c")]
    [InlineData("a 'b c' \"d e\" f\\ g", "a|b c|d e|f g")]
    [InlineData("a\\\nb c", "ab|c")]
    [InlineData("'a'\"b\"c", "abc")]
    [InlineData("a \"b\\\"c\\$d\\e\"", "a|b\"c$d\\e")]
    [InlineData("a; b && c || d | e & f\ng", "a / b / c / d / e / f / g")]
    [InlineData("a # b", "a")]
    [InlineData("a#b", "a#b")]
    [InlineData("a >out 2>&1 <in b", "a|b")]
    [InlineData("a $B ${C:-d} $(e f) `g` $((1+2)) \"x$Y\"", "a|$|$|$|$|$|x$")]
    [InlineData("a '$B' \\$C", "a|$B|$C")]
    [InlineData("(a; b)", "a / b")]
    [InlineData("cat <<EOF\nb c\nEOF\nd", "cat / d")]
    [InlineData("cat <<-'EOF' | x\n\tb\n\tEOF\nd", "cat / x / d")]
    [InlineData("a \"unclosed", "a|unclosed")]
    [InlineData("a $(unclosed", "a|$")]
    [InlineData("a \"\" ''", "a||")]
    [InlineData("", "")]
    public void A_line_is_split_as_a_shell_splits_it(string text, string expected)
    {
        var line = ShellLine.Parse(text);

        Assert.Equal(
            expected,
            string.Join(
                " / ",
                line.Commands.Select(command =>
                    string.Join('|', command.Words.Select(word => word.Text.Replace(ShellWord.Expansion, '$')))
                )
            )
        );
    }

    [Theory]
    [InlineData("a 'b c' d\\ e")]
    [InlineData("x=\"1 $Y 2\"; z")]
    [InlineData("cat <<EOF\nb\nEOF")]
    public void Every_character_of_a_word_knows_its_place(string text)
    {
        var line = ShellLine.Parse(text);

        Assert.All(
            line.Commands.SelectMany(command => command.Words).Concat(line.Inner),
            word =>
                Assert.Equal(
                    word.Text.Replace(ShellWord.Expansion, '$'),
                    string.Concat(word.Positions.Select(place => text[place]))
                )
        );
    }

    [Theory]
    [InlineData("A=1 B=2 run it", "run")]
    [InlineData("if ! run; then x; fi", "run")]
    [InlineData("{ run; }", "run")]
    [InlineData("'if' x", "if")]
    public void A_command_begins_behind_keywords_and_assignments(string text, string name)
    {
        Assert.Equal(name, ShellLine.Parse(text).Commands[0].FromName.First().Text);
    }

    [Theory]
    [InlineData("a $(b $(c) d) e", "b $(c) d")]
    [InlineData("a `b c`", "b c")]
    [InlineData("cat <<EOF\nb\nc\nEOF\nd", "b\nc\n")]
    public void Commands_inside_are_kept(string text, string inner)
    {
        Assert.Equal(inner, Assert.Single(ShellLine.Parse(text).Inner).Text);
    }
}
