using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>What holds for any line and any file whatever: a place is in its text, whoever wrote it, and nothing is thrown.</summary>
[Properties(Arbitrary = [typeof(SecretProperties)], MaxTest = 3000)]
public sealed class SecretProperties
{
    private static readonly string[] Pieces =
    [
        .. " \t\n'\"\\`|&;<>()[]{}$=:/-,@#!*~%0aA".Select(letter => letter.ToString()),
        .. "echo|printf|curl|mysql|tee|passwd|htpasswd|base64|docker|login|sh|-c|-d|-p|-u|-pw|--password|--token=|/d:k=".Split(
            '|'
        ),
        .. "pass:|PASSWORD|token|user:|https://|machine |.env|/etc/passwd|EOF|<<-|$(|${|v4lue5678|S3cr3t!x9Q|ghp_".Split(
            '|'
        ),
    ];

    public static Arbitrary<string> Line() =>
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    [Property]
    public void A_place_is_in_its_line(string line) => AreWithin(line, SecretText.Find(line));

    [Property]
    public void A_place_is_in_its_setting(string line) => AreWithin(line, SecretText.FindInSetting(line));

    [Property]
    public void A_place_is_in_its_words(string line)
    {
        var words = line.Split(' ');
        var joined = string.Join('\0', words);

        AreWithin(joined, SecretText.FindInWords(words, joined));
    }

    [Property]
    public void A_place_is_in_its_file(string text) => AreWithin(text, FileSecrets.Find("/app/main.py", text));

    private static void AreWithin(string line, IReadOnlyList<SecretPlace> places) =>
        Assert.All(
            places,
            place =>
            {
                Assert.InRange(place.Index, 0, line.Length - 1);
                Assert.InRange(place.Length, 1, line.Length - place.Index);
            }
        );
}
