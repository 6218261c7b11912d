using static HelloAspire.Tests.Comparison.Images.Secrets.SecretSample;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>What package feeds, hosted services and their tools take, and what only looks so.</summary>
internal static class ServiceSamples
{
    private const string Upper = "ABCDEFGHJKLMNPQRSTUVWXYZ234567";
    private static readonly string P = Random(14, 5);
    private static readonly string T = Random(40, 3);

    public static IEnumerable<SecretSample> All { get; } =
    [
        Token($"LTAI{Random(20)}", Random(20)),
        Token($"{Random(76)}AZDO{Random(4, 7)}", Random(76)),
        Token($"{Random(52)}JQQJ99{Random(26, 9)}", Random(52)),
        Token($"xkeysib-{Hex(64)}-{Random(16)}", Hex(64)),
        Token($"bkua_{Hex(40)}", Hex(40)),
        Token($"CCIPAT_{Random(22)}_{Hex(40)}", Hex(40)),
        Token($"CLOJARS_{Hex(60)}", Hex(60)),
        Token($"https://discord.com/api/webhooks/{"1234567890"}12345678/{Random(68)}", Random(68)),
        Token($"dp.pt.{Random(43)}", Random(43)),
        Token($"dp.st.prd.{Random(43)}", Random(43)),
        Token($"dt0c01.{RandomOf(Upper, 24)}.{RandomOf(Upper, 64, 5)}", RandomOf(Upper, 64, 5)),
        Token($"figd_{Random(40)}", Random(40)),
        Token($"fm2_{Random(120)}", Random(120)),
        Token($"GR1348941{Random(20)}", Random(20)),
        Token($"gsk_{Random(52)}", Random(52)),
        Token($"HRKU-AA{Random(58)}", Random(58)),
        Token($"ntn_{"12345678"}901{Random(35)}", Random(35)),
        Token($"ops_eyJ{Random(220)}", Random(220)),
        Token($"sk-or-v1-{Hex(64)}", Hex(64)),
        Token($"pplx-{Random(48)}", Random(48)),
        Token($"pscale_tkn_{Random(43)}", Random(43)),
        Token($"r8_{Random(37)}", Random(37)),
        Token($"sqp_{Hex(40)}", Hex(40)),
        Token($"sq0csp-{Random(43)}", Random(43)),
        Token($"sbp_{Hex(40)}", Hex(40)),
        Token($"tskey-auth-{Random(12)}-{Random(32, 5)}", Random(32, 5)),
        Token(
            $"https://a.webhook.office.com/webhookb2/{Guid.Parse(Hex(32))}@{Guid.Parse(Hex(32, 3))}/IncomingWebhook/{Hex(32, 7)}",
            Hex(32, 7)
        ),
        Token($"xai-{Random(80)}", Random(80)),
        new("/etc/apt/auth.conf.d/a.conf", $"machine deb.example.org login u password {P}\n", P),
        new("/etc/apt/sources.list.d/a.list", $"deb https://u:{P}@deb.example.org stable main\n", P),
        new("/etc/apk/repositories", $"https://u:{P}@apk.example.org/main\n", P),
        new("/etc/yum.repos.d/a.repo", $"[a]\nbaseurl=https://rpm.example.org\nusername=u\npassword={P}\n", P),
        new("/root/.m2/settings-security.xml", "<settingsSecurity><master>{" + T + "=}</master></settingsSecurity>", T),
        new("/root/.snowsql/config", $"[connections]\naccountname = a\nusername = u\npassword = {P}\n", P),
        new("/app/config/master.key", Hex(32) + "\n", Hex(32)),
        new("/run/secrets/kubernetes.io/serviceaccount/token", $"eyJhbGciOiJSUzI1NiJ9.{T}.{Random(80)}\n", T),
        new("/app/k.json", "{\"kty\":\"RSA\",\"n\":\"" + Random(86) + "\",\"e\":\"AQAB\",\"d\":\"" + T + "\"}", T),
        new("/app/signing.json", "{\"d\":\"" + T + "\",\"kty\":\"EC\",\"crv\":\"P-256\"}", T),
        Step($"curl -H 'X-JFrog-Art-Api: {T}' https://a.example.org/x.tgz", T),
        Step($"cargo login {T}", T),
        Step($"snyk auth {Guid.Parse(Hex(32))}", $"{Guid.Parse(Hex(32))}"),
        Step($"printf '//npm.example.org/:_authToken=%s' {T} > /root/.npmrc", T),
        Step($"useradd -p '$6$saltsalt${T}{T}' u", T),
        Step($"smbclient //s/x -U u%{P}", P),
        Step($"lftp -u u,{P} ftp.example.org", P),
        Step($"dotnet nuget update source f -u u -p {P} --store-password-in-clear-text", P),
        Step($"rclone config create s3 s3 secret_access_key {T}", T),
        new("env", "SECRET_ARN=arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-B1c2D3"),
        new("env", "IMAGE=registry.example.org/token:v1-a1B2c3D4e5"),
        new("env", "DISCORD_WEBHOOK=https://discord.com/api/webhooks/<id>/<token>"),
        new("env", "FEED=https://feed.example.org/webhooks/list"),
        new("/etc/apt/sources.list", "deb http://deb.debian.org/debian bookworm main\n"),
        new("/etc/apt/auth.conf.d/90.conf", "# machine example.org login name password word\n"),
        new(
            "/etc/yum.repos.d/base.repo",
            "[a]\nbaseurl=https://rpm.example.org\ngpgcheck=1\ngpgkey=file:///etc/pki/a\n"
        ),
        new("/app/jwks.json", "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"" + Random(86) + "\",\"e\":\"AQAB\"}]}"),
        new("/app/keys.json", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + T + "\",\"y\":\"" + Random(43) + "\"}"),
        Step("cargo login"),
        Step("snyk auth \"$SNYK_TOKEN\""),
        Step("smbclient //s/x -U u -N"),
        Step("lftp -u u, ftp.example.org"),
        Step("printf 'token=%s' \"$TOKEN\""),
        Step("useradd -p '!' u"),
        Step("dotnet nuget update source f -u u -p %TOKEN%"),
    ];

    private static SecretSample Token(string text, string secret) =>
        new("/app/main.js", $"const x = \"{text}\";\n", secret);

    private static SecretSample Step(string command, params string[] secrets) =>
        new("history", $"RUN /bin/sh -c {command} # buildkit", secrets);
}
