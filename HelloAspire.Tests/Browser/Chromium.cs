using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser;

/// <summary>The machine's Chromium, which calls nobody but the pages that it is sent to.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Executables =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Chromium> LaunchAsync()
    {
        var executable =
            Executables.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException(
                $"The browser tests need Chromium at one of: {string.Join(", ", Executables)}. Install the package chromium."
            );
        var playwright = await Playwright.CreateAsync();
        return new(
            playwright,
            await playwright.Chromium.LaunchAsync(
                new()
                {
                    ExecutablePath = executable,
                    Args =
                    [
                        "--no-sandbox",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                    ],
                }
            )
        );
    }

    /// <summary>Opens a window in a profile of its own.</summary>
    public async Task<IPage> OpenAsync(int width, int height, ColorScheme theme)
    {
        var context = await _browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ColorScheme = theme,
                // As narrow a screen is a phone's.
                HasTouch = width < 600,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
