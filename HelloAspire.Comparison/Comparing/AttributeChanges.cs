using System.Globalization;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Comparing;

/// <summary>What tells two entries of the same path apart besides their content.</summary>
public enum AttributeKind
{
    /// <summary>Whether it is a file, a directory, a symbolic link, a device or a pipe.</summary>
    Kind,
    Mode,
    Owner,
    LinkTarget,
    Device,
    Capabilities,

    /// <summary>The time of the last change; only on request.</summary>
    Modified,
}

/// <summary>An attribute that differs.</summary>
public sealed record AttributeChange(string Path, AttributeKind Attribute, string Left, string Right);

/// <summary>Compares what both images hold at the same path.</summary>
internal static class AttributeChanges
{
    /// <summary>The attributes that differ, by path.</summary>
    /// <param name="withTimes">Whether the times of the last change count; they differ with every build.</param>
    public static IReadOnlyList<AttributeChange> Of(FileTree left, FileTree right, bool withTimes) =>
        [
            .. from node in left.Nodes.Prepend(left.Root)
            let other = right.Find(node.Path)
            where other is not null
            from change in Between(node, other, withTimes)
            orderby change.Path, change.Attribute
            select change,
        ];

    private static IEnumerable<AttributeChange> Between(FileNode left, FileNode right, bool withTimes)
    {
        if (left.Entry.Kind != right.Entry.Kind)
        {
            return [new AttributeChange(left.Path, AttributeKind.Kind, Kind(left), Kind(right))];
        }
        List<(AttributeKind Attribute, Func<LayerEntry, string> Of)> attributes =
        [
            (AttributeKind.Owner, entry => $"{entry.UserId}:{entry.GroupId}"),
            (AttributeKind.LinkTarget, entry => entry.LinkTarget ?? ""),
            (AttributeKind.Device, entry => entry.Device ?? ""),
            (AttributeKind.Capabilities, entry => entry.Capabilities ?? ""),
        ];
        // Nobody reads the mode of a link.
        if (!left.IsSymbolicLink)
        {
            attributes.Add((AttributeKind.Mode, entry => Convert.ToString(entry.Mode, 8).PadLeft(4, '0')));
        }
        if (withTimes)
        {
            attributes.Add((AttributeKind.Modified, entry => Time(entry.ModifiedAt)));
        }
        return from attribute in attributes
            let before = attribute.Of(left.Entry)
            let after = attribute.Of(right.Entry)
            where before != after
            select new AttributeChange(left.Path, attribute.Attribute, before, after);
    }

    private static string Kind(FileNode node) =>
        node.Entry.Kind switch
        {
            EntryKind.File => "file",
            EntryKind.Directory => "directory",
            EntryKind.SymbolicLink => $"link to {node.Entry.LinkTarget}",
            EntryKind.Device => "device",
            EntryKind.Fifo => "pipe",
            var other => other.ToString(),
        };

    // Years that DateTimeOffset does not know are told as numbers.
    private static string Time(long seconds) =>
        seconds is >= -62_135_596_800 and <= 253_402_300_799
            ? DateTimeOffset
                .FromUnixTimeSeconds(seconds)
                .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : seconds.ToString(CultureInfo.InvariantCulture);
}
