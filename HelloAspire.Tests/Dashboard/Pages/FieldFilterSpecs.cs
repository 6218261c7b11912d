using HelloAspire.Dashboard.Components.Filters;

namespace HelloAspire.Tests.Dashboard.Pages;

[Trait("Category", "Model")]
public sealed class FieldFilterSpecs
{
    [Theory]
    [InlineData(FilterCondition.Equals, "get", true)]
    [InlineData(FilterCondition.Equals, "GETS", false)]
    [InlineData(FilterCondition.Contains, "e", true)]
    [InlineData(FilterCondition.DiffersFrom, "get", false)]
    [InlineData(FilterCondition.DoesNotContain, "post", true)]
    public void A_condition_takes_upper_and_lower_case_alike(FilterCondition condition, string value, bool expected) =>
        Assert.Equal(expected, new FieldFilter("method", condition, value).Matches("GET"));

    [Fact]
    public void A_field_that_is_not_there_is_empty()
    {
        Assert.True(new FieldFilter("f", FilterCondition.DiffersFrom, "x").Matches(null));
        Assert.False(new FieldFilter("f", FilterCondition.Contains, "x").Matches(null));
    }

    [Theory]
    [InlineData("http.route", "/a~b?c=d&e")]
    [InlineData("a~b", "")]
    public void A_filter_survives_its_way_through_a_URL(string field, string value)
    {
        var filter = new FieldFilter(field, FilterCondition.Contains, value);
        Assert.Equal(filter, FieldFilter.Parse(filter.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a~b")]
    [InlineData("a~nonsense~b")]
    public void What_is_no_filter_is_left_out(string? text) => Assert.Null(FieldFilter.Parse(text));
}
