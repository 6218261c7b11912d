using HelloAspire.Comparison.Checks;

namespace HelloAspire.Comparison.Comparing.Gates;

/// <summary>Conditions under which a build shall fail, as <c>ratio&lt;10,waste&gt;50MB,check:high,introduced:low</c>.</summary>
internal sealed class Gate
{
    public const string Section = "Comparison:FailOn";

    private readonly IReadOnlyList<Condition> _conditions;

    private Gate(IReadOnlyList<Condition> conditions) => _conditions = conditions;

    /// <summary>The conditions of <c>Comparison:FailOn</c>, a text or an array of texts.</summary>
    /// <exception cref="UserErrorException">A condition is malformed: the message points to the place.</exception>
    public static Gate Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        string?[] texts = section.Value is { } text ? [text] : [.. section.GetChildren().Select(child => child.Value)];
        try
        {
            return Parse(texts.OfType<string>().Where(text => text.Trim().Length > 0));
        }
        catch (UserErrorException exception)
        {
            throw new UserErrorException(
                exception.Message.Replace("--fail-on", Section, StringComparison.Ordinal),
                exception
            );
        }
    }

    /// <summary>Reads conditions between commas, of as many texts as there are; a gate without conditions holds.</summary>
    /// <exception cref="UserErrorException">A condition is malformed: the message points to the place.</exception>
    public static Gate Parse(params IEnumerable<string> texts) => new([.. texts.SelectMany(Conditions)]);

    private static IEnumerable<Condition> Conditions(string text)
    {
        var start = 0;
        foreach (var part in text.Split(','))
        {
            yield return ConditionParser.Parse(text, start, start + part.Length);
            start += part.Length + 1;
        }
    }

    /// <summary>Checks every condition.</summary>
    /// <exception cref="UserErrorException">A condition needs two images, and there is only one.</exception>
    public IReadOnlyList<GateResult> Evaluate(IReadOnlyList<ImageAnalysis> images, ImageComparison? comparison) =>
        [.. _conditions.Select(condition => condition.Evaluate(images, comparison))];
}

/// <summary>How one condition came out.</summary>
/// <param name="Condition">As the user wrote it.</param>
/// <param name="Failed">Whether what must not be is.</param>
/// <param name="Actual">What was found, in words.</param>
public sealed record GateResult(string Condition, bool Failed, string Actual);
