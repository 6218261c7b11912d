using FsCheck.Xunit;
using HelloAspire.Comparison.Page.Tables;

namespace HelloAspire.Tests.Comparison.Page.Tables;

[Trait("Category", "Model")]
public sealed class PagingSpecs
{
    [Theory]
    [InlineData(0, 1, 10)]
    [InlineData(10, 1, 10)]
    [InlineData(11, 1, 11)]
    [InlineData(12, 2, 10)]
    [InlineData(21, 2, 11)]
    [InlineData(111, 10, 12)]
    public void A_page_takes_the_single_row_that_would_be_left(int total, int pages, int size)
    {
        var paging = new Paging(total, Wanted: 10);

        Assert.Equal((pages, size), (paging.Pages, paging.Size));
    }

    [Property]
    public void Pages_hold_each_row_once_and_none_holds_a_single_one(ushort total, byte wanted)
    {
        var paging = new Paging(total, wanted + 2);

        var pages = Enumerable.Range(1, paging.Pages).Select(page => paging.Rows(page)).ToList();

        Assert.Equal(
            Enumerable.Range(0, total),
            pages.SelectMany(page => Enumerable.Range(page.Start.Value, page.End.Value - page.Start.Value))
        );
        if (total > 1)
        {
            Assert.All(pages, page => Assert.True(page.End.Value - page.Start.Value > 1));
        }
    }
}
