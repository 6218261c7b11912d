namespace HelloAspire.Dashboard.Resources;

/// <summary>A command that can be run on a resource.</summary>
/// <param name="Name">Its name in the app model, such as <c>restart</c>.</param>
/// <param name="DisplayName">Its name on the button.</param>
/// <param name="Description">What it does, shown as a tooltip.</param>
/// <param name="Confirmation">A question to be answered with yes before it runs.</param>
/// <param name="IconName">A Fluent UI system icon's name, as in Aspire.</param>
/// <param name="IsHighlighted">True for a button of its own; otherwise it is in the menu.</param>
/// <param name="State">Whether it can be run now.</param>
public sealed record CommandView(
    string Name,
    string DisplayName,
    string? Description = null,
    string? Confirmation = null,
    string? IconName = null,
    bool IsHighlighted = false,
    CommandState State = CommandState.Enabled
);

public enum CommandState
{
    Enabled,
    Disabled,
    Hidden,
}
