namespace HelloAspire.Comparison.Checks;

/// <summary>All checks.</summary>
public static class ImageChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new UserCheck(),
        new HealthCheckCheck(),
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
        new BrokenHealthCheckCheck(),
        new WasteCheck(),
    ];

    /// <summary>Runs every check.</summary>
    /// <returns>The findings, gravest first.</returns>
    public static IReadOnlyList<Finding> Run(CheckSubject subject) =>
        [
            .. All.SelectMany(check => check.Look(subject).Select(evidence => ToFinding(check.Info, evidence)))
                .OrderByDescending(finding => finding.Severity)
                .ThenBy(finding => finding.Id, StringComparer.Ordinal),
        ];

    private static Finding ToFinding(CheckInfo info, Evidence evidence) =>
        new(info.Id, info.Severity, info.Title, evidence.Detail, evidence.Paths, info.Mend, evidence.Origin)
        {
            Mark = evidence.Mark,
        };
}
