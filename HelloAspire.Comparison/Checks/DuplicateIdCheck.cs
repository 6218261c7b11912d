namespace HelloAspire.Comparison.Checks;

/// <summary>Two names for one number share all their rights.</summary>
internal sealed class DuplicateIdCheck : Check
{
    private static readonly string[] AccountFiles = ["/etc/passwd", "/etc/group"];

    public override CheckInfo Info { get; } =
        new(
            "DKL-LI-0002",
            FindingSeverity.Medium,
            "Duplicate user or group number",
            "Give each account its own number."
        );

    public override IEnumerable<Evidence> Look(CheckSubject subject) =>
        from path in AccountFiles
        from same in subject
            .ReadLines(path)
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length > 2 && fields[0] is [not ('+' or '-' or '#'), ..] && fields[2].Length > 0)
            .GroupBy(fields => fields[2], fields => fields[0])
        where same.Count() > 1
        from evidence in Evidence.Of($"{string.Join(" and ", same)} have the number {same.Key}.", [path], subject.Image)
        select evidence;
}
