using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using static HelloAspire.Tests.Comparison.Images.Secrets.SecretSample;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>Private keys in every encoding, made anew for each run, and the public halves beside them.</summary>
internal static class KeyFileSamples
{
    private static readonly ECDsa Curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly RSA Rsa = RSA.Create(1024);
    private static readonly PbeParameters Encryption = new(
        PbeEncryptionAlgorithm.Aes128Cbc,
        HashAlgorithmName.SHA256,
        1
    );
    private static readonly X509Certificate2 Certificate = new CertificateRequest(
        "CN=a",
        Curve,
        HashAlgorithmName.SHA256
    ).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));

    public static IEnumerable<SecretSample> Positive { get; } =
    [
        Key("/root/.ssh/id_ecdsa", Curve.ExportECPrivateKeyPem()),
        Key("/home/app/.ssh/deploy", Rsa.ExportRSAPrivateKeyPem()),
        Key("/etc/ssl/private/server.key", Rsa.ExportPkcs8PrivateKeyPem()),
        Key("/app/tls.key", Rsa.ExportEncryptedPkcs8PrivateKeyPem("x", Encryption)),
        Key("/app/crlf.pem", Rsa.ExportPkcs8PrivateKeyPem().Replace("\n", "\r\n", StringComparison.Ordinal)),
        Key("/app/both.pem", Certificate.ExportCertificatePem() + "\n" + Curve.ExportPkcs8PrivateKeyPem()),
        Key("/app/bom.pem", "\uFEFF" + Curve.ExportPkcs8PrivateKeyPem()),
        Key(
            "/app/config.json",
            "{\"key\":\"" + Rsa.ExportPkcs8PrivateKeyPem().Replace("\n", "\\n", StringComparison.Ordinal) + "\"}"
        ),
        Key(
            "/app/key.yaml",
            "tls:\n  key: |\n    " + Rsa.ExportPkcs8PrivateKeyPem().Replace("\n", "\n    ", StringComparison.Ordinal)
        ),
        Key(
            "/app/key.py",
            "KEY = (\n"
                + string.Join('\n', Rsa.ExportPkcs8PrivateKeyPem().Split('\n').Select(line => $"  '{line}\\n'"))
                + ")\n"
        ),
        new(
            "/app/utf16.pem",
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Rsa.ExportPkcs8PrivateKeyPem())],
            Body(Rsa.ExportPkcs8PrivateKeyPem())
        ),
        new(
            "/app/utf16be.pem",
            [
                .. Encoding.BigEndianUnicode.Preamble,
                .. Encoding.BigEndianUnicode.GetBytes(Curve.ExportECPrivateKeyPem()),
            ],
            Body(Curve.ExportECPrivateKeyPem())
        ),
        new("/app/key.der", Rsa.ExportPkcs8PrivateKey(), Convert.ToBase64String(Rsa.ExportPkcs8PrivateKey())),
        new("/app/rsa.der", Rsa.ExportRSAPrivateKey(), Convert.ToBase64String(Rsa.ExportRSAPrivateKey())),
        new("/app/ec.der", Curve.ExportECPrivateKey(), Convert.ToBase64String(Curve.ExportECPrivateKey())),
        new("/app/ec8.der", Curve.ExportPkcs8PrivateKey(), Convert.ToBase64String(Curve.ExportPkcs8PrivateKey())),
        new(
            "/app/enc.p8",
            Rsa.ExportEncryptedPkcs8PrivateKey("x", Encryption),
            Convert.ToBase64String(Rsa.ExportEncryptedPkcs8PrivateKey("x", Encryption))
        ),
        new("/app/cert.pfx", Certificate.Export(X509ContentType.Pfx, "x"), Random(30)),
        new("/https/aspnetapp.p12", Certificate.Export(X509ContentType.Pfx), Random(30)),
        new(
            "/app/release.jks",
            [0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 4, .. "mine"u8, .. new byte[200]],
            Random(30)
        ),
        new(
            "/app/KEY.PPK",
            $"PuTTY-User-Key-File-3: ssh-ed25519\r\nEncryption: none\r\nComment: a\r\nPublic-Lines: 1\r\n{Random(60)}\r\nPrivate-Lines: 1\r\n{Random(44, 7)}\r\nPrivate-MAC: {Hex(64)}\r\n",
            Random(44, 7)
        ),
        new(
            "/app/key.b64",
            Convert.ToBase64String(Rsa.ExportPkcs8PrivateKey()),
            Convert.ToBase64String(Rsa.ExportPkcs8PrivateKey())
        ),
        new(
            "/app/pem.env",
            $"TLS_KEY={Base64(Rsa.ExportPkcs8PrivateKeyPem())}\n",
            Base64(Rsa.ExportPkcs8PrivateKeyPem())
        ),
        new(
            "/root/.ssh/identity",
            $"-----BEGIN {"OPENSSH "}PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU{Random(39)}\n{Random(70)}\n-----END {"OPENSSH "}PRIVATE KEY-----\n",
            Random(70)
        ),
        new(
            "/root/.ssh/old",
            $"---- BEGIN SSH2 {"ENCRYPTED "}PRIVATE KEY ----\nComment: \"a\"\n{Random(70)}\n{Random(40)}\n---- END SSH2 {"ENCRYPTED "}PRIVATE KEY ----\n",
            Random(70)
        ),
        new(
            "/app/release.asc",
            $"-----BEGIN PGP {"PRIVATE"} KEY BLOCK-----\nVersion: GnuPG v2\n\n{Random(64)}\n{Random(64, 7)}\n=aB1c\n-----END PGP {"PRIVATE"} KEY BLOCK-----\n",
            Random(64, 7)
        ),
        new(
            "/root/.gnupg/private-keys-v1.d/0A1B.key",
            $"Created: 20260101T000000\nKey: (private-key (rsa (n #00{Hex(64)}#)(e #010001#)(d #{Hex(64, 5)}#)))\n",
            Hex(64, 5)
        ),
        new(
            "/app/jwk.json",
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + Random(43) + "\",\"d\":\"" + Random(43, 5) + "\"}",
            Random(43, 5)
        ),
        new(
            "/app/oct.json",
            "{\"keys\":[{\"kty\":\"oct\",\"k\":\"" + Random(86) + "\",\"alg\":\"HS256\"}]}",
            Random(86)
        ),
        new(
            "/app/rsa.xml",
            $"<RSAKeyValue><Modulus>{Random(172)}</Modulus><Exponent>AQAB</Exponent><P>{Random(86)}</P><D>{Random(172, 5)}</D></RSAKeyValue>",
            Random(172, 5)
        ),
        new(
            "/app/minisign.key",
            $"untrusted comment: minisign encrypted {"secret key"}\nRWRTY0Iy{Random(200)}\n",
            Random(200)
        ),
        new(
            "/app/cosign.key",
            $"-----BEGIN ENCRYPTED SIGSTORE {"PRIVATE"} KEY-----\n{Random(64)}\n{Random(64, 3)}\n-----END ENCRYPTED SIGSTORE {"PRIVATE"} KEY-----\n",
            Random(64, 3)
        ),
        new(
            "/etc/tor/hs_ed25519_secret_key",
            [.. "== ed25519v1-secret: type0 ==\0\0\0"u8, .. Encoding.ASCII.GetBytes(Random(64))],
            Random(64)
        ),
        new(
            "/app/dsa.pem",
            $"-----BEGIN {"DSA "}PRIVATE KEY-----\n{Random(64)}\n{Random(64, 9)}\n-----END {"DSA "}PRIVATE KEY-----\n",
            Random(64, 9)
        ),
    ];

    public static IEnumerable<SecretSample> Negative { get; } =
    [
        new("/app/ec.pub.pem", Curve.ExportSubjectPublicKeyInfoPem()),
        new("/app/rsa.pub.pem", Rsa.ExportRSAPublicKeyPem()),
        new("/app/cert.crt", Certificate.ExportCertificatePem()),
        new("/app/cert.cer", Certificate.Export(X509ContentType.Cert)),
        new("/app/spki.der", Rsa.ExportSubjectPublicKeyInfo()),
        new("/app/pub.der", Rsa.ExportRSAPublicKey()),
        new(
            "/app/request.csr",
            new CertificateRequest(
                "CN=a",
                Rsa,
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            ).CreateSigningRequestPem()
        ),
        new(
            "/app/dhparam.pem",
            $"-----BEGIN DH PARAMETERS-----\n{Random(64)}\n{Random(64)}\n-----END DH PARAMETERS-----\n"
        ),
        new("/app/ecparam.pem", "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"),
        new("/app/crl.pem", $"-----BEGIN X509 CRL-----\n{Random(64)}\n-----END X509 CRL-----\n"),
        new(
            "/app/release.pub.asc",
            $"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n{Random(64)}\n{Random(64)}\n-----END PGP PUBLIC KEY BLOCK-----\n"
        ),
        new("/app/x.sig.asc", $"-----BEGIN PGP SIGNATURE-----\n\n{Random(64)}\n-----END PGP SIGNATURE-----\n"),
        new("/app/minisign.pub", $"untrusted comment: minisign public key 0A\nRWQ{Random(53)}\n"),
        new("/etc/ssh/ssh_host_ed25519_key.pub", $"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{Random(43)} root@a\n"),
        new(
            "/app/jwks.json",
            "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\""
                + Random(43)
                + "\",\"x\":\""
                + Random(43, 5)
                + "\"}]}"
        ),
        new(
            "/etc/ssl/certs/java/cacerts",
            [0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 4, .. "root"u8, .. new byte[200]]
        ),
        new(
            "/app/pem.go",
            $"const begin = \"-----BEGIN {"RSA "}PRIVATE KEY-----\"\nif strings.Contains(s, begin) {{}}\n"
        ),
        new(
            "/app/README.md",
            $"```\n-----BEGIN {"RSA "}PRIVATE KEY-----\n...\n-----END {"RSA "}PRIVATE KEY-----\n```\n"
        ),
        new(
            "/app/chart.yaml",
            $"key: |\n  -----BEGIN {"RSA "}PRIVATE KEY-----\n  <your key here>\n  -----END {"RSA "}PRIVATE KEY-----\n"
        ),
        new("/usr/lib/node_modules/npm/node_modules/x/test/fixtures/server.key", Rsa.ExportPkcs8PrivateKeyPem()),
        new("/usr/lib/python3/dist-packages/cryptography/tests/key.pem", Curve.ExportECPrivateKeyPem()),
        new("/usr/share/doc/gnutls/examples/x509/key.pem", Rsa.ExportRSAPrivateKeyPem()),
        new("/root/.cargo/registry/src/index-0a/rustls-0.21.0/testdata/k.pem", Rsa.ExportPkcs8PrivateKeyPem()),
    ];

    private static SecretSample Key(string path, string text) => new(path, text, Body(text));

    private static string Body(string pem)
    {
        var start = pem.IndexOf("PRIVATE KEY-----", StringComparison.Ordinal) + "PRIVATE KEY-----".Length;
        return pem[start..].Split('\n', '\\', '\'').Select(part => part.Trim()).First(part => part.Length > 40);
    }
}
