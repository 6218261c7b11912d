using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Files that packages bring: what their tests, their examples and their documents hold is known to all.</summary>
internal static partial class ThirdPartyFiles
{
    /// <summary>Whether the file is a sample of a package.</summary>
    public static bool AreSamples(string path) => Sample().IsMatch(path);

    [GeneratedRegex(
        @"^/usr/(?:local/)?(?:lib|share|src)/.*(?:_test\.go|/test_[^/]*\.py|[_.](?:test|spec)\.[jt]s)$|/(?:node_modules|site-packages|dist-packages|gems|vendor|go/pkg/mod|\.cargo/registry|\.m2/repository|\.nuget/packages|usr/(?:local/)?(?:lib|share|src))/(?:[^/]*/)*(?:tests?|__tests__|spec|specs|testdata|test-data|test_data|testing|test-fixtures|fixtures?|examples?|samples?|demos?|docs?|mocks?|templates?)/|^/usr/share/(?:doc|man|info|vim|perl)/",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Sample();
}
