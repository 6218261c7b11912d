using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace HelloAspire.Comparison.Page.State;

/// <summary>What a container wrote last, as plain text.</summary>
public sealed partial class LogLines
{
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>Of the variant.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    private string Shown =>
        Text.Length == 0
            ? "The log is empty."
            : string.Join(
                '\n',
                Text.Split('\n').Select(line => DisplayText.Of(Colours().Replace(line.TrimEnd('\r'), "")))
            );

    // A terminal's colours (ECMA-48, SGR).
    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Colours();
}
