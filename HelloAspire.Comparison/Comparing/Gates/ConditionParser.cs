using System.Globalization;
using System.Text.RegularExpressions;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;

namespace HelloAspire.Comparison.Comparing.Gates;

/// <summary>Reads one condition of a gate.</summary>
internal sealed partial class ConditionParser
{
    private static readonly Dictionary<string, double> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = 1,
        ["x"] = 1,
        ["%"] = 0.01,
        ["B"] = 1,
        ["kB"] = 1e3,
        ["MB"] = 1e6,
        ["GB"] = 1e9,
        ["KiB"] = 1 << 10,
        ["MiB"] = 1 << 20,
        ["GiB"] = 1 << 30,
    };

    private readonly string _all;
    private readonly string _text;
    private readonly int _start;

    private ConditionParser(string all, int start, int end)
    {
        var text = all[start..end];
        _all = all;
        _text = text.Trim();
        _start = start + text.Length - text.TrimStart().Length;
    }

    /// <summary>Reads the condition between two places of the whole text.</summary>
    /// <exception cref="UserErrorException">It is malformed: the message points to the place.</exception>
    public static Condition Parse(string all, int start, int end) => new ConditionParser(all, start, end).Parse();

    private Condition Parse()
    {
        if (Gates.VulnerabilityCondition.Form().Match(_text) is { Success: true } vulnerabilities)
        {
            return VulnerabilityCondition(vulnerabilities);
        }
        var match = Form().Match(_text);
        if (!match.Success)
        {
            throw Malformed(
                0,
                "not a condition: write 'METRIC<NUMBER', 'check:SEVERITY', 'check:ID', 'introduced:SEVERITY' or 'cve:SEVERITY>NUMBER'"
            );
        }
        var selection = Selection(match);
        return match.Groups["kind"].Success ? FindingCondition(match, selection) : MetricCondition(match, selection);
    }

    private static ImageSelection Selection(Match match) =>
        match.Groups["side"].Value.ToLowerInvariant() switch
        {
            "left" => ImageSelection.Left,
            "right" => ImageSelection.Right,
            _ => ImageSelection.All,
        };

    private VulnerabilityCondition VulnerabilityCondition(Match match)
    {
        var severity = match.Groups["severity"];
        if (SeverityOf(severity.Value) is not { } least)
        {
            var known = string.Join(", ", Enum.GetNames<VulnerabilitySeverity>()).ToLowerInvariant();
            throw Malformed(severity.Index, $"'{severity.Value}' is not a severity of vulnerabilities ({known})");
        }
        return new VulnerabilityCondition(
            _text,
            Selection(match),
            match.Groups["side"].Value.Equals("introduced", StringComparison.OrdinalIgnoreCase),
            match.Groups["what"].Value.Equals("fixable", StringComparison.OrdinalIgnoreCase),
            least,
            match.Groups["relation"].Value,
            int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)
        );
    }

    // Without one, all count.
    private static VulnerabilitySeverity? SeverityOf(string word) =>
        word.Length == 0 ? VulnerabilitySeverity.Unknown
        : Enum.TryParse<VulnerabilitySeverity>(word, ignoreCase: true, out var severity) ? severity
        : null;

    private FindingCondition FindingCondition(Match match, ImageSelection selection)
    {
        var what = match.Groups["what"];
        var onlyIntroduced = match.Groups["kind"].Value.Equals("introduced", StringComparison.OrdinalIgnoreCase);
        if (onlyIntroduced && selection != ImageSelection.All)
        {
            throw Malformed(0, "what is introduced is always in the right image: leave out the side");
        }
        if (
            Enum.TryParse<FindingSeverity>(what.Value, ignoreCase: true, out var severity)
            && !char.IsDigit(what.Value[0])
        )
        {
            return new FindingCondition(_text, selection, onlyIntroduced, severity, null);
        }

        var check = ImageChecks.All.FirstOrDefault(check =>
            check.Info.Id.Equals(what.Value, StringComparison.OrdinalIgnoreCase)
        );
        return check is not null
            ? new FindingCondition(_text, selection, onlyIntroduced, null, check.Info.Id)
            : throw Malformed(
                what.Index,
                $"'{what.Value}' is neither a severity (info, low, medium, high) nor the ID of a check"
            );
    }

    private MetricCondition MetricCondition(Match match, ImageSelection selection)
    {
        var name = match.Groups["metric"];
        var metric =
            Metric.All.FirstOrDefault(metric => metric.Name.Equals(name.Value, StringComparison.OrdinalIgnoreCase))
            ?? throw Malformed(
                name.Index,
                $"'{name.Value}' is not a metric; use one of {string.Join(", ", Metric.All.Select(metric => metric.Name))}"
            );
        if (selection != ImageSelection.All && metric.OfImage is null)
        {
            throw Malformed(0, $"'{metric.Name}' is about both images: leave out '{match.Groups["side"].Value}.'");
        }
        var number = match.Groups["number"];
        if (!double.TryParse(number.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var bound))
        {
            throw Malformed(number.Index, $"'{number.Value}' is not a number");
        }
        var unit = match.Groups["unit"];
        if (!Units.TryGetValue(unit.Value, out var factor) || !Fits(unit.Value, metric.Kind))
        {
            throw Malformed(
                unit.Index,
                $"'{unit.Value}' is not a unit of '{metric.Name}', which {Meaning(metric.Kind)}"
            );
        }
        if (metric.Kind == MetricKind.Share && bound * factor > 1)
        {
            throw Malformed(
                number.Index,
                $"'{metric.Name}' is never above 100 %: write '{metric.Name}{match.Groups["relation"].Value}95%' or '…0.95'"
            );
        }
        return new MetricCondition(
            _text,
            selection,
            metric,
            match.Groups["relation"].Value,
            bound * factor,
            IsShareOfStored: metric.IsBytes && unit.Value == "%"
        );
    }

    private static bool Fits(string unit, MetricKind kind) =>
        unit.ToUpperInvariant() switch
        {
            "" => true,
            "%" => kind != MetricKind.Count,
            "X" => kind == MetricKind.Ratio,
            _ => kind == MetricKind.Bytes,
        };

    private static string Meaning(MetricKind kind) =>
        kind switch
        {
            MetricKind.Bytes => "is in bytes: B, kB, MB, GB, KiB, MiB, GiB, or % of the stored size",
            MetricKind.Share => "is a share: 95% or 0.95",
            MetricKind.Ratio => "is a ratio: 1.1, 1.1x or 110%",
            _ => "is a count: it has no unit",
        };

    private UserErrorException Malformed(int offset, string what) =>
        new($"--fail-on, position {_start + offset + 1}: {what}.\n  {_all}\n  {new string(' ', _start + offset)}^");

    [GeneratedRegex(
        @"^(?:(?<side>left|right)\.)?(?:(?<kind>check|introduced):(?<what>\S+)|(?<metric>[A-Za-z]+)\s*(?<relation><=|>=|<|>|==?)\s*(?<number>[^\sA-Za-z%]*)\s*(?<unit>\S*))$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Form();
}
