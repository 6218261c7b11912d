using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>One row for each layer, lowest first.</summary>
internal static class LayersSection
{
    public static ReportSection Of(Image image) =>
        new(
            $"Layers of {image.Name}",
            [
                new ReportColumn("#", IsNumber: true),
                new ReportColumn("Size", IsNumber: true),
                new ReportColumn("Added", IsNumber: true),
                new ReportColumn("Changed", IsNumber: true),
                new ReportColumn("Deleted", IsNumber: true),
                new ReportColumn("From"),
                new ReportColumn("Created by"),
            ],
            [.. image.Layers.Select(layer => image.IsBill ? RowOfBill(layer) : Row(layer))],
            image.Base is { } basis ? $"Base image: {basis.Name}, found by {basis.FoundBy}." : null
        );

    private static IReadOnlyList<string> RowOfBill(Layer layer) =>
        [
            CountText.Of(layer.Index + 1),
            NotKnown.Figure,
            NotKnown.Figure,
            NotKnown.Figure,
            NotKnown.Figure,
            layer.FromBase ? "base" : "own",
            NotKnown.Figure,
        ];

    private static IReadOnlyList<string> Row(Layer layer) =>
        [
            CountText.Of(layer.Index + 1),
            ByteSize.Format(layer.Size),
            CountText.Of(layer.Changes.Added),
            CountText.Of(layer.Changes.Changed),
            CountText.Of(layer.Changes.Deleted),
            layer.FromBase ? "base" : "own",
            layer.CreatedBy,
        ];
}
