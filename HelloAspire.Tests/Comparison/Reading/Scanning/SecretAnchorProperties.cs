using System.Text;
using FsCheck.Xunit;
using HelloAspire.Comparison.Images.Secrets;
using HelloAspire.Comparison.Reading.Scanning;

namespace HelloAspire.Tests.Comparison.Reading.Scanning;

/// <summary>Where a text is looked at for secrets.</summary>
public sealed class SecretAnchorProperties
{
    private static readonly string[] Parts =
    [
        .. SecretPatterns.All.SelectMany(form => form.Anchors),
        " ",
        "\n",
        "a",
        "aB3_",
        "0123456789",
        new('x', SecretPattern.ShortestWord),
    ];

    [Property(MaxTest = 500)]
    public void It_is_wherever_an_anchor_begins_apart_or_in_a_word_that_can_hold_a_secret(byte[] parts, byte end)
    {
        var text = string.Concat(parts.Select(part => Parts[part % Parts.Length]));
        // The end of a text is too short for a secret.
        var places = Enumerable.Range(0, Math.Max(0, Math.Min(end, text.Length - 3)));

        Assert.Equal(
            places.Select(place => (place, Kinds(text, place))).Where(found => found.Item2.Length > 0),
            Found(Encoding.Latin1.GetBytes(text), end)
        );
    }

    private static string Kinds(string text, int place) =>
        string.Join(
            ',',
            from form in SecretPatterns.All
            from anchor in form.Anchors
            where string.CompareOrdinal(text, place, anchor, 0, anchor.Length) == 0
            where form.IsAnchorApart || WordAt(text, place) >= SecretPattern.ShortestWord
            select form.Kind
        );

    private static int WordAt(string text, int place)
    {
        var (begin, end) = (place, place);
        while (begin > 0 && SecretPattern.WordCharacters.Contains(text[begin - 1]))
        {
            begin--;
        }
        while (end < text.Length && SecretPattern.WordCharacters.Contains(text[end]))
        {
            end++;
        }
        return end - begin;
    }

    private static List<(int Place, string Kinds)> Found(byte[] text, int end)
    {
        var found = new List<(int, string)>();
        var forms = new List<SecretPattern>();
        for (var place = 0; (place = SecretAnchors.Next(text, place, end, forms)) >= 0; place++)
        {
            found.Add((place, string.Join(',', forms.Select(form => form.Kind))));
        }
        return found;
    }
}
