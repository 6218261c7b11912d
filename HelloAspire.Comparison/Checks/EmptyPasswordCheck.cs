namespace HelloAspire.Comparison.Checks;

/// <summary>Accounts that anyone may log in to.</summary>
internal sealed class EmptyPasswordCheck : Check
{
    private static readonly string[] AccountFiles = ["/etc/shadow", "/etc/passwd"];

    public override CheckInfo Info { get; } =
        new(
            "DKL-LI-0001",
            FindingSeverity.High,
            "Account without a password",
            "Lock it: 'passwd -l NAME', or '!' in /etc/shadow."
        );

    public override IEnumerable<Evidence> Look(CheckSubject subject) =>
        from path in AccountFiles
        let accounts = subject
            .ReadLines(path)
            .Select(line => line.Split(':'))
            .Where(IsOpen)
            .Select(fields => fields[0])
            .ToList()
        where accounts.Count > 0
        from evidence in Evidence.Of($"No password: {string.Join(", ", accounts)}.", [path], subject.Image)
        select evidence;

    // Names that begin with a sign are orders to a directory service (nsswitch.conf(5), "compat"), no accounts.
    private static bool IsOpen(string[] fields) =>
        fields.Length > 2 && fields[0] is [not ('+' or '-' or '#'), ..] && fields[1].Length == 0;
}
