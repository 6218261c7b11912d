namespace HelloAspire.Comparison.Page.Api;

/// <summary>A report to download.</summary>
/// <param name="Id">Its name among <see cref="Reports.ReportFormats"/>.</param>
public sealed record DownloadFormat(string Id, string Label, string ContentType, string FileName);
