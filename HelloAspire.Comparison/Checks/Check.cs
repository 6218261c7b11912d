namespace HelloAspire.Comparison.Checks;

/// <summary>Looks for one fault in an image. To add a check: a file like this one, a line in <see cref="ImageChecks"/>.</summary>
internal abstract class Check
{
    public abstract CheckInfo Info { get; }

    /// <summary>Whether the check makes sense for a Windows image, whose files are laid out otherwise.</summary>
    public virtual bool KnowsWindows => false;

    /// <summary>The evidence, if any: each makes one finding.</summary>
    public abstract IEnumerable<Evidence> Look(CheckSubject subject);
}

/// <summary>What a check stands for.</summary>
/// <param name="Id">Stable: a CIS-DI or DKL number where one fits, else HELLO.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Mend">How to put it right.</param>
public sealed record CheckInfo(string Id, FindingSeverity Severity, string Title, string Mend)
{
    /// <summary>Whether a container of an image with this fault cannot start.</summary>
    public bool PreventsStart { get; init; }
}
