using System.Globalization;
using HelloAspire.Comparison.Page.Layout;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HelloAspire.Comparison.Page.Tables;

/// <summary>
/// A table that shows the rows that filters leave, a page at a time. Its sorting and its page are in the page's address.
/// </summary>
public sealed partial class FilteredTable<T>
{
    private readonly List<SortHeader<T>> _headers = [];
    private List<T> _rows = [];
    private object? _known;
    private SortHeader<T>? _order;
    private bool _reversed;
    private int _wanted;
    private int _page;

    /// <summary>The section of the address that is its own.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<T> Rows { get; set; }

    [Parameter, EditorRequired]
    public required Func<T, bool> Filter { get; set; }

    /// <summary>What the filter depends on: rows are filtered again where it is no longer equal.</summary>
    [Parameter, EditorRequired]
    public required object Criteria { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment Header { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment<T> Row { get; set; }

    /// <summary>What stands in place of rows where the filters leave none.</summary>
    [Parameter, EditorRequired]
    public required string Empty { get; set; }

    /// <summary>The same where there are none to filter.</summary>
    [Parameter]
    public string None { get; set; } = "None in either image.";

    /// <summary>The width below which each row becomes a card; never by default.</summary>
    [Parameter]
    public Breakpoint Breakpoint { get; set; } = Breakpoint.None;

    [Inject]
    private PageAddress Address { get; set; } = null!;

    private AddressPart Place => new(Address, Name);

    private IEnumerable<T> Shown => _rows.Take(new Paging(_rows.Count, _wanted).Rows(_page));

    internal bool? IsReversed(SortHeader<T> header) => header == _order ? _reversed : null;

    /// <summary>Takes a heading in, and sorts by it where the address says so.</summary>
    internal void Add(SortHeader<T> header)
    {
        _headers.Add(header);
        if (Place["sort"] is { } sort && sort.TrimStart('-') == header.Key)
        {
            (_order, _reversed, _known) = (header, sort.StartsWith('-'), null);
            Collect();
            StateHasChanged();
        }
    }

    internal void SortBy(SortHeader<T> header) => SortBy(header, header == _order && !_reversed);

    protected override void OnInitialized()
    {
        _wanted = Place.Get<int>("rows") is { } rows && TablePager.Sizes.Contains(rows) ? rows : TablePager.Sizes[0];
        _page = Place.Get<int>("page") ?? 1;
    }

    protected override void OnParametersSet() => Collect();

    private void Collect()
    {
        var key = (Rows, Criteria, _order, _reversed);
        if (key.Equals(_known))
        {
            return;
        }
        var rows = Rows.Where(Filter);
        _rows = [.. _order?.Sort(rows, _reversed) ?? rows];
        // What was on the third page is elsewhere once other rows are shown; at first the address tells the page.
        if (_known is not null)
        {
            TurnTo(1);
        }
        _known = key;
        _page = new Paging(_rows.Count, _wanted).Within(_page);
    }

    private void SortBy(SortHeader<T>? header, bool reversed)
    {
        (_order, _reversed) = (header, reversed);
        Place["sort"] = header is null ? null : (reversed ? "-" : "") + header.Key;
        Collect();
        StateHasChanged();
    }

    private void TurnTo(int page)
    {
        _page = page;
        Place["page"] = page == 1 ? null : Text(page);
    }

    private void Resize(int wanted)
    {
        (_wanted, _page) = (wanted, 1);
        Place.Set(("rows", wanted == TablePager.Sizes[0] ? null : Text(wanted)), ("page", null));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
