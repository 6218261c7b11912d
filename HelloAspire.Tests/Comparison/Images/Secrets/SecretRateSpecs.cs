using System.Globalization;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Reports;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>How far the findings can be trusted: measured on samples whose answer is known.</summary>
public sealed class SecretRateSpecs(ITestOutputHelper output) : IDisposable
{
    private const double LeastRate = 0.97;
    private const int FewestSamples = 150;

    private readonly Reader _reader = new();

    private static readonly List<SecretSample> Samples =
    [
        .. EnvironmentSamples.Positive,
        .. EnvironmentSamples.Negative,
        .. HistorySamples.Positive,
        .. HistorySamples.Negative,
        .. FileSamples.All,
        .. HarmlessFileSamples.All,
        .. FurtherSamples.All,
        .. ServiceSamples.All,
        .. VariableSamples.Positive,
        .. VariableSamples.Negative,
        .. StepSamples.Positive,
        .. StepSamples.Negative,
        .. ToolFileSamples.Positive,
        .. ApplicationFileSamples.Positive,
        .. KeyFileSamples.Positive,
        .. KeyFileSamples.Negative,
        .. LookalikeFileSamples.All,
        .. ServerSamples.Positive,
        .. ServerSamples.Negative,
        .. WorkloadSamples.Positive,
        .. WorkloadSamples.Negative,
        .. ProjectSamples.Positive,
        .. BystanderSamples.Negative,
        .. FieldSamples.Positive,
        .. FieldSamples.Negative,
        .. SundrySamples.Positive,
        .. SundrySamples.Negative,
    ];

    [Fact]
    public async Task Precision_and_recall_are_high_on_labelled_samples()
    {
        var (hits, alarms, missed) = (0, new List<SecretSample>(), new List<SecretSample>());
        foreach (var (image, samples) in SampleImages.Of(Samples))
        {
            var findings = (await _reader.Read(image))
                .Findings.Where(finding => finding.Id == new SecretsCheck().Info.Id)
                .ToList();
            foreach (var sample in samples)
            {
                var isFound = findings.Any(finding => !sample.IsFile || finding.Paths.Contains(sample.Place));
                hits += isFound && sample.IsSecret ? 1 : 0;
                (isFound ? alarms : missed).AddRange(isFound != sample.IsSecret ? [sample] : []);
            }
        }
        var precision = (double)hits / (hits + alarms.Count);
        var recall = (double)hits / (hits + missed.Count);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{hits + missed.Count} samples with a secret, {Samples.Count - hits - missed.Count} without: precision {precision:0.000}, recall {recall:0.000}"
            )
        );
        output.WriteLine(string.Join('\n', missed.Select(sample => $"missed: {sample}")));
        output.WriteLine(string.Join('\n', alarms.Select(sample => $"false alarm: {sample}")));

        Assert.True(Samples.Count(sample => !sample.IsSecret) >= FewestSamples);
        Assert.True(precision >= LeastRate, $"precision {precision}");
        Assert.True(recall >= LeastRate, $"recall {recall}");
    }

    [Fact]
    public async Task No_secret_is_in_a_report_or_in_the_cache()
    {
        var shown = new List<string>();
        foreach (var (image, samples) in SampleImages.Of([.. Samples.Where(sample => sample.IsSecret)]))
        {
            using var reader = new Reader();
            var analysis = await reader.Read(image);
            var texts = new List<string>(reader.CachedFiles().Select(File.ReadAllText));
            foreach (var format in ReportFormat.All)
            {
                await using var text = new StringWriter();
                await format.Writer.Write(Report.On(analysis), text);
                texts.Add(text.ToString());
            }
            shown.AddRange(
                from sample in samples
                from secret in sample.Secrets
                where texts.Any(text => text.Contains(secret, StringComparison.Ordinal))
                select $"{secret} of {sample}"
            );
        }

        Assert.True(shown.Count == 0, string.Join("\n", shown));
    }

    public void Dispose() => _reader.Dispose();
}
