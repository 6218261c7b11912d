namespace HelloAspire.Dashboard.Components.Filters;

public enum FilterCondition
{
    Equals,
    Contains,
    DiffersFrom,
    DoesNotContain,
}

/// <summary>A condition on a named field or attribute; upper and lower case are alike.</summary>
public sealed record FieldFilter(string Field, FilterCondition Condition, string Value)
{
    /// <summary>Tells whether a value meets the condition; a field that is not there is taken as empty.</summary>
    public bool Matches(string? value)
    {
        var text = value ?? "";
        return Condition switch
        {
            FilterCondition.Equals => text.Equals(Value, StringComparison.OrdinalIgnoreCase),
            FilterCondition.Contains => text.Contains(Value, StringComparison.OrdinalIgnoreCase),
            FilterCondition.DiffersFrom => !text.Equals(Value, StringComparison.OrdinalIgnoreCase),
            _ => !text.Contains(Value, StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>Reads the form that <see cref="ToString"/> writes; null where it is none.</summary>
    public static FieldFilter? Parse(string? text) =>
        text?.Split('~') is [var field, var condition, var value]
        && Enum.TryParse<FilterCondition>(condition, ignoreCase: true, out var parsed)
            ? new(Uri.UnescapeDataString(field), parsed, Uri.UnescapeDataString(value))
            : null;

    /// <summary>For a URL: the field, the condition and the value, parted by tildes.</summary>
    public override string ToString() => $"{Escape(Field)}~{Condition}~{Escape(Value)}";

    private static string Escape(string text) =>
        Uri.EscapeDataString(text).Replace("~", "%7E", StringComparison.Ordinal);
}
