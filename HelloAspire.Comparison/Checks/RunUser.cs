using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks;

/// <summary>The account under which an image's program runs, found in /etc/passwd and /etc/group as engines do.</summary>
/// <param name="Id">The user's number.</param>
/// <param name="Groups">Numbers of its groups.</param>
internal sealed record RunUser(uint Id, IReadOnlySet<uint> Groups)
{
    // Permission bits of one class of users.
    public const int Execute = 1;
    public const int Read = 4;

    /// <summary>The account that USER names.</summary>
    /// <param name="problem">Why a container cannot start with it; null where it can.</param>
    public static RunUser? Of(CheckSubject subject, out string? problem)
    {
        problem = null;
        var parts = subject.Image.Config.User.Split(':', 2);
        var accounts = Lines(subject, "/etc/passwd");
        var groups = Lines(subject, "/etc/group");
        var account =
            parts[0].Length == 0 ? [] : accounts.FirstOrDefault(line => line[0] == parts[0] || line[2] == parts[0]);
        if (account is null && !IsNumber(parts[0]))
        {
            problem = $"The image's user is '{parts[0]}', and its /etc/passwd has no such account.";
            return null;
        }
        var number = account is { Length: > 2 } ? account[2] : parts[0];
        if (IsOutOfRange(number))
        {
            problem = $"The image's user is '{parts[0]}': engines accept numbers up to {int.MaxValue}.";
            return null;
        }
        var id = Number(number);
        if (parts.Length > 1 && parts[1].Length > 0)
        {
            var group = groups.FirstOrDefault(line => line[0] == parts[1])?[2] ?? parts[1];
            if (!IsNumber(group))
            {
                problem = $"The image's group is '{parts[1]}', and its /etc/group has no such group.";
                return null;
            }
            if (IsOutOfRange(group))
            {
                problem = $"The image's group is '{parts[1]}': engines accept numbers up to {int.MaxValue}.";
                return null;
            }
            return new RunUser(id, new HashSet<uint> { Number(group) });
        }
        var others = groups.Where(line =>
            account is [var name, ..] && line.ElementAtOrDefault(3)?.Split(',').Contains(name) == true
        );
        return new RunUser(
            id,
            others
                .Select(line => Number(line[2]))
                .Append(account is { Length: > 3 } ? Number(account[3]) : 0)
                .ToHashSet()
        );
    }

    /// <summary>Whether the account has the right; root may read all, and execute what anybody may.</summary>
    public bool May(int right, LayerEntry entry) =>
        Id == 0 ? right != Execute || entry.Kind == EntryKind.Directory || (entry.Mode & 0b001_001_001) != 0
        : entry.UserId == Id ? (entry.Mode >> 6 & right) == right
        : Groups.Contains(entry.GroupId) ? (entry.Mode >> 3 & right) == right
        : (entry.Mode & right) == right;

    /// <summary>The first directory on the way to a file that the account may not enter; null where it may enter all.</summary>
    public FileNode? Barrier(FileNode file)
    {
        var way = new Stack<FileNode>();
        for (var directory = file.Parent; directory is not null; directory = directory.Parent)
        {
            way.Push(directory);
        }
        return way.FirstOrDefault(directory => !May(Execute, directory.Entry));
    }

    private static List<string[]> Lines(CheckSubject subject, string path) =>
        [.. subject.ReadLines(path).Select(line => line.TrimEnd('\r').Split(':')).Where(fields => fields.Length > 2)];

    private static bool IsNumber(string text) => text.All(char.IsAsciiDigit);

    private static bool IsOutOfRange(string number) => number.Length > 0 && !int.TryParse(number, out _);

    private static uint Number(string text) => uint.TryParse(text, out var number) ? number : 0;
}
