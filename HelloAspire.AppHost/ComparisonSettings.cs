using Microsoft.Extensions.Configuration;

namespace HelloAspire.AppHost;

/// <summary>The settings of the comparison page.</summary>
public static class ComparisonSettings
{
    /// <summary>The resource's name.</summary>
    public const string Name = "comparison";

    /// <summary>Whether the page is wanted: there must be two variants to compare.</summary>
    public static bool Wanted(IConfiguration configuration, IReadOnlyCollection<Variant> variants) =>
        variants.Count > 1 && Setting.IsOn(configuration, "Comparison:Enabled");

    /// <summary>The page's port on this machine, or null for any free one.</summary>
    public static int? Port(IConfiguration configuration) => Setting.Port(configuration, "Ports:Comparison");

    /// <summary>The budgets that the page shows as passed or failed, as <c>ratio&lt;10,check:high</c>; null where there are none.</summary>
    public static string? Budgets(IConfiguration configuration) =>
        configuration["Comparison:FailOn"] is { Length: > 0 } budgets ? budgets : null;
}
