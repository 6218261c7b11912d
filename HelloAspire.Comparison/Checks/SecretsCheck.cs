using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Comparison.Checks;

/// <summary>Secrets in files of any layer, deleted ones too, in the environment and in the build history.</summary>
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
        InFiles(subject.Image).Concat(InEnvironment(subject.Image)).Concat(InHistory(subject.Image));

    private static IEnumerable<Evidence> InFiles(Image image) =>
        from layer in image.Layers
        from same in layer.Content.Secrets.GroupBy(match => (match.Path, match.Kind))
        let seen = image.Seen(layer.Index, same.Key.Path)
        let path = seen?.Path ?? same.Key.Path
        let lines = string.Join(", ", same.Select(match => $"line {match.Line} ('{match.Excerpt}')"))
        let hidden = seen is not null ? "" : $"; hidden by a later layer, but still in layer {layer.Index + 1}"
        select new Evidence(
            $"{Capital(same.Key.Kind)} in {path}, {lines}{hidden}.",
            [path],
            layer.FromBase ? FindingOrigin.Base : FindingOrigin.Own
        );

    private static IEnumerable<Evidence> InEnvironment(Image image) =>
        from variable in image.Config.Environment
        from secret in SecretText.Find(variable)
        let name = variable.Split('=')[0]
        let isFromBase = image.Config.History.Any(step =>
            image.IsFromBase(step) && step.CreatedBy.Contains(name + "=", StringComparison.Ordinal)
        )
        select new Evidence(
            $"{Capital(secret.Kind)} in the environment variable {name}.",
            [],
            isFromBase ? FindingOrigin.Base : FindingOrigin.Own
        )
        {
            Discriminator = name,
        };

    private static IEnumerable<Evidence> InHistory(Image image) =>
        from step in image.Config.History
        from kind in step.SecretKinds
        group step by kind into same
        let steps = string.Join(", ", same.Select(step => step.Index + 1))
        select new Evidence(
            $"{Capital(same.Key)} in the build history, step {steps}.",
            [],
            same.All(image.IsFromBase) ? FindingOrigin.Base : FindingOrigin.Own
        )
        {
            Discriminator = same.Key,
        };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
