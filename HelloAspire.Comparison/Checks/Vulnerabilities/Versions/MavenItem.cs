namespace HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>A piece of a Maven version.</summary>
internal abstract record MavenItem
{
    /// <summary>Whether the piece says nothing where the version ends with it.</summary>
    public abstract bool IsNull { get; }

    /// <summary>What stands first where two kinds meet: 1-rc, then 1-1, then 1.1.</summary>
    protected abstract int Kind { get; }

    /// <summary>Compares with the same place of another version; null where that one ends before.</summary>
    public int CompareTo(MavenItem? other) =>
        other is null ? CompareToEnd()
        : Kind != other.Kind ? Kind.CompareTo(other.Kind)
        : CompareToSame(other);

    protected abstract int CompareToEnd();

    protected abstract int CompareToSame(MavenItem other);
}

/// <summary>A number, as its digits.</summary>
internal sealed record MavenNumber(string Digits) : MavenItem
{
    public override bool IsNull => CompareToEnd() == 0;
    protected override int Kind => 2;

    protected override int CompareToEnd() => DigitOrder.Compare(Digits, "");

    protected override int CompareToSame(MavenItem other) => DigitOrder.Compare(Digits, ((MavenNumber)other).Digits);
}

/// <summary>A word.</summary>
internal sealed record MavenQualifier(string Word) : MavenItem
{
    // Those before the empty one stand before the release; unknown words come last, in the order of their letters.
    private static readonly string[] Known = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"];
    private static readonly int Release = Array.IndexOf(Known, "");

    public override bool IsNull => Rank == Release;
    protected override int Kind => 0;

    private int Rank => Array.IndexOf(Known, Word) is >= 0 and var rank ? rank : Known.Length;

    /// <summary>The qualifier; one letter stands for a word only before a digit.</summary>
    public static MavenQualifier Of(string word, bool isBeforeDigit) =>
        new(
            word switch
            {
                "a" when isBeforeDigit => "alpha",
                "b" when isBeforeDigit => "beta",
                "m" when isBeforeDigit => "milestone",
                "cr" => "rc",
                "ga" or "final" or "release" => "",
                _ => word,
            }
        );

    protected override int CompareToEnd() => Rank.CompareTo(Release);

    protected override int CompareToSame(MavenItem other)
    {
        var that = (MavenQualifier)other;
        return Rank != that.Rank ? Rank.CompareTo(that.Rank) : string.CompareOrdinal(Word, that.Word);
    }
}

/// <summary>The pieces that dots join; a hyphen, or a change between digits and letters, opens another at the end.</summary>
internal sealed record MavenSequence(List<MavenItem> Items) : MavenItem
{
    public override bool IsNull => Items.Count == 0;
    protected override int Kind => 1;

    protected override int CompareToEnd() =>
        Items.Select(item => item.CompareTo(null)).FirstOrDefault(order => order != 0);

    protected override int CompareToSame(MavenItem other)
    {
        var those = ((MavenSequence)other).Items;
        for (var place = 0; place < Math.Max(Items.Count, those.Count); place++)
        {
            var order =
                place < Items.Count
                    ? Items[place].CompareTo(those.ElementAtOrDefault(place))
                    : -those[place].CompareTo(null);
            if (order != 0)
            {
                return order;
            }
        }
        return 0;
    }

    /// <summary>Leaves out what says nothing at the end, and before the sequence at the end: 1.0-rc is 1-rc.</summary>
    public void Trim()
    {
        for (var place = Items.Count - 1; place >= 0; place--)
        {
            if (Items[place].IsNull)
            {
                Items.RemoveAt(place);
            }
            else if (Items[place] is not MavenSequence)
            {
                return;
            }
        }
    }
}
