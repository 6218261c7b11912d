namespace HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>Whole numbers of any length, as their digits.</summary>
internal static class DigitOrder
{
    /// <summary>Compares two numbers; leading zeros count for nothing, and no digit is zero.</summary>
    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
    }

    /// <summary>How many digits the text begins with.</summary>
    public static int Leading(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
