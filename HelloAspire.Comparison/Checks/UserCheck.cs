namespace HelloAspire.Comparison.Checks;

/// <summary>No USER, <c>USER 0</c>, <c>USER root</c> and any account with the number 0 are the same.</summary>
internal sealed class UserCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "CIS-DI-0001",
            FindingSeverity.High,
            "Runs as root",
            "Add 'USER' with a number other than 0 to the final stage."
        );

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        var user = subject.Image.Config.User.Split(':')[0];
        if (user.Length == 0)
        {
            yield return new Evidence("The image names no user, so its program runs as root.") { Keyword = "USER" };
        }
        else if (user == "root" || user.All(digit => digit == '0') || Number(user, subject) == "0")
        {
            yield return new Evidence($"The image's user is '{subject.Image.Config.User}', which is root.")
            {
                Keyword = "USER",
            };
        }
    }

    private static string? Number(string user, CheckSubject subject) =>
        subject
            .ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .FirstOrDefault(fields => fields.Length > 2 && fields[0] == user)
            ?[2];
}
