using HelloAspire.Dashboard.Pages.Console;

namespace HelloAspire.Tests.Dashboard.Pages;

[Trait("Category", "Model")]
public sealed class AnsiTextSpecs
{
    [Theory]
    [InlineData("plain", "plain||")]
    [InlineData("\u001b[32minfo\u001b[39m: on", "info|color:var(--ansi-2);|: on||")]
    [InlineData("\u001b[1;31mbad\u001b[0m", "bad|color:var(--ansi-1);font-weight:700;|")]
    [InlineData("\u001b[mreset", "reset||")]
    [InlineData("\u001b[38;5;196mred\u001b[m", "red|color:rgb(255,0,0);|")]
    [InlineData("\u001b[38;2;1;2;3mtrue", "true|color:rgb(1,2,3);|")]
    [InlineData("\u001b[40m\u001b[37mterminal's own", "terminal's own||")]
    [InlineData("\u001b[41mon red", "on red|background:color-mix(in srgb, var(--ansi-1) 30%, transparent);|")]
    public void Colours_become_styles(string line, string expected) =>
        Assert.Equal(
            expected,
            string.Concat(AnsiText.Parse(line).Select(segment => $"{segment.Text}|{segment.Style}|"))
        );

    [Theory]
    [InlineData("\u001b[2K\u001b[1Gstep", "step")]
    [InlineData("\u001b]8;;http://x\u0007link\u001b]8;;\u0007", "link")]
    [InlineData("\u001b[38;5mcut short\u001b[", "cut short")]
    [InlineData("end\u001b", "end")]
    public void Other_control_sequences_are_left_out(string line, string expected)
    {
        Assert.Equal(expected, AnsiText.Strip(line));
        Assert.Equal(expected, string.Concat(AnsiText.Parse(line).Select(segment => segment.Text)));
    }
}
