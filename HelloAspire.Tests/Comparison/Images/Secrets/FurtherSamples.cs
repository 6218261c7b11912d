using static HelloAspire.Tests.Comparison.Images.Secrets.SecretSample;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>Samples of all places, labelled apart from the others, to try the rules on what they were not written from.</summary>
internal static class FurtherSamples
{
    private static readonly string P = Random(13, 17);
    private static readonly string T = Random(28, 23);

    public static IEnumerable<SecretSample> All { get; } =
    [
        new(
            "env",
            $"VSS_NUGET_EXTERNAL_FEED_ENDPOINTS={{\"endpointCredentials\":[{{\"endpoint\":\"https://f\",\"username\":\"d\",\"password\":\"{T}\"}}]}}",
            T
        ),
        new("env", $"ConnectionStrings__Redis=cache.example.org:6380,password={T},ssl=True", T),
        new("env", $"KAFKA_SASL_JAAS_CONFIG=org.apache.PlainLoginModule required username=\"u\" password=\"{P}\";", P),
        new("env", $"PIP_INDEX_URL=https://ci:{P}@pypi.example.org/simple", P),
        new("env", $"OTEL_EXPORTER_OTLP_HEADERS=api-key={T}", T),
        new("env", $"OTEL_EXPORTER_OTLP_HEADERS=Authorization=Basic {Base64("1234:" + T)}", Base64("1234:" + T)),
        new("env", $"CLOUDINARY_URL=cloudinary://874837483274837:{T}@a676b67565c6767a6767d6767f676fe1", T),
        new("env", "ASPNETCORE_Kestrel__Certificates__Default__Password=crypticpassword1x", "crypticpassword1x"),
        new("env", $"UV_INDEX_PRIVATE_PASSWORD={P}", P),
        new("env", $"Jwt__Key={T}{T}", T),
        new("env", $"WEBHOOK_SECRET=whsec_{T}", T),
        new("env", "DB_PASS=s3cret!pw", "s3cret!pw"),
        new("env", "PASSWORD_ENCRYPTION=scram-sha-256"),
        new("env", "AUTH_MODE=token"),
        new("env", "KEY_VAULT_NAME=kv-prod-01"),
        new("env", "TOKEN_REFRESH_INTERVAL=300"),
        new("env", "REFRESH_TOKEN_ROTATION=true"),
        new("env", "SECRET_STORE_TYPE=aws"),
        new("env", "PGPASSFILE=/root/.pgpass"),
        new("env", "GIT_ASKPASS=/usr/local/bin/askpass"),
        new("env", "SSH_AUTH_SOCK=/tmp/ssh-agent.sock"),
        new("env", "CSRF_COOKIE_NAME=csrftoken"),
        new("env", "NUGET_CREDENTIALPROVIDER_SESSIONTOKENCACHE_ENABLED=true"),
        new("env", "AWS_SHARED_CREDENTIALS_FILE=/root/.aws/credentials"),
        new(
            "env",
            $"APPLICATIONINSIGHTS_CONNECTION_STRING=InstrumentationKey={Guid.Parse(Hex(32))};IngestionEndpoint=https://a.example.org/"
        ),
        new("env", "GITHUB_TOKEN_PERMISSIONS=contents-read"),
        new("env", "ENCRYPTION_ALGORITHM=AES256"),
        new("env", "HUGGING_FACE_HUB_TOKEN=hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        new("env", "PASSWORD=${PASSWORD:-changeme}"),
        new("env", "JWT_AUDIENCE=api://hello"),
        new("env", $"PUBLIC_SIGNING_KEY=ssh-ed25519 AAAAC3NzaC1lZDI1NTE5{Random(48)}"),
        new("env", "SECRET_SANTA_DATE=2026-12-24"),
        new("env", "PASSWORDLESS_LOGIN=enabled"),
        new("history", $"RUN /bin/sh -c wget --header='Authorization: Bearer {T}' https://a.example.org # buildkit", T),
        new("history", $"RUN /bin/sh -c kubectl create secret generic db --from-literal=password={P} # buildkit", P),
        new("history", $"RUN /bin/sh -c psql -c \"ALTER USER app WITH PASSWORD '{P}'\" # buildkit", P),
        new("history", $"RUN /bin/sh -c mysql -e \"CREATE USER a IDENTIFIED BY '{P}'\" # buildkit", P),
        new("history", $"RUN /bin/sh -c gpg --batch --passphrase {P} -d a.gpg # buildkit", P),
        new("history", $"RUN /bin/sh -c docker login -u ci --password={P} reg.example.org # buildkit", P),
        new("history", $"RUN /bin/sh -c rabbitmqctl add_user app {P} # buildkit", P),
        new("history", $"RUN /bin/sh -c ssh-keygen -t ed25519 -N '{P}' -f /k # buildkit", P),
        new("history", $"RUN /bin/sh -c curl --oauth2-bearer {T} https://a.example.org # buildkit", T),
        new(
            "history",
            $"RUN powershell -Command Invoke-WebRequest -Headers @{{Authorization='Bearer {T}'}} # buildkit",
            T
        ),
        new("history", "RUN /bin/sh -c ssh-keygen -t ed25519 -N '' -f /k # buildkit"),
        new(
            "history",
            "RUN /bin/sh -c aws ecr get-login-password | docker login --username AWS --password-stdin reg # buildkit"
        ),
        new(
            "history",
            "RUN /bin/sh -c gcloud auth activate-service-account --key-file=/run/secrets/key.json # buildkit"
        ),
        new("history", "RUN /bin/sh -c ansible-playbook --vault-password-file /run/secrets/vault site.yml # buildkit"),
        new("history", "RUN /bin/sh -c gpg --batch --passphrase-fd 0 -d a.gpg < /run/secrets/p # buildkit"),
        new("history", "RUN /bin/sh -c curl -u ci: https://a.example.org # buildkit"),
        new("history", "RUN /bin/sh -c psql -c \"ALTER USER app WITH PASSWORD '$DB_PASSWORD'\" # buildkit"),
        new("history", "RUN /bin/sh -c sed -i 's/^password.*/password required pam_unix.so/' /etc/pam.d/su # buildkit"),
        new("history", "RUN /bin/sh -c echo \"Set API_TOKEN before use\" > /usage # buildkit"),
        new("/app/config/secrets.json", "{\"Api\":{\"ClientSecret\":\"" + T + "\"}}", T),
        new("/srv/.env.local", $"NEXTAUTH_SECRET={T}\n", T),
        new("/etc/msmtprc", $"account a\nhost smtp.example.org\nuser me\npassword {P}\n", P),
        new(
            "/root/.kube/config",
            $"users:\n- name: a\n  user:\n    auth-provider:\n      config:\n        access-token: {T}\n",
            T
        ),
        new("/opt/app/context.xml", $"<Resource name=\"jdbc/a\" username=\"a\" password=\"{P}\" url=\"jdbc:x\"/>", P),
        new("/root/.dockercfg", "{\"reg.example.org\":{\"auth\":\"" + Base64("ci:" + P) + "\"}}", Base64("ci:" + P)),
        new(
            "/root/.config/pip/pip.conf",
            $"[global]\nindex-url = https://__token__:{T}@gitlab.example.org/api/v4/simple\n",
            T
        ),
        new("/app/prod.env", $"STRIPE_SECRET_KEY=sk_live_{Random(30)}\n", Random(30)),
        new("/etc/maven/settings.xml", "<!-- <server><password>repopwd</password></server> -->"),
        new("/etc/redis/redis.conf", "# requirepass foobared\nmasteruser replica\n"),
        new("/app/.env", "# SECRET_KEY=put-it-here\nLOG_LEVEL=info\n"),
        new(
            "/app/appsettings.json",
            "{\"Logging\":{\"LogLevel\":{\"Default\":\"Information\"}},\"AllowedHosts\":\"*\",\"Jwt\":{\"Key\":\"\"}}"
        ),
        new("/app/config.yaml", "cache:\n  key: user:42\n  token_bucket: 100\n"),
        new("/usr/share/go-1.19/src/crypto/tls/example_test.go", Pem("RSA ")),
        new("/root/.docker/config.json", "{\"auths\":{\"a\":{\"auth\":\"" + Base64("user:password") + "\"}}}"),
        new("/etc/pam.d/common-password", "password [success=1 default=ignore] pam_unix.so obscure yescrypt\n"),
        new("/etc/login.defs", "PASS_MAX_DAYS 99999\nPASS_MIN_LEN 5\nENCRYPT_METHOD YESCRYPT\n"),
    ];
}
