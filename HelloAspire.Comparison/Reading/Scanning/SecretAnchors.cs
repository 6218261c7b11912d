using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Finds where in a text a secret of a known form may be: where one of its anchors begins.</summary>
internal static class SecretAnchors
{
    private static readonly SearchValues<byte> WordCharacters = SearchValues.Create(
        Encoding.ASCII.GetBytes(SecretPattern.WordCharacters)
    );

    private static readonly ILookup<int, (byte[] Anchor, SecretPattern Form)> ByBeginning = SecretPatterns
        .All.SelectMany(form => form.Anchors.Select(anchor => (Encoding.ASCII.GetBytes(anchor), form)))
        .ToLookup(anchored => Beginning(anchored.Item1));

    // Hardly anywhere does an anchor begin, as a look at three bytes tells. The vectorised search for so many texts stops
    // every few letters, which takes several times as long.
    private static readonly bool[] MayBegin = Table();

    /// <summary>The next place at which an anchor begins; -1 where none does.</summary>
    /// <param name="end">No place from here on counts.</param>
    /// <param name="forms">Takes the forms whose anchor it is.</param>
    public static int Next(ReadOnlySpan<byte> text, int start, int end, List<SecretPattern> forms)
    {
        forms.Clear();
        end = Math.Min(end, text.Length - sizeof(int) + 1);
        for (var place = start; place < end; place++)
        {
            var beginning = BinaryPrimitives.ReadInt32LittleEndian(text[place..]) & 0xFFFFFF;
            if (MayBegin[Slot(beginning)] && AddForms(text, place, beginning, forms))
            {
                return place;
            }
        }
        return -1;
    }

    private static bool AddForms(ReadOnlySpan<byte> text, int place, int beginning, List<SecretPattern> forms)
    {
        foreach (var (anchor, form) in ByBeginning[beginning])
        {
            if (text[place..].StartsWith(anchor) && (form.IsAnchorApart || IsInLongWord(text, place)))
            {
                forms.Add(form);
            }
        }
        return forms.Count > 0;
    }

    private static bool IsInLongWord(ReadOnlySpan<byte> text, int place)
    {
        const int Shortest = SecretPattern.ShortestWord;
        var before = text[Math.Max(0, place - Shortest)..place];
        var after = text[place..Math.Min(text.Length, place + Shortest)];
        var end = after.IndexOfAnyExcept(WordCharacters);
        return before.Length - 1 - before.LastIndexOfAnyExcept(WordCharacters) + (end < 0 ? after.Length : end)
            >= Shortest;
    }

    private static int Beginning(ReadOnlySpan<byte> anchor) => anchor[0] | anchor[1] << 8 | anchor[2] << 16;

    private static ushort Slot(int beginning) => (ushort)((uint)beginning * 0x9E3779B1 >> 16);

    private static bool[] Table()
    {
        var table = new bool[1 << 16];
        foreach (var anchors in ByBeginning)
        {
            table[Slot(anchors.Key)] = true;
        }
        return table;
    }
}
