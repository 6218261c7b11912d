using HelloAspire.Comparison.Checks.Vulnerabilities.Severities;

namespace HelloAspire.Tests.Comparison.Checks.Vulnerabilities.Severities;

/// <summary>Scores of CVSS, against the examples that FIRST publishes with the specifications.</summary>
public sealed class CvssSpecs
{
    /// <summary>"A Complete Guide to the Common Vulnerability Scoring System Version 2.0", 3.3, and the v2 scores in "CVSS v3.1: Examples".</summary>
    [Theory]
    [InlineData("AV:N/AC:L/Au:N/C:N/I:N/A:C", 7.8)] // CVE-2002-0392, Apache
    [InlineData("AV:N/AC:L/Au:N/C:C/I:C/A:C", 10.0)] // CVE-2003-0818, ASN.1
    [InlineData("(AV:L/AC:H/Au:N/C:C/I:C/A:C)", 6.2)] // CVE-2003-0062, NOD32
    [InlineData("AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H", 7.8)]
    [InlineData("AV:N/AC:M/Au:N/C:N/I:P/A:N", 4.3)] // CVE-2013-1937, phpMyAdmin
    [InlineData("AV:N/AC:L/Au:S/C:P/I:P/A:N", 5.5)] // CVE-2013-0375, MySQL
    [InlineData("AV:N/AC:L/Au:S/C:C/I:C/A:C", 9.0)] // CVE-2012-1516, VMware
    [InlineData("AV:L/AC:L/Au:N/C:P/I:P/A:P", 4.6)] // CVE-2009-0783, Tomcat
    [InlineData("AV:N/AC:M/Au:N/C:P/I:P/A:P", 6.8)] // CVE-2015-1098, iWork
    [InlineData("AV:A/AC:L/Au:N/C:C/I:C/A:C", 8.3)] // CVE-2011-1265, Bluetooth
    [InlineData("AV:L/AC:L/Au:N/C:N/I:N/A:N", 0.0)]
    public void Version_2_has_the_scores_of_its_guide(string vector, double score) =>
        Assert.Equal(score, Cvss.Score(vector));

    /// <summary>"Common Vulnerability Scoring System v3.1: Examples".</summary>
    [Theory]
    [InlineData("AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", 6.1)] // CVE-2013-1937, phpMyAdmin
    [InlineData("AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", 6.4)] // CVE-2013-0375, MySQL
    [InlineData("AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", 3.1)] // CVE-2014-3566, POODLE
    [InlineData("AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", 9.9)] // CVE-2012-1516, VMware
    [InlineData("AV:L/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:L", 4.2)] // CVE-2009-0783, Tomcat
    [InlineData("AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", 8.8)] // CVE-2012-0384, Cisco IOS
    [InlineData("AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", 7.8)] // CVE-2015-1098, iWork
    [InlineData("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", 7.5)] // CVE-2014-0160, Heartbleed
    [InlineData("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8)] // CVE-2014-6271, Shellshock
    [InlineData("AV:N/AC:H/PR:N/UI:N/S:C/C:N/I:H/A:N", 6.8)] // CVE-2008-1447, DNS
    [InlineData("AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 6.8)] // CVE-2014-2005, Sophos
    [InlineData("AV:N/AC:L/PR:N/UI:N/S:C/C:L/I:N/A:N", 5.8)] // CVE-2010-0467, Joomla
    [InlineData("AV:A/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:H", 9.3)] // CVE-2013-6014, Juniper
    [InlineData("AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:N", 5.4)] // CVE-2014-9253, DokuWiki
    [InlineData("AV:A/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 8.8)] // CVE-2011-1265, Bluetooth
    [InlineData("AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N", 4.6)] // CVE-2014-2019, iCloud
    [InlineData("AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N", 7.4)] // CVE-2014-0224, OpenSSL
    [InlineData("AV:N/AC:L/PR:N/UI:R/S:C/C:H/I:H/A:H", 9.6)] // CVE-2012-5376, Chrome
    [InlineData("AV:N/AC:L/PR:N/UI:N/S:C/C:N/I:N/A:N", 0.0)]
    [InlineData("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U/RL:O/RC:C", 9.8)]
    public void Version_3_has_the_scores_of_its_examples(string vector, double score)
    {
        Assert.Equal(score, Cvss.Score("CVSS:3.1/" + vector));
        Assert.Equal(score, Cvss.Score("CVSS:3.0/" + vector));
    }

    /// <summary>"Common Vulnerability Scoring System v4.0: Examples".</summary>
    [Theory]
    [InlineData("AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 7.3)] // CVE-2022-41741, NGINX
    [InlineData("AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 7.7)] // CVE-2020-3549, Cisco
    [InlineData("AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N", 8.3)] // CVE-2023-3089, OpenShift
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N", 5.1)] // CVE-2022-21830, Rocket.Chat
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N", 6.9)] // CVE-2022-22186, Junos
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N/E:A", 8.7)] // CVE-2014-0160, Heartbleed
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:A", 10.0)] // CVE-2021-44228, Log4j
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A", 9.3)] // CVE-2014-6271, Shellshock
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N", 0.0)]
    public void Version_4_has_the_scores_of_its_examples(string vector, double score) =>
        Assert.Equal(score, Cvss.Score("CVSS:4.0/" + vector));

    /// <summary>Vectors drawn at random, with the scores that FIRST's own calculator of version 4.0 gave them; half a tenth was rounded up exactly.</summary>
    [Fact]
    public void Version_4_has_the_scores_that_its_calculator_gave()
    {
        var lines = File.ReadAllLines(
            Repository.PathTo(
                "HelloAspire.Tests",
                "Comparison",
                "Checks",
                "Vulnerabilities",
                "Severities",
                "Recorded",
                "cvss-4.0.txt"
            )
        );

        Assert.Equal(600, lines.Length);
        Assert.Equal(
            lines,
            lines
                .Select(line => line.Split(' ')[0])
                .Select(vector => FormattableString.Invariant($"{vector} {Cvss.Score(vector):0.0}"))
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("high")]
    [InlineData("CVSS:3.1")]
    [InlineData("CVSS:5.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H")] // one is missing
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:X")] // no such value
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/Q:X")] // no such metric
    [InlineData("CVSS:3.1/AV:N/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")] // twice
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/")]
    [InlineData("CVSS:4.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")] // of another version
    [InlineData("AV:N/AC:L/Au:N/C:N/I:N/A:H")]
    public void An_invalid_vector_has_no_score(string vector) => Assert.Null(Cvss.Score(vector));
}
