using static HelloAspire.Tests.Comparison.Images.Secrets.SecretSample;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>What servers and command-line tools that run in containers take, labelled apart from what the rules were made from.</summary>
internal static class ServerSamples
{
    private const string Human = "Nebel-Morgen#19";
    private static readonly string P = Random(14, 61);
    private static readonly string T = Random(36, 67);

    public static IEnumerable<SecretSample> Positive { get; } =
    [
        new("env", $"GITEA__database__PASSWD={P}", P),
        new("env", $"AIRFLOW__CORE__FERNET_KEY={Base64(Random(32))}", Base64(Random(32))),
        new("env", $"AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=postgresql+psycopg2://airflow:{P}@db/airflow", P),
        new("env", $"HASURA_GRAPHQL_ADMIN_SECRET={P}", P),
        new("env", $"MEILI_MASTER_KEY={P}", P),
        new("env", $"QDRANT__SERVICE__API_KEY={T}", T),
        new("env", $"AUTHENTIK_BOOTSTRAP_TOKEN={T}", T),
        new("env", $"BORG_PASSPHRASE={Human}", Human),
        new("env", $"LITESTREAM_SECRET_ACCESS_KEY={T}", T),
        new("env", $"SLACK_SIGNING_SECRET={Hex(32)}", Hex(32)),
        new("env", $"AUTH0_CLIENT_SECRET={Random(64)}", Random(64)),
        new("env", $"OPENWEATHER_API_KEY={Hex(32)}", Hex(32)),
        new("env", $"APP_KEYS={Base64(Random(16))},{Base64(Random(16, 5))}", Base64(Random(16))),
        new("env", $"API_TOKEN_SALT={Base64(Random(16))}", Base64(Random(16))),
        new("env", $"COSIGN_PASSWORD={Human}", Human),
        new("env", $"SYNAPSE_REGISTRATION_SHARED_SECRET={T}", T),
        new("env", $"RPC_PASS={Human}", Human),
        new("env", $"JICOFO_AUTH_PASSWORD={Hex(32)}", Hex(32)),
        new("/etc/odoo/odoo.conf", $"[options]\nadmin_passwd = {Human}\ndb_password = {P}\n", Human),
        new("/app/.streamlit/secrets.toml", $"[db]\nusername = \"a\"\npassword = \"{P}\"\n", P),
        new("/data/homeserver.yaml", $"registration_shared_secret: \"{T}\"\nmacaroon_secret_key: \"{T}\"\n", T),
        new(
            "/etc/traefik/dynamic.yml",
            $"http:\n  middlewares:\n    a:\n      basicAuth:\n        users:\n          - \"admin:$apr1${Random(8)}${Random(22)}\"\n",
            Random(22)
        ),
        new("/etc/haproxy/haproxy.cfg", $"userlist u\n  user admin insecure-password {Human}\n", Human),
        new(
            "/etc/bind/rndc.key",
            $"key \"rndc-key\" {{\n\talgorithm hmac-sha256;\n\tsecret \"{Base64(Random(32))}\";\n}};\n",
            Base64(Random(32))
        ),
        new("/etc/freeradius/3.0/clients.conf", $"client a {{\n\tipaddr = 10.0.0.1\n\tsecret = {P}\n}}\n", P),
        new(
            "/etc/ceph/ceph.client.admin.keyring",
            $"[client.admin]\n\tkey = AQ{Base64(Random(27))[..36]}==\n",
            Base64(Random(27))[..36]
        ),
        new("/etc/mosquitto/passwd", $"app:$7$101${Base64(Random(12))}${Base64(Random(64))}\n", Base64(Random(64))),
        new("/etc/zabbix/zabbix_server.conf", $"DBName=zabbix\nDBPassword={Human}\n", Human),
        new(
            "/etc/dovecot/dovecot-sql.conf.ext",
            $"driver = mysql\nconnect = host=db dbname=m user=m password={P}\n",
            P
        ),
        new("/root/.bitcoin/bitcoin.conf", $"rpcuser=a\nrpcpassword={P}\n", P),
        new("/root/.config/nix/nix.conf", $"access-tokens = github.com=ghp_{Random(36)}\n", Random(36)),
        new("/root/.wakatime.cfg", $"[settings]\napi_key = waka_{Guid.Parse(Hex(32))}\n", $"{Guid.Parse(Hex(32))}"),
        new("/root/.offlineimaprc", $"[Repository r]\nremoteuser = me\nremotepass = {Human}\n", Human),
        new("/root/.mbsyncrc", $"IMAPAccount a\nUser me\nPass {P}\n", P),
        new(
            "/root/.jfrog/jfrog-cli.conf.v6",
            "{\"servers\":[{\"url\":\"https://a\",\"user\":\"ci\",\"password\":\"" + P + "\"}]}",
            P
        ),
        new(
            "/root/.config/stripe/config.toml",
            $"[default]\nlive_mode_api_key = \"rk_live_{Random(40)}\"\n",
            Random(40)
        ),
        new("/root/.vercel/auth.json", "{\"token\":\"" + Random(24) + "\"}", Random(24)),
        new("/root/.ansible/vault_pass.txt", $"{Human}\n", Human),
        new("/home/app/.pgpass", $"localhost:5432:app:app:{Human}\n", Human),
        new("/app/src/main/resources/application.yml", $"app:\n  jwt:\n    secret: {T}\n", T),
        new("/app/backend/.env", $"DATABASE_URL=\"postgresql://a:{P}@db:5432/a?schema=public\"\n", P),
        new(
            "/app/backend/appsettings.Local.json",
            "{\"Database\":{\"ConnectionString\":\"Server=db;Uid=a;Pwd=" + P + "\"}}",
            P
        ),
        new("/app/config/packages/mailer.yaml", $"framework:\n  mailer:\n    dsn: smtp://me:{P}@smtp.example.org\n", P),
        new(
            "/srv/db/init.sql",
            $"ALTER USER 'root'@'localhost' IDENTIFIED WITH mysql_native_password BY '{Human}';\n",
            Human
        ),
        new(
            "/opt/deploy.sh",
            $"#!/usr/bin/env bash\nset -e\ncurl -fsS \\\n  -u ci:{P} \\\n  https://a.example.org/x\n",
            P
        ),
        Step($"dotnet dev-certs https -ep /https/a.pfx -p {Human}", Human),
        Step($"dotnet ef database update --connection \"Server=db;User Id=a;Password={P}\"", P),
        Step($"sqlplus app/{P}@//db:1521/xe @init.sql", P),
        Step($"cqlsh -u cassandra -p {P} -f /x.cql", P),
        Step($"ldappasswd -D cn=admin -w {P} -s new cn=a", P),
        Step($"aria2c --http-user=ci --http-passwd={P} https://a.example.org", P),
        Step($"doctl auth init -t dop_v1_{Hex(64)}", Hex(64)),
        Step($"vercel deploy --token {Random(24)} --prod", Random(24)),
        Step($"sentry-cli --auth-token {Hex(64)} releases new a", Hex(64)),
        Step($"sonar-scanner -Dsonar.token=sqp_{Hex(40)}", Hex(40)),
        Step($"codecov -t {Guid.Parse(Hex(32))}", $"{Guid.Parse(Hex(32))}"),
        Step($"npm publish --//registry.npmjs.org/:_authToken={T}", T),
        Step($"gh auth login --with-token <<< ghp_{Random(36)}", Random(36)),
        Step(
            $"kubeadm join 10.0.0.1:6443 --token {Hex(6, 9)}.{Hex(16)} --discovery-token-unsafe-skip-ca-verification",
            Hex(16)
        ),
        Step($"k3s agent --server https://a:6443 --token {T}", T),
        Step($"docker swarm join --token SWMTKN-1-{Hex(50)}-{Hex(25, 3)} 10.0.0.1:2377", Hex(50)),
        Step($"caddy hash-password --plaintext {Human}", Human),
        Step($"htpasswd -nbB admin {P} > /auth", P),
        Step($"tailscale up --authkey={T}", T),
        Step($"echo \"TOKEN={T}\" >> /etc/environment", T),
        Step($"printf 'user=u\\npassword={P}\\n' > /root/.smbcredentials", P),
        Step($"git config --global credential.helper '!f() {{ echo username=ci; echo password={T}; }}; f'", T),
        new("cmd", $"vault\nserver\n-dev\n-dev-root-token-id={T}", T),
        new("history", $"ENTRYPOINT [\"/app\" \"--db-password={P}\"]", P),
        new(
            "label",
            $"com.example.webhook=https://hooks.slack.com/services/T0{"ABCDEF3"}/B0{"ABCDEF4"}/{Random(24)}",
            Random(24)
        ),
    ];

    public static IEnumerable<SecretSample> Negative { get; } =
    [
        new("env", "AIRFLOW__CORE__FERNET_KEY_CMD=cat /run/secrets/fernet"),
        new("env", "GITEA__security__PASSWORD_HASH_ALGO=argon2"),
        new("env", "HASURA_GRAPHQL_UNAUTHORIZED_ROLE=anonymous"),
        new("env", "MINIO_IDENTITY_OPENID_CLAIM_NAME=policy"),
        new("env", "KC_HTTPS_CERTIFICATE_KEY_FILE=/etc/tls/k.pem"),
        new("env", "OIDC_CLIENT_ID=hello-web"),
        new("env", "TOKEN_CACHE_SIZE=1000"),
        new("env", "ACCESS_TOKEN_EXPIRE_MINUTES=30"),
        new("env", "MAX_NEW_TOKENS=2048"),
        new("env", "TOKEN_BUCKET_RATE=50"),
        new("env", "JWT_ALGORITHM=RS256"),
        new("env", "JWT_PUBLIC_KEY_PATH=/keys/public.pem"),
        new("env", $"JWT_PUBLIC_KEY=-----BEGIN PUBLIC KEY-----\\n{Random(64)}\\n-----END PUBLIC KEY-----"),
        new("env", "PASSWORD_STORE=gnome-keyring"),
        new("env", "SECRET_MANAGER=aws"),
        new("env", "AUTH_PROVIDER=keycloak"),
        new("env", "BASIC_AUTH=false"),
        new("env", "PRIVATE_KEY_FORMAT=PKCS8"),
        new("env", "SSH_KEY_TYPE=ed25519"),
        new("env", "HOTKEY=ctrl+k"),
        new("env", "MONKEY_PATCH=1"),
        new("env", "TURNKEY_MODE=on"),
        new("env", "PASSENGER_APP_ENV=production"),
        new("env", "COMPASS_THEME=dark"),
        new("env", "DB_PASSWORD=unset"),
        new("env", "DB_PASSWORD=ask-your-admin"),
        new("env", "DB_PASSWORD=<from vault>"),
        new("env", "DB_PASSWORD=!ref db_password"),
        new("env", "DB_PASSWORD=ssm:/prod/db/password"),
        new("env", "DB_PASSWORD=akv://kv/db-password"),
        new("env", "DB_PASSWORD=TBD"),
        new("env", "DB_PASSWORD=secret"),
        new("env", "API_KEY=xxx-your-key-xxx"),
        new("env", "API_KEY=sk-..."),
        new("env", "API_KEY=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        new("env", "OPENAI_API_KEY=sk-your-openai-key"),
        new("env", "NUGET_PACKAGES=/root/.nuget/packages"),
        new("env", "DOTNET_USE_POLLING_FILE_WATCHER=true"),
        new("env", "BUILD_ID=20260101.12-a1b2c3d4"),
        new("env", $"IMAGE_DIGEST=sha256:{Hex(64)}"),
        new("env", $"SOURCE_COMMIT={Hex(40, 3)}"),
        new("env", "LESSKEY=/etc/less"),
        new(
            "/etc/traefik/traefik.yml",
            "api:\n  dashboard: true\ncertificatesResolvers:\n  a:\n    acme:\n      keyType: EC256\n"
        ),
        new(
            "/etc/haproxy/haproxy.cfg",
            "frontend a\n  bind :443 ssl crt /etc/ssl/a.pem\n  http-request auth realm a unless x\n"
        ),
        new("/etc/zabbix/zabbix_server.conf", "### Option: DBPassword\n# DBPassword=\nTLSPSKFile=/run/secrets/psk\n"),
        new(
            "/etc/dovecot/conf.d/10-auth.conf",
            "auth_mechanisms = plain login\n#auth_master_user_separator =\npassdb {\n  driver = pam\n}\n"
        ),
        new("/etc/krb5.conf", "[libdefaults]\n default_realm = EXAMPLE.ORG\n forwardable = true\n"),
        new("/etc/nsswitch.conf", "passwd:         files\nshadow:         files\n"),
        new(
            "/etc/nginx/conf.d/php.conf",
            "location ~ \\.php$ {\n  fastcgi_pass php_upstream;\n  proxy_pass backend;\n}\n"
        ),
        new("/etc/debconf.conf", "Name: passwords\nDriver: File\nMode: 600\nAccept-Type: password\n"),
        new("/etc/security/pwquality.conf", "minlen = 12\nretry = 3\n"),
        new("/etc/default/useradd", "SHELL=/bin/sh\nINACTIVE=-1\n"),
        new(
            "/app/config/security.yml",
            "security:\n  password_hashers:\n    App\\User: auto\n  firewalls:\n    main:\n      token: ~\n"
        ),
        new(
            "/app/config/jwt.json",
            "{\"algorithm\":\"RS256\",\"publicKeyFile\":\"/keys/public.pem\",\"tokenLifetimeSeconds\":900}"
        ),
        new(
            "/app/config/devise.rb",
            "config.password_length = 6..128\nconfig.reset_password_within = 6.hours\n# config.secret_key = 'generated'\n"
        ),
        new(
            "/app/bin/entrypoint.sh",
            "#!/bin/sh\n: \"${DB_PASSWORD:?DB_PASSWORD must be set}\"\nexport PGPASSWORD=\"$DB_PASSWORD\"\nexec \"$@\"\n"
        ),
        new(
            "/app/bin/wait.sh",
            "#!/bin/bash\nwhile ! mysqladmin ping -u\"$USER\" -p\"$PASS\" --silent; do sleep 1; done\n"
        ),
        new(
            "/app/gradlew.sh",
            "DEFAULT_JVM_OPTS='\"-Xmx64m\"'\nset -- -Dorg.gradle.appname=\"$APP\" -classpath \"$CP\"\n"
        ),
        new(
            "/app/db/schema.sql",
            "CREATE TABLE tokens (id uuid PRIMARY KEY, secret bytea NOT NULL);\nCOMMENT ON COLUMN users.password IS 'bcrypt';\n"
        ),
        new(
            "/app/Makefile",
            "push:\n\tdocker login -u $(USER) -p $(PASSWORD) $(REGISTRY)\n\tcurl -H \"Authorization: Bearer $$TOKEN\" $(URL)\n"
        ),
        new(
            "/app/infra/main.tf",
            "variable \"token\" {}\nresource \"aws_secretsmanager_secret\" \"db\" {\n  name = \"prod/db\"\n}\noutput \"key\" { value = aws_iam_access_key.a.secret }\n"
        ),
        new(
            "/app/k8s/app.yaml",
            "kind: Deployment\nspec:\n  serviceAccountName: app\n  automountServiceAccountToken: false\n"
        ),
        new(
            "/app/tests/test_login.py",
            "def test_login(client):\n    assert client.post('/login', json={'password': 'wrong'}).status_code == 401\n"
        ),
        Step("dotnet dev-certs https --trust && dotnet dev-certs https -ep /a.pem --format PEM --no-password"),
        Step("dotnet ef database update --connection \"$CONNECTION\""),
        Step("gh auth status || gh auth login --with-token < /run/secrets/gh"),
        Step("kubeadm join --config /etc/kubernetes/join.yaml"),
        Step("htpasswd -cB /auth admin"),
        Step("tailscale up --authkey=file:/run/secrets/ts"),
        Step("codecov --file coverage.xml --flags unit-tests"),
        Step("npm pkg set scripts.token='node token.js' && npm run token"),
        new("label", "com.example.token-endpoint=/connect/token"),
        new("label", "org.opencontainers.image.description=Issues tokens, checks passwords and keeps secrets."),
    ];

    private static SecretSample Step(string command, params string[] secrets) =>
        new("history", $"RUN /bin/sh -c {command} # buildkit", secrets);
}
