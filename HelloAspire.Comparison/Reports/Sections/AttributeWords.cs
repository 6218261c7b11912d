using HelloAspire.Comparison.Comparing;

namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>Names of attributes for people to read.</summary>
internal static class AttributeWords
{
    public static string Of(AttributeKind attribute) =>
        attribute == AttributeKind.LinkTarget ? "link target" : attribute.ToString().ToLowerInvariant();
}
