using HelloAspire.Comparison.Reports;

namespace HelloAspire.Comparison.Commands;

/// <summary>Where a report is written to, and how.</summary>
/// <param name="File">Null for the terminal.</param>
internal sealed record ReportOutput(ReportFormat Format, FileInfo? File, TextWriter Terminal)
{
    /// <summary>Finds out whether the file can be written, before any work is done for it; what it holds stays.</summary>
    /// <exception cref="UserErrorException">It cannot.</exception>
    public void EnsureWritable()
    {
        if (File is not { } file)
        {
            return;
        }
        if (Directory.Exists(file.FullName))
        {
            throw new UserErrorException(
                $"The report cannot be written to '{file.FullName}', which is a directory. Name a file in it."
            );
        }
        try
        {
            var isNew = !file.Exists;
            using (file.Open(FileMode.OpenOrCreate, FileAccess.Write)) { }
            if (isNew)
            {
                file.Delete();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(file, exception);
        }
    }

    /// <summary>Writes the report; of one that cannot be written whole, nothing stays.</summary>
    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public async Task Write(Report report)
    {
        if (File is not { } file)
        {
            await WriteToTerminal(report);
            return;
        }
        var isNew = !File.Exists;
        try
        {
            await using var output = file.CreateText();
            await Format.Writer.Write(report, output);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Discard(file, isNew);
            throw Unwritable(file, exception);
        }
    }

    // Half a report may look whole. A file that was there before stays, with its rights and links, but empty.
    private static void Discard(FileInfo file, bool isNew)
    {
        try
        {
            if (isNew)
            {
                file.Delete();
            }
            else
            {
                using (file.Open(FileMode.Truncate)) { }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException) { }
    }

    private async Task WriteToTerminal(Report report)
    {
        try
        {
            await Format.Writer.Write(report, Terminal);
            await Terminal.FlushAsync();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"The report cannot be written to standard output: {exception.Message.TrimEnd('.')}. Free some space, or use '--output FILE'.",
                exception
            );
        }
    }

    private static UserErrorException Unwritable(FileInfo file, Exception exception) =>
        new($"The report cannot be written to '{file.FullName}': {exception.Message}", exception);
}
