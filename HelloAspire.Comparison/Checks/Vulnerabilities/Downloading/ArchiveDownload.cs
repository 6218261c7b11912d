using System.Net;
using System.Net.Http.Headers;
using HelloAspire.Comparison.Checks.Vulnerabilities.Archives;
using HelloAspire.Comparison.Checks.Vulnerabilities.Indexing;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Downloading;

/// <summary>
/// Brings an ecosystem's archive up to date. What was cut goes on where it stopped, also in a later run; the archive in
/// use is replaced only by one that is whole.
/// </summary>
/// <param name="source">The bucket's address, with a slash at the end.</param>
internal sealed class ArchiveDownload(HttpClient http, Uri source, ArchiveFolder folder, TimeProvider clock)
{
    private const int MostVainTries = 5;
    private const int Portion = 128 << 10;

    /// <summary>How long to wait before the second try; each further one waits twice as long.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the server may send nothing.</summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Downloads the archive unless the one that is here is current.</summary>
    /// <param name="progress">Called with bytes received and bytes in all, where the server tells.</param>
    /// <returns>Whether there is a new one.</returns>
    /// <exception cref="UserErrorException">
    /// The server has none, cannot be reached, or sends what is no archive; or the archive cannot be written.
    /// </exception>
    public async Task<bool> Update(string ecosystem, Action<long, long?>? progress, CancellationToken cancellationToken)
    {
        var target = folder.FileOf(ecosystem);
        var directory = Path.GetDirectoryName(target)!;
        try
        {
            Directory.CreateDirectory(directory);
            return await Update(ecosystem, target, progress, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"The vulnerability archive of {ecosystem} cannot be kept in '{directory}': {exception.Message.TrimEnd('.')}. "
                    + "What is already here is kept. Free some space, or choose another folder with '--database DIR'.",
                exception
            );
        }
    }

    private async Task<bool> Update(
        string ecosystem,
        string target,
        Action<long, long?>? progress,
        CancellationToken cancellationToken
    )
    {
        using var _ = await FileLock.Wait(target + ".lock", cancellationToken);
        var partial = new PartialArchive(target + ".part");
        var address = new Uri(source, Uri.EscapeDataString(ecosystem) + "/all.zip");
        for (var vain = 0; ; )
        {
            var before = partial.Length;
            try
            {
                if (await Try(ecosystem, address, target, partial, progress, cancellationToken) is { } isNew)
                {
                    return isNew;
                }
            }
            catch (Exception exception) when (IsTransient(exception) && !cancellationToken.IsCancellationRequested)
            {
                vain = partial.Length > before ? 0 : vain + 1;
                if (vain == MostVainTries)
                {
                    throw Failed(ecosystem, address, exception.Message, exception);
                }
                await Task.Delay(RetryDelay * (1 << vain), clock, cancellationToken);
            }
        }
    }

    // Null where it has to be tried again from the beginning.
    private async Task<bool?> Try(
        string ecosystem,
        Uri address,
        string target,
        PartialArchive partial,
        Action<long, long?>? progress,
        CancellationToken cancellationToken
    )
    {
        using var request = Request(address, target, partial);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silence.CancelAfter(LongestSilence);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token);
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotModified:
                (ArchiveOrigin.Read(target)! with { CheckedAt = clock.GetUtcNow() }).Write(target);
                return false;
            case HttpStatusCode.PartialContent when response.Content.Headers.ContentRange?.From == partial.Length:
                break;
            case HttpStatusCode.OK:
                partial.Begin(ServedArchive.Of(response));
                break;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                partial.Delete();
                return null;
            case HttpStatusCode.NotFound:
                throw new UserErrorException(
                    $"There is no archive of '{ecosystem}' at {address}. Use OSV's names of ecosystems: "
                        + "Debian, Ubuntu, Alpine, Wolfi, Red Hat, NuGet, npm, PyPI, Maven, Go."
                );
            case >= HttpStatusCode.InternalServerError
            or HttpStatusCode.TooManyRequests
            or HttpStatusCode.RequestTimeout:
                throw new HttpRequestException(Answered(response));
            default:
                throw Failed(ecosystem, address, Answered(response), null);
        }
        await Receive(response, partial, silence, progress);
        return Finish(ecosystem, address, target, partial);
    }

    private static HttpRequestMessage Request(Uri address, string target, PartialArchive partial)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (partial.Resumable is { } served)
        {
            request.Headers.Range = new RangeHeaderValue(partial.Length, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(served);
        }
        else if (File.Exists(target) && ArchiveOrigin.Read(target)?.ETag is { } known)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(known));
        }
        return request;
    }

    private async Task Receive(
        HttpResponseMessage response,
        PartialArchive partial,
        CancellationTokenSource silence,
        Action<long, long?>? progress
    )
    {
        await using var content = await response.Content.ReadAsStreamAsync(silence.Token);
        await using var file = partial.Append();
        var buffer = new byte[Portion];
        while (true)
        {
            silence.CancelAfter(LongestSilence);
            var count = await content.ReadAsync(buffer, silence.Token);
            if (count == 0)
            {
                return;
            }
            await file.WriteAsync(buffer.AsMemory(0, count), silence.Token);
            progress?.Invoke(file.Length, partial.Served?.Length);
        }
    }

    private bool Finish(string ecosystem, Uri address, string target, PartialArchive partial)
    {
        var served = partial.Served;
        if (served?.Length is { } length && partial.Length < length)
        {
            throw new IOException($"it ended after {partial.Length} of {length} bytes");
        }
        if (partial.Fault() is { } fault)
        {
            partial.Delete();
            throw Failed(ecosystem, address, fault, null);
        }
        partial.MoveTo(target);
        new ArchiveOrigin(clock.GetUtcNow(), served?.ETag, served?.Length).Write(target);
        return true;
    }

    // A silence that was too long counts as a cut.
    private static bool IsTransient(Exception exception) =>
        exception is OperationCanceledException or HttpRequestException
        || (
            exception is IOException and not (DirectoryNotFoundException or PathTooLongException) && !IsFull(exception)
        );

    // ENOSPC of Unix, ERROR_DISK_FULL of Windows.
    private static bool IsFull(Exception exception) => exception.HResult is 28 or unchecked((int)0x80070070);

    private static string Answered(HttpResponseMessage response) =>
        $"the server answered {(int)response.StatusCode} {response.ReasonPhrase}";

    private static UserErrorException Failed(string ecosystem, Uri address, string reason, Exception? inner) =>
        new(
            $"The vulnerability archive of {ecosystem} could not be downloaded from {address}: {reason.TrimEnd('.')}. "
                + "What is already here is kept; run the command again to resume.",
            inner!
        );
}
