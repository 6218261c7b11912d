using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Shell;

/// <summary>Fills in the variables of a shell's line that the image sets.</summary>
internal static partial class ShellVariables
{
    /// <summary>The line; values that a shell would split or expand further are left alone, and what the image does not set too.</summary>
    public static string Fill(string line, ImageConfig config) =>
        Variable()
            .Replace(
                line,
                match => Value(match, line, config) is { } value && Plain().IsMatch(value) ? value : match.Value
            );

    private static string? Value(Match match, string line, ImageConfig config)
    {
        var name = match.Groups["name"].Value;
        // What the line set before is not told by the image.
        var place = line.LastIndexOf(name + "=", match.Index, StringComparison.Ordinal);
        if (place >= 0 && line.AsSpan(place, match.Index - place).IndexOfAny(";&\n") >= 0)
        {
            return null;
        }
        var value = config.Variable(name);
        return match.Groups["other"] is { Success: true, Value: var other }
            ? string.IsNullOrEmpty(value)
                ? null
                : other
            : value is null or "" && match.Groups["default"] is { Success: true, Value: var standard }
                ? standard
                : value;
    }

    [GeneratedRegex(@"\$(?:\{(?<name>\w+)(?::?-(?<default>[^{}$]*)|:?\+(?<other>[^{}$]*))?\}|(?<name>[A-Za-z_]\w*))")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^[\w./:@%+,-]+$")]
    private static partial Regex Plain();
}
