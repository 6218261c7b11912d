using HelloAspire.Comparison.Checks.Vulnerabilities.Archives;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Indexing;

/// <summary>Keeps the indexes of archives, each built once for its archive's content.</summary>
/// <param name="directory">Where the files lie; made when first needed.</param>
internal sealed class IndexStore(string directory, ArchiveLimits limits)
{
    // The user's own archive, one that was carried there, and one from before.
    private const int MostOfOneEcosystem = 3;

    /// <summary>The archive's index; built now where there is none yet.</summary>
    /// <param name="progress">Called with bytes of the archive read and bytes in all, while the index is built.</param>
    /// <exception cref="UserErrorException">The archive is damaged, or the index cannot be written.</exception>
    public async Task<AdvisoryIndex> Open(
        string ecosystem,
        string archive,
        Action<long, long>? progress,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var file = Path.Join(directory, IndexFormat.FileName(ecosystem, Digest(archive)));
            if (AdvisoryIndex.Open(file) is { } known)
            {
                return known;
            }
            Directory.CreateDirectory(directory);
            // A second process waits for the first one's index instead of building the same.
            using var _ = await FileLock.Wait(Path.Join(directory, "building.lock"), cancellationToken);
            if (AdvisoryIndex.Open(file) is { } built)
            {
                return built;
            }
            await Task.Run(() => Build(archive, file, progress, cancellationToken), cancellationToken);
            Tidy(ecosystem, file);
            return AdvisoryIndex.Open(file)
                ?? throw new IOException($"the index '{file}' cannot be read back: is the disk full?");
        }
        catch (InvalidDataException exception)
        {
            throw new UserErrorException(
                $"The vulnerability archive '{archive}' cannot be used: {exception.Message}. "
                    + $"Download it again: hello-compare vulnerabilities update --ecosystem '{ecosystem}'",
                exception
            );
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            throw new UserErrorException(
                $"The vulnerability archive '{archive}' cannot be indexed in '{directory}': {exception.Message}",
                exception
            );
        }
    }

    private static string Digest(string archive)
    {
        using var zip = new FileStream(archive, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return ZipDirectory.Of(zip).Digest;
    }

    private void Build(string archive, string file, Action<long, long>? progress, CancellationToken cancellationToken)
    {
        var unfinished = $"{file}.{Path.GetRandomFileName()}";
        try
        {
            IndexBuilder.Write(new OsvArchive(archive, limits), unfinished, progress, cancellationToken);
            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private void Tidy(string ecosystem, string newest)
    {
        var beginning = Uri.EscapeDataString(ecosystem) + "-";
        var old = new DirectoryInfo(directory)
            .GetFiles(beginning + "*")
            .Where(file => file.FullName != Path.GetFullPath(newest))
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .Skip(MostOfOneEcosystem - 1);
        foreach (var file in old)
        {
            file.Delete();
        }
    }
}
