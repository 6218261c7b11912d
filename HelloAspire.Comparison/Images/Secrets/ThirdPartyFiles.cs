using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Files that packages bring: what their tests, their examples and their documents hold is known to all.</summary>
internal static partial class ThirdPartyFiles
{
    /// <summary>Whether the file is a sample of a package.</summary>
    public static bool AreSamples(string path) => Sample().IsMatch(path);

    /// <summary>Whether packages put their files there: of these, only settings are searched.</summary>
    public static bool AreOfPackages(string path) => Package().IsMatch(path);

    [GeneratedRegex(
        @"^/(?:(?:usr/)?(?:local/)?(?:lib|lib32|lib64|libexec)|usr/(?:local/)?include|usr/share|usr/src/linux[^/]*|proc|sys|var/lib/(?:dpkg|apt|rpm|dnf|ucf|pam|systemd)|var/cache)/|/(?:node_modules|bower_components|site-packages|dist-packages|gems|vendor|go/pkg/mod|go/src|\.cargo/registry|\.rustup|\.m2/repository|\.nuget/packages|\.npm|\.cache|dotnet/(?:sdk|shared|packs|sdk-manifests|templates|workloads))/",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Package();

    [GeneratedRegex(
        @"^/usr/(?:local/)?(?:lib|share|src)/.*(?:_test\.go|/test_[^/]*\.py|[_.](?:test|spec)\.[jt]s)$|/(?:node_modules|site-packages|dist-packages|gems|vendor|go/pkg/mod|\.cargo/registry|\.m2/repository|\.nuget/packages|usr/(?:local/)?(?:lib|share|src))/(?:[^/]*/)*(?:tests?|__tests__|spec|specs|testdata|test-data|test_data|testing|test-fixtures|fixtures?|examples?|samples?|demos?|docs?|mocks?|templates?)/|^/usr/share/(?:doc|man|info|vim|perl)/",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Sample();
}
