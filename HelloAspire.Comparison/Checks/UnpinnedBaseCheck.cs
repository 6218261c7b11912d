using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks;

/// <summary>A base image by tag alone may be another one tomorrow.</summary>
internal sealed class UnpinnedBaseCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "HELLO-0007",
            FindingSeverity.Low,
            "Base image not pinned",
            "Name it with its digest: 'FROM image:tag@sha256:…'."
        );

    public override bool KnowsWindows => true;

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        var labels = subject.Image.Config.Labels;
        if (subject.Image.Stage?.From is { } from)
        {
            if (!from.IsPinned)
            {
                yield return new Evidence($"{Path.GetFileName(from.Dockerfile)}, line {from.Line}: FROM {from.Image}")
                {
                    Keyword = "FROM",
                };
            }
        }
        else if (
            labels.TryGetValue(BaseLabels.Name, out var name)
            && !labels.ContainsKey(BaseLabels.Digest)
            && !name.Contains('@')
        )
        {
            yield return new Evidence($"The label {BaseLabels.Name} says '{name}', and none gives a digest.")
            {
                Keyword = "FROM",
            };
        }
    }
}
