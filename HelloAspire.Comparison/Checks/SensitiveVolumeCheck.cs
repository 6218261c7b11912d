namespace HelloAspire.Comparison.Checks;

/// <summary>A volume there hides what the image holds, or shows a host's own system to the container.</summary>
internal sealed class SensitiveVolumeCheck : Check
{
    private static readonly string[] SystemDirectories =
    [
        "/",
        "/boot",
        "/dev",
        "/etc",
        "/lib",
        "/proc",
        "/sys",
        "/usr",
    ];

    public override CheckInfo Info { get; } =
        new(
            "DKL-DI-0002",
            FindingSeverity.High,
            "Volume on a system directory",
            "Declare volumes for data directories only."
        );

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        var volumes = subject
            .Image.Config.Volumes.Where(volume =>
                volume == "/" || SystemDirectories.Contains(volume.TrimEnd('/'), StringComparer.Ordinal)
            )
            .ToList();
        if (volumes.Count > 0)
        {
            yield return new Evidence("The image declares a volume on a system directory.", volumes)
            {
                Keyword = "VOLUME",
            };
        }
    }
}
