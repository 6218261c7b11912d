namespace HelloAspire.Comparison.Reports;

/// <summary>One format of reports. To add a format: a file like the others, a line in <see cref="ReportFormats"/>.</summary>
internal interface IReportWriter
{
    /// <summary>The report as text; the last line ends with a line feed.</summary>
    Task Write(Report report, TextWriter output);
}
