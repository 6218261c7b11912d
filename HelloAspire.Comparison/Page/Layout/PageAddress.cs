using HelloAspire.Comparison.Page.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace HelloAspire.Comparison.Page.Layout;

/// <summary>
/// What is shown, as the query of the page's address: a link, a reload and the browser's Back show the same again.
/// </summary>
internal sealed class PageAddress : ChangeSource, IDisposable
{
    private readonly NavigationManager _navigation;
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private SortedDictionary<string, string> _values;

    public PageAddress(NavigationManager navigation)
    {
        _navigation = navigation;
        _values = Parse(navigation.Uri);
        navigation.LocationChanged += OnLocationChanged;
    }

    /// <summary>A value; null where the address has none.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>The address of a section with all that is shown now.</summary>
    /// <param name="id">The ID of its heading.</param>
    public string To(string id) => $"{Query()}#{id}";

    /// <summary>Takes over values that Back does not undo: filters, sorting, paging.</summary>
    public void Set(params IEnumerable<(string Name, string? Value)> changes) => Go(Merged(changes), replace: true);

    /// <summary>Goes to values that Back undoes.</summary>
    public void Go(params IEnumerable<(string Name, string? Value)> changes) => Go(Merged(changes), replace: false);

    /// <summary>Goes to these values alone: what else is shown belongs to another pair.</summary>
    public void GoTo(params IEnumerable<(string Name, string? Value)> values)
    {
        var others = _values.Keys.Select(name => (name, (string?)null));
        Go(others.Concat(values));
    }

    public void Dispose() => _navigation.LocationChanged -= OnLocationChanged;

    private void Go(SortedDictionary<string, string> values, bool replace)
    {
        if (Query(values) == Query())
        {
            return;
        }
        _values = values;
        var address = _navigation.ToAbsoluteUri(Query()).AbsoluteUri;
        _own.Add(address);
        _navigation.NavigateTo(address, new NavigationOptions { ReplaceHistoryEntry = replace });
        Notify();
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        // Its own changes are known already: on a slow connection their echo would bring back what was typed before.
        if (_own.Remove(change.Location) && !change.IsNavigationIntercepted)
        {
            return;
        }
        _values = Parse(change.Location);
        Notify();
    }

    private SortedDictionary<string, string> Merged(IEnumerable<(string Name, string? Value)> changes)
    {
        var values = new SortedDictionary<string, string>(_values, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            if (string.IsNullOrEmpty(value))
            {
                values.Remove(name);
            }
            else
            {
                values[name] = value;
            }
        }
        return values;
    }

    private string Query() => Query(_values);

    private static string Query(SortedDictionary<string, string> values) =>
        values.Count == 0 ? "/" : "/?" + string.Join('&', values.Select(pair => $"{pair.Key}={Escape(pair.Value)}"));

    // What names of images and paths are full of may stand in a query as it is (RFC 3986, section 3.4).
    private static string Escape(string value) =>
        Uri.EscapeDataString(value)
            .Replace("%2F", "/", StringComparison.Ordinal)
            .Replace("%3A", ":", StringComparison.Ordinal);

    private static SortedDictionary<string, string> Parse(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        return new(query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()), StringComparer.Ordinal);
    }
}
