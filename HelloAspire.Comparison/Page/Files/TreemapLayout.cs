namespace HelloAspire.Comparison.Page.Files;

/// <summary>A rectangle of a treemap.</summary>
internal readonly record struct TreemapTile(double X, double Y, double Width, double Height);

/// <summary>Lays weights out as rectangles that are as square as can be.</summary>
internal static class TreemapLayout
{
    /// <summary>
    /// The squarified treemap of Bruls, Huizing and van Wijk (2000): rows along the shorter side, each of which takes
    /// further weights as long as its worst aspect ratio gets no worse.
    /// </summary>
    /// <param name="weights">Above zero, heaviest first.</param>
    public static IReadOnlyList<TreemapTile> Of(IReadOnlyList<double> weights, double width, double height)
    {
        var tiles = new List<TreemapTile>(weights.Count);
        var scale = width * height / weights.Sum();
        var free = new TreemapTile(0, 0, width, height);
        for (var start = 0; start < weights.Count; )
        {
            var side = Math.Min(free.Width, free.Height);
            var count = 1;
            while (
                start + count < weights.Count
                && Worst(Areas(start, count + 1), side) <= Worst(Areas(start, count), side)
            )
            {
                count++;
            }
            free = Place(Areas(start, count), free, tiles);
            start += count;
        }
        return tiles;

        double[] Areas(int start, int count) => [.. weights.Skip(start).Take(count).Select(weight => weight * scale)];
    }

    private static double Worst(double[] areas, double side)
    {
        var sum = areas.Sum();
        var (largest, smallest) = (areas[0], areas[^1]);
        return Math.Max(side * side * largest / (sum * sum), sum * sum / (side * side * smallest));
    }

    private static TreemapTile Place(double[] areas, TreemapTile free, List<TreemapTile> tiles)
    {
        var sum = areas.Sum();
        var upright = free.Width >= free.Height;
        var thickness = sum / (upright ? free.Height : free.Width);
        var offset = 0.0;
        foreach (var area in areas)
        {
            var length = area / thickness;
            tiles.Add(
                upright
                    ? new TreemapTile(free.X, free.Y + offset, thickness, length)
                    : new TreemapTile(free.X + offset, free.Y, length, thickness)
            );
            offset += length;
        }
        return upright
            ? free with
            {
                X = free.X + thickness,
                Width = free.Width - thickness,
            }
            : free with
            {
                Y = free.Y + thickness,
                Height = free.Height - thickness,
            };
    }
}
