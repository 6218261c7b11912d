namespace HelloAspire.Comparison.Checks;

/// <summary>
/// All checks, a row each. CIS-DI numbers are of the CIS Docker Benchmark as dockle counts them, DKL numbers are
/// dockle's own, HELLO numbers are this project's.
/// </summary>
internal static class ImageChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new UserCheck(),
        new MissingHealthCheck(),
        new SetUidCheck(),
        new AddInstructionCheck(),
        new SecretsCheck(),
        new SudoCheck(),
        new SensitiveVolumeCheck(),
        new DistUpgradeCheck(),
        new AptCacheCheck(),
        new LatestTagCheck(),
        new EmptyPasswordCheck(),
        new DuplicateIdCheck(),
        new SdkCheck(),
        new CompilerCheck(),
        new SourceCodeCheck(),
        new PackageCacheCheck(),
        new DebugSymbolsCheck(),
        new LabelsCheck(),
        new UnpinnedBaseCheck(),
        new WorldWritableCheck(),
        new MissingProgramCheck(),
        new MissingLoaderCheck(),
        new BrokenHealthCheck(),
        new WasteCheck(),
        new WindowsImageCheck(),
    ];

    /// <summary>Runs every check.</summary>
    /// <returns>The findings, gravest first.</returns>
    public static IReadOnlyList<Finding> Run(CheckSubject subject)
    {
        var places = new DockerfilePlaces(subject.Image);
        return
        [
            .. All.Where(check => check.KnowsWindows || !subject.Image.Config.Platform.IsWindows)
                .SelectMany(check => check.Look(subject).Select(evidence => evidence.ToFinding(check.Info, places)))
                .OrderByDescending(finding => finding.Severity)
                .ThenBy(finding => finding.Id, StringComparer.Ordinal),
        ];
    }
}
