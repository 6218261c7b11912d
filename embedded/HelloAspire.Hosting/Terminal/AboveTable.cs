using Spectre.Console;
using Spectre.Console.Rendering;

namespace HelloAspire.Hosting.Terminal;

/// <summary>
/// Text that is written while the live table is shown. It takes the table's place, which is drawn anew below it, so what
/// is left of the old one beside its lines has to be erased first.
/// </summary>
internal sealed class AboveTable(string text, Style style) : Renderable
{
    private const string EraseBelow = "\u001b[0J";

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        [
            Segment.Control(EraseBelow),
            .. ((IRenderable)new Text(text, style)).Render(options, maxWidth),
            Segment.LineBreak,
        ];
}
