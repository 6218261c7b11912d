using System.CommandLine;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Archives;
using HelloAspire.Comparison.Checks.Vulnerabilities.Downloading;
using HelloAspire.Comparison.Checks.Vulnerabilities.Ecosystems;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reading.Sources;

namespace HelloAspire.Comparison.Commands;

/// <summary><c>vulnerabilities update</c>.</summary>
internal static class VulnerabilitiesCommand
{
    public static Command Create() =>
        new("vulnerabilities", "Manage the database of known vulnerabilities, from OSV's archives.") { CreateUpdate() };

    private static Command CreateUpdate()
    {
        var images = new Argument<string[]>("IMAGE")
        {
            Description = "Download the archives that these images need.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var ecosystems = new Option<string[]>("--ecosystem")
        {
            Description =
                "Download the archive of this ecosystem, named as in OSV: Debian, Ubuntu, Alpine, Wolfi, Chainguard, 'Red Hat', "
                + "'Rocky Linux', AlmaLinux, NuGet, npm, PyPI, Maven, Go. Can be given more than once.",
            HelpName = "NAME",
        };
        var source = new Option<string?>("--source")
        {
            Description =
                $"Download from a mirror of OSV's bucket instead. Environment variable: {OsvBucket.Variable}.",
            HelpName = "URL",
        };
        var database = new DatabaseOption();
        var command = new Command(
            "update",
            "Download the archives of known vulnerabilities, or update those that are here. Nothing else in this program "
                + "uses the network for that."
        );
        command.Add(images);
        command.Add(ecosystems);
        command.Add(source);
        database.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandGuard.Run(
                    parsed,
                    () =>
                        Update(
                            parsed.GetValue(images) ?? [],
                            parsed.GetValue(ecosystems) ?? [],
                            OsvBucket.Choose(parsed.GetValue(source)),
                            database.Folder(parsed),
                            parsed.InvocationConfiguration.Output,
                            cancellationToken
                        ),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> Update(
        string[] images,
        string[] ecosystems,
        Uri source,
        ArchiveFolder folder,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var download = new ArchiveDownload(http, source, folder, TimeProvider.System);
        var lines = await ProgressConsole.Reading(async console =>
        {
            var told = new List<string>();
            foreach (var ecosystem in await Choose(images, ecosystems, folder, console, cancellationToken))
            {
                told.Add(await Update(ecosystem, download, folder, console, cancellationToken));
            }
            return told;
        });
        foreach (var line in lines)
        {
            await output.WriteLineAsync(DisplayText.Of(line));
        }
        return ExitCode.Success;
    }

    private static async Task<IReadOnlyList<string>> Choose(
        string[] images,
        string[] ecosystems,
        ArchiveFolder folder,
        ProgressConsole console,
        CancellationToken cancellationToken
    )
    {
        var chosen = ecosystems.Select(Archive).ToList();
        foreach (var image in images)
        {
            var reference = ImageReference.Parse(image, ContainerEngine.Default);
            chosen.AddRange(
                PackageCoverage.ArchivesFor(
                    ImageAnalysis.Of(
                        await new ImageReader().Read(
                            reference,
                            new ReadOptions(),
                            console.Image(reference),
                            cancellationToken
                        )
                    )
                )
            );
        }
        var wanted = images is [] && ecosystems is [] ? folder.Ecosystems : [.. chosen.Distinct()];
        return wanted is []
            ? throw new UserErrorException(
                "There is no archive to update yet. Name images, or ecosystems by '--ecosystem NAME'."
            )
            : wanted;
    }

    // "Debian:12" is a part of Debian's archive.
    private static string Archive(string ecosystem) =>
        ecosystem.IndexOfAny(['/', '\\']) < 0
        && Ecosystem.Parse(ecosystem).Name is { Length: > 0 } name and not ("." or "..")
            ? name
            : throw new UserErrorException(
                $"'{ecosystem}' is not an ecosystem. Name one as OSV does: Debian, npm, 'Red Hat'."
            );

    private static async Task<string> Update(
        string ecosystem,
        ArchiveDownload download,
        ArchiveFolder folder,
        ProgressConsole console,
        CancellationToken cancellationToken
    )
    {
        var bar = console.Bar(ecosystem, "waiting for the server");
        var isNew = await download.Update(
            ecosystem,
            (done, total) => bar?.Report(new ReadProgress(ecosystem, done, total)),
            cancellationToken
        );
        var archive = folder.Find(ecosystem)!;
        var indexing = console.Bar($"{ecosystem}, index", "checking the archive");
        using var index = await VulnerabilityDatabase
            .DefaultIndexes()
            .Open(
                ecosystem,
                archive.Path,
                (done, total) => indexing?.Report(new ReadProgress(ecosystem, done, total)),
                cancellationToken
            );
        var summary = index.Summary;
        var size = ByteSize.Format(new FileInfo(archive.Path).Length);
        var skipped =
            summary.Skipped == 0
                ? ""
                : $", {CountText.Of(summary.Skipped)} could not be used: {string.Join("; ", summary.SkippedNames)}";
        var state = isNew ? "downloaded" : "is current";
        return $"{ecosystem}: {state}, {size}, {CountText.Of(summary.Records, "record")}{skipped}";
    }
}
