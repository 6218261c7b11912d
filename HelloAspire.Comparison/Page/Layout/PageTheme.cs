using MudBlazor;

namespace HelloAspire.Comparison.Page.Layout;

/// <summary>The colours, each with a contrast of at least 4.5 to what it stands on, and the system's own fonts.</summary>
internal static class PageTheme
{
    private static readonly string[] Fonts = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif"];

    public static readonly MudTheme Light = In(":root");

    public static readonly MudTheme Dark = In(":root[data-theme=dark]");

    // The scope is a selector: the page's script names the theme before the first paint.
    private static MudTheme In(string scope) =>
        new()
        {
            PseudoCss = new PseudoCss { Scope = scope },
            PaletteLight = new PaletteLight
            {
                Primary = "#4F46C8",
                Secondary = "#0F766E",
                Success = "#18794E",
                Info = "#0B5CAD",
                Warning = "#8A5A00",
                Error = "#C42B2B",
                Background = "#F7F7FA",
                Surface = "#FFFFFF",
                AppbarBackground = "#FFFFFF",
                AppbarText = "#1E1E28",
                TextPrimary = "#1E1E28",
                TextSecondary = "#575768",
                TextDisabled = "#6B6B7B",
                ActionDefault = "#575768",
                ActionDisabled = "#6B6B7B",
                LinesDefault = "#E2E2EA",
                LinesInputs = "#8B8B99",
                TableLines = "#E8E8EF",
                TableHover = "#F1F1F8",
                Divider = "#E2E2EA",
            },
            PaletteDark = new PaletteDark
            {
                Primary = "#A9A3FF",
                PrimaryContrastText = "#16161D",
                Secondary = "#5BC8BE",
                SecondaryContrastText = "#16161D",
                Success = "#58C48D",
                SuccessContrastText = "#16161D",
                Info = "#74B6FF",
                InfoContrastText = "#16161D",
                Warning = "#E8B04B",
                WarningContrastText = "#16161D",
                Error = "#FF8585",
                ErrorContrastText = "#16161D",
                Background = "#16161D",
                Surface = "#1E1E27",
                AppbarBackground = "#1E1E27",
                AppbarText = "#ECECF3",
                TextPrimary = "#ECECF3",
                TextSecondary = "#B3B3C2",
                TextDisabled = "#9A9AAB",
                ActionDefault = "#B3B3C2",
                ActionDisabled = "#9A9AAB",
                LinesDefault = "#34343F",
                LinesInputs = "#74748A",
                TableLines = "#2B2B36",
                TableHover = "#272731",
                Divider = "#34343F",
            },
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
}
