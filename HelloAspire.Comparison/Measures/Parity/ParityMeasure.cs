using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Comparison.Measures.Parity;

/// <summary>Sends the same requests to all variants and compares status, headers that matter and body.</summary>
internal sealed class ParityMeasure : IMeasure
{
    public string Id => "parity";
    public string Title => "Parity";
    public string Method =>
        "Sends the same requests to each variant, and compares status, significant headers and body with the baseline's.";

    public string Settings(MeasureRun run) =>
        CountText.Of(ParityRequest.Common("/").Count + run.Options.Requests.Count, "request");

    public TimeSpan Expected(MeasureRun run) => TimeSpan.FromSeconds(1.5) * run.Variants.Count;

    public bool TakesTurns => false;

    public string? Containers(Measurements measured) => measured.Parity?.Target;

    public MeasureRounds Begin(MeasureRun run)
    {
        ParityResult? result = null;
        return new(
            1,
            async (_, cancellationToken) => result = await Ask(run, cancellationToken),
            measured => measured with { Parity = result }
        );
    }

    private static async Task<ParityResult> Ask(MeasureRun run, CancellationToken cancellationToken)
    {
        using var client = LoopbackClient.Create();
        await using var targets = new ParityTargets();
        await targets.Find(run, client, cancellationToken);

        var common = ParityRequest.Common(Health.Path(run.Variants[0].HealthPath));
        var requests = common.Concat(run.Options.Requests.Select(ParityRequest.Parse)).ToList();
        var answers = new List<ParityAnswer>();
        foreach (var request in requests)
        {
            run.OnStep((double)answers.Count / requests.Count, request.ToString());
            try
            {
                answers.Add(await Compare(request, run.Variants, targets.Urls, client, cancellationToken));
            }
            catch (UserErrorException)
            {
                await targets.FailIfEnded(cancellationToken);
                throw;
            }
        }
        return new ParityResult(targets.Kind, answers) { TargetReason = targets.Reason };
    }

    private static async Task<ParityAnswer> Compare(
        ParityRequest request,
        IReadOnlyList<ImageVariant> variants,
        IReadOnlyList<Uri> urls,
        HttpClient client,
        CancellationToken cancellationToken
    )
    {
        var baseline = await Ask(request, variants[0], urls[0], client, cancellationToken);
        var again = await Ask(request, variants[0], urls[0], client, cancellationToken);
        var bodyVaries = !baseline.Body.SequenceEqual(again.Body);
        var differences = new List<ParityDifference>();
        foreach (var (variant, url) in variants.Zip(urls).Skip(1))
        {
            var answer = await Ask(request, variant, url, client, cancellationToken);
            if (AnswerDiff.Of(baseline, answer, withBody: !bodyVaries) is { Count: > 0 } lines)
            {
                differences.Add(new ParityDifference(variant.Name, lines));
            }
        }
        return new ParityAnswer(request.ToString(), request.Shows, baseline.Status, bodyVaries, differences);
    }

    private static async Task<Answer> Ask(
        ParityRequest request,
        ImageVariant variant,
        Uri url,
        HttpClient client,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await Answer.To(request, client, url, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new UserErrorException(
                $"'{variant.Name}' at {url} does not answer {request}: {exception.Message} Check its log, and start it again.",
                exception
            );
        }
    }
}
