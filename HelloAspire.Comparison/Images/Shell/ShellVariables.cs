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
                match =>
                    config.Variable(match.Groups["name"].Value) is { } value && Plain().IsMatch(value) ? value
                    : match.Groups["default"] is { Success: true, Value: var standard } && Plain().IsMatch(standard)
                        ? standard
                    : match.Value
            );

    [GeneratedRegex(@"\$(?:\{(?<name>\w+)(?::-(?<default>[^{}$]*))?\}|(?<name>[A-Za-z_]\w*))")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^[\w./:@%+,-]+$")]
    private static partial Regex Plain();
}
