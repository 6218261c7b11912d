namespace HelloAspire.Comparison.Checks;

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
