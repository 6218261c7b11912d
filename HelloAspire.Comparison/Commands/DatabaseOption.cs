using System.CommandLine;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Archives;

namespace HelloAspire.Comparison.Commands;

/// <summary>The option <c>--database</c>.</summary>
internal sealed class DatabaseOption
{
    private readonly Option<DirectoryInfo?> _database = new("--database")
    {
        Description =
            "A folder with OSV's archives, such as Debian/all.zip or Debian.zip. Default: where 'vulnerabilities update' keeps them.",
        HelpName = "DIR",
    };

    public void AddTo(Command command) => command.Add(_database);

    /// <summary>The folder with the archives, which need not be there yet.</summary>
    public ArchiveFolder Folder(ParseResult parsed) =>
        parsed.GetValue(_database) is { } given
            ? new ArchiveFolder(given.FullName)
            : new ArchiveFolder(VulnerabilityDatabase.DefaultFolder);

    /// <summary>The database.</summary>
    /// <exception cref="UserErrorException">The folder was named and is not there, or holds no archive.</exception>
    public VulnerabilityDatabase Open(ParseResult parsed)
    {
        var folder = Folder(parsed);
        return parsed.GetValue(_database) is null || folder.Ecosystems is not []
            ? VulnerabilityDatabase.In(folder.Path)
            : throw new UserErrorException(
                $"'{folder.Path}' holds no OSV archive, such as Debian/all.zip or Debian.zip. Download one: "
                    + $"hello-compare vulnerabilities update --ecosystem Debian --database '{folder.Path}'"
            );
    }
}
