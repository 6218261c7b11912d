using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Comparison.Checks;

/// <summary>Secrets in files of any layer, deleted ones too, in the environment and in the build history.</summary>
internal sealed class SecretsCheck : Check
{
    public override CheckInfo Info => CheckTable.Secrets;

    public override IEnumerable<Evidence> Look(CheckSubject subject) =>
        InFiles(subject.Image).Concat(InEnvironment(subject.Image)).Concat(InHistory(subject.Image));

    private static IEnumerable<Evidence> InFiles(Image image) =>
        from layer in image.Layers
        from same in layer.Content.Secrets.GroupBy(match => (match.Path, match.Kind))
        let isVisible = image.Tree.Find(same.Key.Path)?.LayerIndex == layer.Index
        let lines = string.Join(", ", same.Select(match => $"line {match.Line} ('{match.Excerpt}')"))
        let hidden = isVisible ? "" : $"; hidden by a later layer, but still in layer {layer.Index + 1}"
        select new Evidence(
            $"{Capital(same.Key.Kind)} in {same.Key.Path}, {lines}{hidden}.",
            [same.Key.Path],
            layer.FromBase ? Origin.Base : Origin.Own
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
            isFromBase ? Origin.Base : Origin.Own
        )
        {
            Mark = name,
        };

    // What ENV set is in the environment, too, where it was found already.
    private static IEnumerable<Evidence> InHistory(Image image)
    {
        var known = image.Config.Environment.SelectMany(Values).ToHashSet();
        return from step in image.Config.History
            from secret in SecretText.Find(step.CreatedBy)
            let value = step.CreatedBy.Substring(secret.Index, secret.Length)
            where !known.Contains(value)
            group step by secret.Kind into same
            let steps = string.Join(", ", same.Select(step => step.Index + 1))
            select new Evidence(
                $"{Capital(same.Key)} in the build history, step {steps}.",
                [],
                same.All(image.IsFromBase) ? Origin.Base : Origin.Own
            )
            {
                Mark = same.Key,
            };
    }

    private static IEnumerable<string> Values(string text) =>
        SecretText.Find(text).Select(place => text.Substring(place.Index, place.Length));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
