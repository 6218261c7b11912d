namespace HelloAspire.Dashboard.Resources;

/// <summary>How a command ended.</summary>
/// <param name="Success">Whether it did what it is for.</param>
/// <param name="Message">One line for the user.</param>
/// <param name="Value">A longer result, shown in <paramref name="Format"/>.</param>
/// <param name="Format">How to read <paramref name="Value"/>.</param>
/// <param name="ShowAtOnce">True to open the result, false to offer it.</param>
public sealed record CommandOutcome(
    bool Success,
    string? Message = null,
    string? Value = null,
    CommandValueFormat Format = CommandValueFormat.Text,
    bool ShowAtOnce = false
);

public enum CommandValueFormat
{
    Text,
    Json,
    Markdown,
}
