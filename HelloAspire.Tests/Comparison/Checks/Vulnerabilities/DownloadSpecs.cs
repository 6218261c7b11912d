using HelloAspire.Comparison;
using HelloAspire.Comparison.Checks.Vulnerabilities.Archives;
using HelloAspire.Comparison.Checks.Vulnerabilities.Downloading;

namespace HelloAspire.Tests.Comparison.Checks.Vulnerabilities;

/// <summary>Archives over real HTTP, cut, refused and damaged: what is in use is replaced only by what is whole.</summary>
public sealed class DownloadSpecs : IAsyncLifetime
{
    private const string Path = "/Red Hat/all.zip";

    private readonly SampleDatabase _database = new();
    private readonly HttpClient _http = new();
    private ArchiveServer _server = null!;

    private static byte[] Old { get; } = Archive(1);
    private static byte[] New { get; } = Archive(400);

    public async ValueTask InitializeAsync()
    {
        _server = await ArchiveServer.Start();
        _server.Files[Path] = New;
    }

    [Fact]
    public async Task An_archive_is_downloaded_with_progress_and_its_date()
    {
        var told = new List<(long, long?)>();

        Assert.True(await Update((done, total) => told.Add((done, total))));

        Assert.Equal(New, Kept());
        Assert.Equal((New.Length, New.Length), told[^1]);
        Assert.Equal(SampleDatabase.Now, Folder.Find("Red Hat")!.CheckedAt);
        Assert.Equal(["all.zip", "all.zip.json", "all.zip.lock"], Files());
        Assert.Equal(["Red Hat"], Folder.Ecosystems);
    }

    [Fact]
    public async Task One_that_is_current_is_not_downloaded_again()
    {
        await Update();
        var later = SampleDatabase.Now.AddDays(3);

        Assert.False(await Update(now: later));

        Assert.Equal([$"GET {Path} 200", $"GET {Path} 304"], _server.Requests);
        Assert.Equal(later, Folder.Find("Red Hat")!.CheckedAt);
    }

    [Fact]
    public async Task One_that_changed_is_replaced()
    {
        _server.Files[Path] = Old;
        await Update();
        _server.Files[Path] = New;

        Assert.True(await Update());

        Assert.Equal(New, Kept());
    }

    [Fact]
    public async Task A_download_that_is_cut_goes_on_where_it_stopped()
    {
        foreach (var length in new[] { 1000, 1, 2000 })
        {
            _server.Cuts.Enqueue(length);
        }

        await Update();

        Assert.Equal(New, Kept());
        Assert.Equal(
            ["200", "bytes=1000- 206", "bytes=1001- 206", "bytes=3001- 206"],
            _server.Requests.Select(request => request[$"GET {Path} ".Length..])
        );
    }

    [Fact]
    public async Task A_later_run_goes_on_where_an_earlier_one_gave_up()
    {
        _server.Cuts.Enqueue(5000);
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Update((_, _) => cancellation.Cancel(), cancellationToken: cancellation.Token)
        );
        var kept = new FileInfo(Target + ".part").Length;
        _server.Requests.Clear();

        await Update();

        Assert.Equal(New, Kept());
        Assert.Equal([$"GET {Path} bytes={kept}- 206"], _server.Requests);
    }

    [Fact]
    public async Task What_changed_in_between_begins_anew()
    {
        _server.Files[Path] = Old;
        _server.Cuts.Enqueue(100);
        await Assert.ThrowsAsync<UserErrorException>(() => Update(before: () => FailFromNowOn()));
        _server.Failures.Clear();
        _server.Files[Path] = New;
        _server.Requests.Clear();

        await Update();

        Assert.Equal(New, Kept());
        Assert.Equal([$"GET {Path} bytes=100- 200"], _server.Requests);
    }

    [Fact]
    public async Task A_server_without_ranges_is_asked_for_the_whole_again()
    {
        _server.KnowsRanges = false;
        _server.Cuts.Enqueue(1000);

        await Update();

        Assert.Equal(New, Kept());
    }

    [Fact]
    public async Task A_part_longer_than_the_whole_begins_anew()
    {
        _server.Cuts.Enqueue(1000);
        await Assert.ThrowsAsync<UserErrorException>(() => Update(before: () => FailFromNowOn()));
        _server.Failures.Clear();
        await File.WriteAllBytesAsync(
            Target + ".part",
            new byte[New.Length + 1],
            TestContext.Current.CancellationToken
        );

        await Update();

        Assert.Equal(New, Kept());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    public async Task What_may_pass_is_tried_again(int status)
    {
        _server.Failures.Enqueue(status);
        _server.Failures.Enqueue(status);

        await Update();

        Assert.Equal(New, Kept());
    }

    [Theory]
    [InlineData(503, 5, "503 Service Unavailable")]
    [InlineData(403, 1, "403 Forbidden")]
    public async Task What_stays_is_told_and_the_old_archive_stays(int status, int tries, string told)
    {
        _server.Files[Path] = Old;
        await Update();
        _server.Files[Path] = New;
        _server.Requests.Clear();
        FailFromNowOn(status);

        var error = await Assert.ThrowsAsync<UserErrorException>(() => Update());

        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Contains(_server.Address.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Equal(tries, _server.Requests.Count);
        Assert.Equal(Old, Kept());
    }

    [Fact]
    public async Task An_ecosystem_that_OSV_does_not_have_is_told()
    {
        var error = await Assert.ThrowsAsync<UserErrorException>(() =>
            Download().Update("debian", null, TestContext.Current.CancellationToken)
        );

        Assert.Contains("no archive of 'debian'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_checksum_leaves_the_old_archive()
    {
        _server.Files[Path] = Old;
        await Update();
        _server.Files[Path] = New;
        _server.Checksum = "AAAAAA==";

        var error = await Assert.ThrowsAsync<UserErrorException>(() => Update());

        Assert.Contains("checksum", error.Message, StringComparison.Ordinal);
        Assert.Equal(Old, Kept());
        Assert.DoesNotContain("all.zip.part", Files());
    }

    [Fact]
    public async Task What_is_no_archive_leaves_the_old_one()
    {
        _server.Files[Path] = Old;
        await Update();
        _server.Files[Path] = "<html>Sign in to this network</html>"u8.ToArray();
        _server.Checksum = "";

        var error = await Assert.ThrowsAsync<UserErrorException>(() => Update());

        Assert.Contains("not a zip archive", error.Message, StringComparison.Ordinal);
        Assert.Equal(Old, Kept());
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_left()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var download = new ArchiveDownload(
            _http,
            new Uri($"http://{listener.LocalEndpoint}/"),
            Folder,
            TimeProvider.System
        )
        {
            RetryDelay = TimeSpan.Zero,
            LongestSilence = TimeSpan.FromMilliseconds(50),
        };

        await Assert.ThrowsAsync<UserErrorException>(() =>
            download.Update("npm", null, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_with_the_mend()
    {
        File.WriteAllText(_database.ArchiveFolder, "in its place");

        var refusal = await Assert.ThrowsAsync<UserErrorException>(() => Update());

        Assert.Contains(
            $"cannot be kept in '{System.IO.Path.GetDirectoryName(Target)}'",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("--database DIR", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Two_at_once_download_once()
    {
        await Task.WhenAll(Update(), Update(), Update());

        Assert.Equal(New, Kept());
        Assert.Equal(
            [$"GET {Path} 200", $"GET {Path} 304", $"GET {Path} 304"],
            _server.Requests.Order(StringComparer.Ordinal)
        );
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _database.Dispose();
    }

    private ArchiveFolder Folder => new(_database.ArchiveFolder);

    private string Target => Folder.FileOf("Red Hat");

    private byte[] Kept() => File.ReadAllBytes(Target);

    private string[] Files() =>
        [
            .. Directory
                .GetFiles(System.IO.Path.GetDirectoryName(Target)!)
                .Select(file => System.IO.Path.GetFileName(file))
                .Order(StringComparer.Ordinal),
        ];

    private void FailFromNowOn(int status = 503)
    {
        foreach (var _ in Enumerable.Range(0, 20))
        {
            _server.Failures.Enqueue(status);
        }
    }

    private Task<bool> Update(
        Action<long, long?>? progress = null,
        DateTimeOffset? now = null,
        Action? before = null,
        CancellationToken? cancellationToken = null
    ) =>
        Download(now)
            .Update(
                "Red Hat",
                (done, total) =>
                {
                    before?.Invoke();
                    before = null;
                    progress?.Invoke(done, total);
                },
                cancellationToken ?? TestContext.Current.CancellationToken
            );

    private ArchiveDownload Download(DateTimeOffset? now = null) =>
        new(_http, _server.Address, Folder, new SampleClock(now ?? SampleDatabase.Now)) { RetryDelay = TimeSpan.Zero };

    private static byte[] Archive(int records) =>
        SampleDatabase.Zip([
            .. Enumerable.Range(0, records).Select(index => ($"{index}.json", $$"""{"id":"X-{{index}}"}""")),
        ]);
}
