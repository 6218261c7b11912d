namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>A column of a report's table.</summary>
/// <param name="IsNumber">Whether its cells stand to the right.</param>
internal sealed record ReportColumn(string Title, bool IsNumber = false);
