namespace HelloAspire.Comparison.Checks;

/// <summary>Looks for one fault in an image. To add a check: a file like this one, a line in <see cref="ImageChecks"/>.</summary>
internal abstract class Check
{
    public abstract CheckInfo Info { get; }

    /// <summary>The evidence, if any: each makes one finding.</summary>
    public abstract IEnumerable<Evidence> Look(CheckSubject subject);
}
