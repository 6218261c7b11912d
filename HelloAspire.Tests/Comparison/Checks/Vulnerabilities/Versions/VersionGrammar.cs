using FsCheck;
using FsCheck.Fluent;

namespace HelloAspire.Tests.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>How an ecosystem's versions are made up: of one piece from each place. The pieces are few, so that versions lie near each other.</summary>
internal sealed record VersionGrammar(params string[][] Places)
{
    public const int Count = 700;

    private static readonly Rnd Seed = new(20261127);

    public static VersionGrammar Dpkg { get; } =
        new([
            ["", "", "0:", "1:", "01:", "10:"],
            ["0", "1", "9", "10", "00", "2.0"],
            .. Times(
                4,
                [
                    "",
                    "",
                    ".0",
                    ".1",
                    ".10",
                    ".01",
                    "~",
                    "~~",
                    "~rc1",
                    "+",
                    "+dfsg",
                    "a",
                    "A",
                    "alpha",
                    "-1",
                    "9",
                    "0",
                    ".",
                ]
            ),
            ["", "-1", "-0", "-1~", "-1~deb12u1", "-1+b1", "-1.1", "-0ubuntu1", "-2", "-10", "-1build1"],
        ]);

    public static VersionGrammar Rpm { get; } =
        new([
            ["", "", "0:", "1:", "10:"],
            ["0", "1", "9", "10"],
            .. Times(
                4,
                [
                    "",
                    "",
                    ".0",
                    ".1",
                    ".10",
                    ".01",
                    "~",
                    "~rc1",
                    "^",
                    "^git1",
                    "^2020",
                    "a",
                    "A",
                    "alpha",
                    "_",
                    "+",
                    "..",
                    "9",
                ]
            ),
            ["", "-1", "-1.el9", "-1.el9_4", "-1.el9~", "-2.fc38", "-10", "-1.module+el8", "-1^", "-01"],
        ]);

    public static VersionGrammar Apk { get; } =
        new([
            ["0", "1", "10"],
            .. Times(3, ["", ".0", ".1", ".01", ".10", ".010", ".9"]),
            ["", "", "a", "b"],
            .. Times(
                2,
                [
                    "",
                    "",
                    "_alpha",
                    "_alpha1",
                    "_beta2",
                    "_pre",
                    "_rc1",
                    "_rc10",
                    "_p",
                    "_p1",
                    "_cvs",
                    "_svn3",
                    "_git2020",
                    "_hg",
                ]
            ),
            ["", "", "~abc1", "~0f"],
            ["", "-r0", "-r1", "-r10", "-r01"],
        ]);

    public static VersionGrammar SemVer { get; } =
        new([
            ["0", "1", "10"],
            .. Times(2, [".0", ".1", ".10", ".9007199254740991"]),
            [
                "",
                "",
                "-0",
                "-1",
                "-10",
                "-alpha",
                "-alpha.1",
                "-alpha.beta",
                "-Alpha",
                "-rc.1",
                "-rc1",
                "-a-b",
                "--",
                "-0a",
                "-1.0",
            ],
            ["", "", "+build", "+001", "+a.b"],
        ]);

    public static VersionGrammar Npm { get; } =
        new([
            ["", "v", " "],
            .. SemVer.Places,
        ]);

    public static VersionGrammar Go { get; } =
        new([
            ["v"],
            ["0", "1", "2"],
            .. Times(2, [".0", ".1", ".10"]),
            [
                "",
                "",
                "-pre",
                "-rc.1",
                "-0.20191109021931-daa7c04131f5",
                "-0.20200101000000-0a0b0c0d0e0f",
                "-pre.0.20191109021931-daa7c04131f5",
                "-1",
            ],
            ["", "", "+incompatible", "+build"],
        ]);

    public static VersionGrammar Python { get; } =
        new([
            ["", "", "v"],
            ["", "", "0!", "1!"],
            ["0", "1", "2020", "1.0", "01"],
            .. Times(2, ["", ".0", ".1", ".10"]),
            ["", "", "a1", "b2", "rc1", "rc", "c1", "-alpha.1", ".beta", "_preview_3", "pre4", "A1"],
            ["", "", ".post1", "-1", "post", "r2", "-rev3", ".post0"],
            ["", "", ".dev1", "dev", "-DEV2", ".dev0"],
            ["", "", "+abc", "+1", "+abc.1", "+1.abc", "+01", "+ABC", "+abc-2", "+1_2"],
        ]);

    public static VersionGrammar Maven { get; } =
        new([
            ["1", "1.0", "0", "2", "10", "1.0.0"],
            .. Times(
                3,
                [
                    "",
                    "",
                    ".0",
                    ".1",
                    ".10",
                    "-1",
                    "-0",
                    "-alpha",
                    "-alpha-1",
                    "a1",
                    "-a",
                    "-rc",
                    "-RC1",
                    "cr2",
                    "-SNAPSHOT",
                    "-ga",
                    ".final",
                    "-RELEASE",
                    "-sp",
                    "-sp1",
                    "-foo",
                    "x",
                    "x1",
                    ".x1",
                    "-x-1",
                    "_1",
                    "..",
                    "--",
                    ".v2020",
                ]
            ),
        ]);

    public static VersionGrammar NuGet { get; } =
        new([
            ["0", "1", "01", "10"],
            .. Times(3, ["", ".0", ".1", ".10", ".01"]),
            ["", "", "-alpha", "-ALPHA", "-alpha.1", "-alpha.10", "-beta", "-rc.1", "-1", "-0a"],
            ["", "", "+build", "+1"],
        ]);

    /// <summary>Single versions, always the same.</summary>
    public IReadOnlyList<string> Versions(int count) =>
        [.. Sequence(Places.Select(Gen.Elements)).Select(string.Concat).Sample(count, Seed, 1)];

    /// <summary>Pairs that share most of their pieces, always the same.</summary>
    public IReadOnlyList<(string Left, string Right)> Pairs() =>
        [
            .. Sequence(Places.Select(Pair))
                .Select(pieces =>
                    (
                        string.Concat(pieces.Select(piece => piece.Left)),
                        string.Concat(pieces.Select(piece => piece.Right))
                    )
                )
                .Sample(Count, Seed, 1),
        ];

    private static Gen<(string Left, string Right)> Pair(string[] pieces) =>
        from left in Gen.Elements(pieces)
        from right in Gen.Frequency((3, Gen.Constant(left)), (2, Gen.Elements(pieces)))
        select (left, right);

    private static Gen<T[]> Sequence<T>(IEnumerable<Gen<T>> places) =>
        places.Aggregate(
            Gen.Constant(Array.Empty<T>()),
            (pieces, place) => pieces.SelectMany(_ => place, (before, piece) => (T[])[.. before, piece])
        );

    private static IEnumerable<string[]> Times(int count, string[] pieces) => Enumerable.Repeat(pieces, count);
}
