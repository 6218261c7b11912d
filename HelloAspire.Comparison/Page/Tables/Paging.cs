namespace HelloAspire.Comparison.Page.Tables;

/// <summary>Rows cut into pages.</summary>
/// <param name="Total">How many rows there are.</param>
/// <param name="Wanted">How many rows a page shall have.</param>
internal readonly record struct Paging(int Total, int Wanted)
{
    /// <summary>Rows of a page: as wanted, or a few more where one single row would be left for the last page.</summary>
    public int Size
    {
        get
        {
            var size = Wanted;
            while (Total > size && Total % size == 1)
            {
                size++;
            }
            return size;
        }
    }

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    /// <summary>A page that there is.</summary>
    /// <param name="page">From 1.</param>
    public int Within(int page) => Math.Clamp(page, 1, Pages);

    /// <summary>The rows of a page, counted from 0.</summary>
    public Range Rows(int page)
    {
        var start = (Within(page) - 1) * Size;
        return start..Math.Min(start + Size, Total);
    }
}
