using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Comparison.Checks;

/// <summary>Secrets in files of any layer, deleted ones too, in settings and in the build history.</summary>
internal sealed class SecretsCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "CIS-DI-0010",
            FindingSeverity.High,
            "Secret in the image",
            "Revoke it, then pass it at run time or as a build secret. Deleting it in a later layer does not help."
        );

    public override bool KnowsWindows => true;

    public override IEnumerable<Evidence> Look(CheckSubject subject) =>
        InFiles(subject.Image).Concat(InSettings(subject.Image)).Concat(InHistory(subject.Image));

    private static IEnumerable<Evidence> InFiles(Image image) =>
        from layer in image.Layers
        from same in layer.Content.Secrets.GroupBy(match => (match.Path, match.Kind))
        let seen = image.Seen(layer.Index, same.Key.Path)
        let path = seen?.Path ?? same.Key.Path
        let lines = string.Join(
            ", ",
            same.Select(match => match.Line).Where(line => line > 0).Select(line => $"line {line}")
        )
        let hidden = seen is not null ? "" : $"; hidden by a later layer, but still in layer {layer.Index + 1}"
        select new Evidence(
            $"{Capital(same.Key.Kind)} in {path}{(lines.Length > 0 ? ", " : "")}{lines}{hidden}.",
            [path],
            layer.FromBase ? FindingOrigin.Base : FindingOrigin.Own
        )
        {
            Step = image.Config.History.FirstOrDefault(step => step.LayerIndex == layer.Index),
        };

    private static IEnumerable<Evidence> InSettings(Image image) =>
        from secret in image.Secrets
        where secret.Place != SettingPlace.History
        let isFromBase = image.Config.History.Any(step =>
            image.IsFromBase(step) && step.CreatedBy.Contains(secret.Name + "=", StringComparison.Ordinal)
        )
        let setting = image.Config.History.LastOrDefault(step =>
            step.CreatedBy.Contains(secret.Name + "=", StringComparison.Ordinal)
        )
        select new Evidence(
            $"{Capital(secret.Kind)} in {Place(secret)}.",
            [],
            isFromBase ? FindingOrigin.Base : FindingOrigin.Own
        )
        {
            Discriminator = secret.Name,
            Step = setting,
        };

    private static IEnumerable<Evidence> InHistory(Image image) =>
        from secret in image.Secrets
        where secret.Place == SettingPlace.History
        group secret.Step by secret.Kind into same
        let steps = string.Join(", ", same.Distinct().Select(step => step + 1))
        select new Evidence(
            $"{Capital(same.Key)} in the build history, step {steps}.",
            [],
            same.All(step => step < (image.Base?.StepCount ?? 0)) ? FindingOrigin.Base : FindingOrigin.Own
        )
        {
            Discriminator = same.Key,
            Step = image.Config.History.FirstOrDefault(step => step.Index == same.Max()),
        };

    private static string Place(SettingSecret secret) =>
        secret.Place switch
        {
            SettingPlace.Environment => $"the environment variable {secret.Name}",
            SettingPlace.Label => $"the label {secret.Name}",
            _ => $"the image's {secret.Name}",
        };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
