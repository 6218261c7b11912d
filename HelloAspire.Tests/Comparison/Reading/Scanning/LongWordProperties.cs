using FsCheck.Xunit;
using HelloAspire.Comparison.Images.Secrets;
using HelloAspire.Comparison.Reading.Scanning;

namespace HelloAspire.Tests.Comparison.Reading.Scanning;

/// <summary>Which words of a text are searched for secrets.</summary>
public sealed class LongWordProperties
{
    private const string Letters = "aZ0_-+/=.:%~";

    [Property(MaxTest = 500)]
    public void They_are_all_words_that_can_hold_a_secret(byte[] lengths, byte before)
    {
        // Words of lengths about the shortest that counts, with one or more spaces between.
        var words = lengths.Select((length, index) => new string(Letters[index % Letters.Length], length % 45));
        var text = new string(' ', before % 45) + string.Join(before % 2 == 0 ? " " : " \n", words);

        var found = new List<string>();
        foreach (var (begin, end) in new LongWords(text))
        {
            found.Add(text[begin..end]);
        }

        Assert.Equal(text.Split([' ', '\n']).Where(word => word.Length >= SecretPattern.ShortestWord), found);
    }
}
