using System.Globalization;
using HelloAspire.Comparison.Checks;

namespace HelloAspire.Comparison.Reports;

/// <summary>A line of a Dockerfile as compilers and editors write it.</summary>
internal static class PlaceText
{
    /// <summary>As <c>deploy/Dockerfile:12</c>, from the root of the repository on.</summary>
    public static string Of(FindingPlace place) =>
        string.Create(CultureInfo.InvariantCulture, $"{RepositoryPath.Of(place.File)}:{place.Line}");
}
