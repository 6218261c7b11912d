namespace HelloAspire.Comparison.Checks;

/// <summary>What a check found in an image.</summary>
/// <param name="Check">The check, with its ID, severity and mend.</param>
/// <param name="Detail">The evidence in words.</param>
/// <param name="Paths">The files in question.</param>
/// <param name="Origin">Whether the base image brings it or the own layers.</param>
public sealed record Finding(CheckInfo Check, string Detail, IReadOnlyList<string> Paths, FindingOrigin Origin)
{
    public string Id => Check.Id;
    public FindingSeverity Severity => Check.Severity;
    public string Title => Check.Title;
    public string Mend => Check.Mend;

    /// <summary>Tells findings of one check apart that name no files; the same in every image with the same fault.</summary>
    public string Discriminator { get; init; } = "";

    /// <summary>Where to mend it; null where no Dockerfile is known.</summary>
    public FindingPlace? Place { get; init; }

    /// <summary>The build step that it comes from, as the image's history tells it; null where it comes from no single one.</summary>
    public string? Step { get; init; }
}

/// <summary>A line of a Dockerfile.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Line">One-based.</param>
public sealed record FindingPlace(string File, int Line);

/// <summary>How much a finding matters, least first.</summary>
public enum FindingSeverity
{
    Info,
    Low,
    Medium,
    High,
}

/// <summary>Where a finding comes from.</summary>
public enum FindingOrigin
{
    /// <summary>The image's own layers or settings.</summary>
    Own,

    /// <summary>The base image.</summary>
    Base,

    /// <summary>Some of it from each.</summary>
    Both,
}
