using MudBlazor;

namespace HelloAspire.Comparison.Page.Layout;

/// <summary>The colours, each with a contrast of at least 4.5 to what it stands on, and the system's own fonts.</summary>
internal static class PageTheme
{
    private static readonly string[] Fonts = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif"];

    private const string DarkBackground = "#16161D";

    public static readonly MudTheme Light = In(":root");

    public static readonly MudTheme Dark = In(":root[data-theme=dark]");

    // The scope is a selector: the page's script names the theme before the first paint.
    private static MudTheme In(string scope) =>
        new()
        {
            PseudoCss = new PseudoCss { Scope = scope },
            PaletteLight = Toned(
                new PaletteLight
                {
                    Primary = "#4F46C8",
                    Secondary = "#0F766E",
                    Success = "#18794E",
                    Info = "#0B5CAD",
                    Warning = "#8A5A00",
                    Error = "#C42B2B",
                    Background = "#F7F7FA",
                    LinesInputs = "#8B8B99",
                    TableLines = "#E8E8EF",
                    TableHover = "#F1F1F8",
                },
                new(Surface: "#FFFFFF", Text: "#1E1E28", Quiet: "#575768", Faint: "#6B6B7B", Line: "#E2E2EA")
            ),
            PaletteDark = Toned(
                new PaletteDark
                {
                    Primary = "#A9A3FF",
                    Secondary = "#5BC8BE",
                    Success = "#58C48D",
                    Info = "#74B6FF",
                    Warning = "#E8B04B",
                    Error = "#FF8585",
                    Background = DarkBackground,
                    PrimaryContrastText = DarkBackground,
                    SecondaryContrastText = DarkBackground,
                    SuccessContrastText = DarkBackground,
                    InfoContrastText = DarkBackground,
                    WarningContrastText = DarkBackground,
                    ErrorContrastText = DarkBackground,
                    LinesInputs = "#74748A",
                    TableLines = "#2B2B36",
                    TableHover = "#272731",
                },
                new(Surface: "#1E1E27", Text: "#ECECF3", Quiet: "#B3B3C2", Faint: "#9A9AAB", Line: "#34343F")
            ),
            Typography = new Typography
            {
                Default = new DefaultTypography
                {
                    FontFamily = Fonts,
                    FontSize = ".875rem",
                    LetterSpacing = "normal",
                },
                Button = new ButtonTypography
                {
                    FontFamily = Fonts,
                    FontWeight = "600",
                    TextTransform = "none",
                    LetterSpacing = "normal",
                },
            },
            LayoutProperties = new LayoutProperties { AppbarHeight = "56px", DefaultBorderRadius = "6px" },
        };

    // What the component library tells apart and this page does not.
    private static T Toned<T>(T palette, Tones tones)
        where T : Palette
    {
        (palette.Surface, palette.AppbarBackground) = (tones.Surface, tones.Surface);
        (palette.TextPrimary, palette.AppbarText) = (tones.Text, tones.Text);
        (palette.TextSecondary, palette.ActionDefault) = (tones.Quiet, tones.Quiet);
        (palette.TextDisabled, palette.ActionDisabled) = (tones.Faint, tones.Faint);
        (palette.LinesDefault, palette.Divider) = (tones.Line, tones.Line);
        return palette;
    }

    /// <summary>The neutral colours of a theme, from the ground to what stands on it.</summary>
    private sealed record Tones(string Surface, string Text, string Quiet, string Faint, string Line);
}
