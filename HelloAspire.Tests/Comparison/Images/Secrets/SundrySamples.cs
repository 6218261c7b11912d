using static HelloAspire.Tests.Comparison.Images.Secrets.SecretSample;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>A third set, written after the rules were mended by the second and before they were tried on it.</summary>
internal static class SundrySamples
{
    private const string Human = "Birken+Weg7";
    private static readonly string P = Random(18, 91);
    private static readonly string T = Random(44, 17);
    private static readonly string H = Hex(32, 41);

    public static IEnumerable<SecretSample> Positive { get; } =
    [
        new("env", $"OPENSEARCH_INITIAL_ADMIN_PASSWORD={Human}", Human),
        new("env", $"STRAPI_ADMIN_JWT={T}", T),
        new("env", $"WEBHOOK_TOKEN_GITLAB={T}", T),
        new("env", $"CELERY_RESULT_BACKEND=redis://default:{P}@r:6379/1", P),
        new("env", $"SPRING_RABBITMQ_PASSWORD={Human}", Human),
        new("env", $"MAPS_APIKEY={T}", T),
        new("env", $"ALGOLIA_ADMIN_KEY={H}", H),
        new("env", $"CONFIG={{\"jwt\":{{\"secret\":\"{T}\"}}}}", T),
        new("env", $"TF_TOKEN_app_terraform_io={T}", T),
        new("env", $"Serilog__WriteTo__0__Args__apiKey={Random(20, 3)}", Random(20, 3)),
        new(
            "env",
            $"EventHub=Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey={Random(43, 3)}=",
            Random(43, 3)
        ),
        new("env", $"QUAY_ROBOT=acme+ci:{T}", T),
        new("env", $"KRB_PRINCIPAL_PW={Human}", Human),
        new("env", $"LETSENCRYPT_HMAC_KEY={T}", T),
        new("env", $"WG_PRIVATE_KEY={Random(43, 9)}=", Random(43, 9)),
        new(
            "label",
            $"com.acme.slack=https://hooks.slack.com/services/T0{RandomOf("ABCDEFGH012", 8)}/B0{RandomOf("ABCDEFGH012", 8, 3)}/{Random(24, 15)}",
            Random(24, 15)
        ),
        new("label", $"proxy.basic-auth=ops:{P}", P),
        new("cmd", $"sh\n-c\nexport API_KEY={T}; exec app", T),
        new("cmd", $"app\n--db\npostgres://u:{P}@db/x", P),
        new("cmd", $"consul\nagent\n-encrypt={T}=", T),
        new("history", $"RUN /bin/sh -c curl -F token={T} -F file=@a https://up.acme.example # buildkit", T),
        new("history", $"RUN /bin/sh -c curl -b session={T} https://acme.example # buildkit", T),
        new("history", $"RUN /bin/sh -c curl --oauth2-bearer {T} https://acme.example # buildkit", T),
        new("history", $"RUN /bin/sh -c wget --http-user=a --http-passwd={P} https://acme.example # buildkit", P),
        new("history", $"RUN /bin/sh -c aria2c --http-user=a --http-passwd={P} https://acme.example # buildkit", P),
        new(
            "history",
            $"RUN /bin/sh -c git -c http.extraHeader=\"Authorization: Basic {Base64("x:" + P)}\" clone https://a # buildkit",
            Base64("x:" + P)
        ),
        new(
            "history",
            $"RUN /bin/sh -c git submodule foreach git config url.https://{T}@git.acme.example/.insteadOf ssh://git@git # buildkit",
            T
        ),
        new("history", $"RUN /bin/sh -c go env -w GOPROXY=https://ci:{P}@go.acme.example,direct # buildkit", P),
        new("history", $"RUN /bin/sh -c export CARGO_REGISTRIES_ACME_TOKEN={T} && cargo build # buildkit", T),
        new("history", $"RUN /bin/sh -c apt-get update -o Acquire::http::Proxy=http://u:{P}@proxy:3128 # buildkit", P),
        new("history", $"RUN /bin/sh -c tee /etc/app.env <<< \"APP_SECRET={T}\" # buildkit", T),
        new("history", $"RUN /bin/sh -c echo '{{\"password\":\"{P}\"}}' > /etc/app.json # buildkit", P),
        new("history", $"RUN /bin/sh -c echo \"db_pass: {Human}\" >> /etc/app.yml # buildkit", Human),
        new("history", $"RUN /bin/sh -c az storage blob download --account-key {T}== -c a -n b # buildkit", T),
        new("history", $"RUN /bin/sh -c psql \"postgresql://app:{P}@db/x\" -f a.sql # buildkit", P),
        new(
            "history",
            $"RUN /bin/sh -c createuser app && psql -c \"create role a login password '{Human}'\" # buildkit",
            Human
        ),
        new("history", $"RUN /bin/sh -c mosquitto_passwd -b /etc/p app {P} # buildkit", P),
        new("history", $"RUN /bin/sh -c flux bootstrap --token {T} # buildkit", T),
        new("history", $"RUN /bin/sh -c jf c add --user ci --access-token {T} # buildkit", T),
        new(
            "history",
            $"|2 SSH_PRIVATE_KEY={Pem("OPENSSH ").Replace("\n", "\\n")} A=1 /bin/sh -c make",
            Random(64, 11)
        ),
        new("history", $"ENV APP_ENV=prod APP_SECRET={H}", H),
        new("history", $"LABEL deploy.password={Human}", Human),
        new("/app/lib/client.ex", $"@api_key \"{T}\"\n", T),
        new("/app/lib/db.erl", $"{{password, \"{P}\"}}.\n", P),
        new("/app/src/Settings.fs", $"let connectionString = \"Host=db;Username=a;Password={Human}\"\n", Human),
        new("/app/src/config.clj", $"(def db {{:user \"a\" :password \"{Human}\"}})\n", Human),
        new("/app/src/api.m", $"static NSString *const kApiSecret = @\"{T}\";\n", T),
        new("/app/src/conf.nim", $"const dbPassword = \"{P}\"\n", P),
        new("/app/src/vault.jl", $"TOKEN = \"{T}\"\n", T),
        new("/app/src/db.php", $"<?php\n$db = new PDO('mysql:host=db', 'app', '{Human}');\n", Human),
        new("/app/src/mail.php", $"<?php\n$mail->Password = '{Human}';\n", Human),
        new("/app/src/wp.php", $"<?php define(\"FTP_PASS\", \"{Human}\");", Human),
        new("/app/src/redis.ts", $"new Redis({{ host: 'r', password: `{P}` }})\n", P),
        new(
            "/app/src/graphql.tsx",
            $"const client = new Client({{ headers: {{ authorization: `Bearer {T}` }} }})\n",
            T
        ),
        new("/app/src/pg.py", $"psycopg2.connect(\"dbname=a user=b password={P}\")\n", P),
        new("/app/src/ftp.py", $"ftp.login('deploy', '{Human}')\n", Human),
        new("/app/src/ssh.py", $"client.connect('h', username='a', password='{Human}')\n", Human),
        new("/app/src/main.tf.json", $"{{\"provider\":{{\"vault\":{{\"token\":\"{T}\"}}}}}}", T),
        new(
            "/app/src/HttpClient.cs",
            $"http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", \"{T}\");\n",
            T
        ),
        new("/app/src/Startup.cs", $"opts.UseSqlServer(@\"Server=sql;Database=a;User Id=b;Password={P};\");\n", P),
        new("/app/src/Keys.cs", $"private const string EncryptionKey = \"{T}\";\n", T),
        new("/app/src/Token.java", $"String jwtSecret=\"{T}\";\n", T),
        new("/app/src/OkHttp.kt", $".header(\"X-Api-Key\", \"{T}\")\n", T),
        new("/app/conf/app.properties", $"mail.smtp.pass = {P}\naws.secretKey: {T}\n", P),
        new("/app/conf/nested.yaml", $"credentials:\n  github:\n    token:\n      value: {T}\n", T),
        new("/app/conf/list.yaml", $"users:\n  - {{name: a, password: {P}}}\n", P),
        new("/app/conf/block.yaml", $"privateKey: |\n{Pem("RSA ", indent: "  ")}", Random(64, 11)),
        new("/app/conf/sftp.json", $"{{\"host\":\"h\",\"username\":\"a\",\"password\":\"{Human}\"}}", Human),
        new("/app/conf/cfg.xml", $"<server user=\"a\" pwd=\"{P}\"/>", P),
        new("/app/conf/kv.xml", $"<add name=\"ApiSecret\" value=\"{T}\"/>", T),
        new("/app/conf/x.toml", $"[database]\nurl = \"postgres://a:{P}@db/x\"\n", P),
        new("/app/conf/odd.txt", $"api token = {T}\n", T),
        new("/etc/exim4/passwd.client", $"smtp.acme.example:svc:{P}\n", P),
        new("/etc/cron.daily/backup", $"#!/bin/bash\nrestic_password={P}\n", P),
        new(
            "/etc/nginx/conf.d/a.conf",
            $"proxy_set_header Authorization \"Basic {Base64("u:" + P)}\";\n",
            Base64("u:" + P)
        ),
        new("/etc/zabbix/zabbix_server.conf", $"DBUser=zabbix\nDBPassword={Human}\n", Human),
        new("/etc/icinga2/api-users.conf", $"object ApiUser \"root\" {{\n  password = \"{P}\"\n}}\n", P),
        new("/etc/asterisk/pjsip.conf", $"[auth]\ntype=auth\nusername=100\npassword={Human}\n", Human),
        new("/etc/bind/keys.conf", $"key \"ddns\" {{\n  algorithm hmac-sha256;\n  secret \"{T}\";\n}};\n", T),
        new("/opt/app/run", $"#!/bin/sh\nexec env TOKEN={T} ./app\n", T),
        new(
            "/opt/app/sql/seed.sql",
            $"INSERT INTO users VALUES (1, 'admin', '$2b$12${Random(53, 6)}');\n",
            Random(53, 6)
        ),
        new(
            "/var/lib/jenkins/credentials.xml",
            $"<com.cloudbees.plugins.Cred><username>a</username><password>{{{Base64(T)}}}</password><secret>{T}</secret></com.cloudbees.plugins.Cred>",
            T
        ),
        new("/home/app/.config/app/auth.json", $"{{\"access_token\":\"{T}\",\"expires_in\":3600}}", T),
        new("/home/app/.irbrc", $"API_SECRET = '{T}'\n", T),
        new("/home/app/.tmux.conf", $"setenv -g GITHUB_TOKEN ghp_{Random(36, 17)}\n", Random(36, 17)),
    ];

    public static IEnumerable<SecretSample> Negative { get; } =
    [
        new("env", "SIGNING_ALGORITHM=RS512"),
        new("env", "VAULT_AUTH_ROLE=shop-prod-01"),
        new("env", "SALTSTACK_MASTER=salt01.acme.example"),
        new("env", "AUTHENTIK_HOST=https://sso.acme.example"),
        new("env", "CRED_HELPER=ecr-login"),
        new("env", "PASSTHROUGH_HEADERS=x-request-id,x-b3-traceid"),
        new("env", "KEY_FILE=/etc/ssl/private/server.key"),
        new("env", "TLS_KEY=/certs/tls.key"),
        new("env", "SESSION_STORE=redis"),
        new("env", "PASSWORD_GRANT_CLIENT=web-frontend-2"),
        new("env", "LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2"),
        new("env", "LICENSE=Apache-2.0"),
        new("env", "LICENSE_KEY_URL=https://lic.acme.example/v2"),
        new("env", "BUILD_SHA=" + Hex(40, 9)),
        new("env", "TRACE_CONTEXT=00-" + Hex(32, 4) + "-" + Hex(16, 3) + "-01"),
        new("env", "APPLE_TEAM_ID=9JA89QQLNQ"),
        new("env", "ANDROID_KEY_ALIAS=upload-key-2024"),
        new("env", "REALTIME_KEYSPACE=shop_v2"),
        new("env", "HOTKEY=ctrl+alt+f12"),
        new("env", "AUTHORS=Jane Doe 1st, John Roe 2nd"),
        new("label", "org.label-schema.vcs-ref=" + Hex(7, 5)),
        new("label", "com.acme.auth.required=oauth2-proxy1"),
        new("label", "traefik.http.routers.a.middlewares=basic-auth@file"),
        new("cmd", "app\n--token-ttl\n15m"),
        new("cmd", "oauth2-proxy\n--cookie-secret-file=/run/secrets/cookie"),
        new("history", "RUN /bin/sh -c curl -H 'X-Api-Version: 2024-01-01' https://acme.example # buildkit"),
        new("history", "RUN /bin/sh -c curl --cookie-jar /tmp/c -L https://acme.example/login # buildkit"),
        new("history", "RUN /bin/sh -c sha512sum -c <<< '" + Hex(128, 4) + "  a.tgz' # buildkit"),
        new(
            "history",
            "RUN /bin/sh -c update-ca-certificates && keytool -list -cacerts -storepass changeit # buildkit"
        ),
        new(
            "history",
            "RUN /bin/sh -c python -m pip install passlib==1.7.4 python-jose[cryptography]==3.3.0 # buildkit"
        ),
        new("history", "RUN /bin/sh -c npm install --global @acme/auth-token@2.3.1-rc.4 # buildkit"),
        new(
            "history",
            "RUN /bin/sh -c go build -ldflags \"-X main.commit=" + Hex(40, 1) + " -X main.keyID=k1\" # buildkit"
        ),
        new("history", "RUN /bin/sh -c docker pull a/token-server@sha256:" + Hex(64, 5) + " # buildkit"),
        new("history", "RUN /bin/sh -c openssl genrsa -out /k.pem 2048 # buildkit"),
        new("history", "RUN /bin/sh -c setcap cap_net_bind_service=+ep /app/authd # buildkit"),
        new(
            "history",
            "RUN /bin/sh -c echo \"password required pam_unix.so sha512\" >> /etc/pam.d/common-password # buildkit"
        ),
        new("history", "RUN /bin/sh -c read -p 'Token: ' TOKEN; export TOKEN # buildkit"),
        new("history", "RUN /bin/sh -c if [ \"$PASSWORD\" = \"\" ]; then exit 1; fi # buildkit"),
        new("history", "RUN /bin/sh -c mysql -u root --password=\"$MYSQL_ROOT_PASSWORD\" < a.sql # buildkit"),
        new(
            "/app/src/oauth.js",
            "const params = new URLSearchParams({ grant_type: 'authorization_code', code_verifier: verifier, client_id: 'web-spa-01' });\n"
        ),
        new(
            "/app/src/colors.js",
            "const tokens = { 'color-primary-500': '#1a2b3c', 'space-4': '16px', keyframes1: 'fade-in-200ms' };\n"
        ),
        new(
            "/app/src/vocab.py",
            "special_tokens = {'pad_token': '<pad>', 'unk_token': '[UNK]', 'mask_token': '<mask_1>'}\ntokenizer_model = 'bert-base-uncased-v2'\n"
        ),
        new(
            "/app/src/hash.go",
            "const emptySHA256Key = \"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"\n"
        ),
        new(
            "/app/src/enum.cs",
            "enum TokenKind { Identifier1 = 1, Keyword2 = 2 }\n[JsonPropertyName(\"access_token\")] public string? AccessToken { get; set; }\n"
        ),
        new(
            "/app/src/Reset.java",
            "String subject = \"password.reset.subject1\";\nlogger.info(\"Token {} refreshed for user2\", tokenId);\n"
        ),
        new(
            "/app/src/pw.ts",
            "export function passwordStrength(password: string): number { return password.length > 12 ? 3 : 1; }\nconst passwordInputId = 'password-input-1';\n"
        ),
        new("/app/src/view.erb", "<%= f.password_field :password, autocomplete: 'new-password', minlength: 12 %>\n"),
        new(
            "/app/src/Login.razor",
            "<InputText @bind-Value=\"Input.Password\" id=\"Input.Password\" type=\"password\" autocomplete=\"current-password\" />\n"
        ),
        new(
            "/app/src/query.sql",
            "SELECT token, secret FROM sessions WHERE token_hash = encode(digest($1, 'sha256'), 'hex');\n"
        ),
        new(
            "/app/src/url.py",
            "LOGIN_URL = '/accounts/login/?next=/v2/home'\nTOKEN_URL = f'{BASE}/oauth2/v2.0/token'\n"
        ),
        new(
            "/app/src/kube.go",
            "SecretKeyRef: &corev1.SecretKeySelector{Key: \"password1\", LocalObjectReference: corev1.LocalObjectReference{Name: \"db-v2\"}},\n"
        ),
        new(
            "/app/src/proto.proto",
            "message LoginRequest { string username = 1; string password = 2; string token_v2 = 3; }\n"
        ),
        new("/app/src/mock.ts", "const apiKey = 'test-api-key-123';\nconst password = 'Password1!';\n"),
        new(
            "/app/src/cookie.py",
            "response.set_cookie('session_v2', value, httponly=True, samesite='Lax')\ncookie_name = 'acme_session_2024'\n"
        ),
        new(
            "/app/src/graph.rs",
            "let key = format!(\"user:{}:session:v2\", id);\nlet public_key = include_bytes!(\"../keys/pub_ed25519.der\");\n"
        ),
        new(
            "/app/src/perm.json",
            "{\"permissions\":[\"secrets.read.v1\",\"tokens.write.v2\"],\"authLevel\":\"tier2-admin\"}"
        ),
        new(
            "/app/conf/auth.toml",
            "[auth]\nprovider = \"oidc-v2\"\ntoken_issuer = \"https://id.acme.example/realm1\"\nkey_rotation = \"30d\"\n"
        ),
        new(
            "/app/conf/log.xml",
            "<logger name=\"org.acme.auth.TokenService2\" level=\"INFO\"/><pattern>%d token=%X{tokenId} %m</pattern>"
        ),
        new(
            "/app/conf/msgs_fr.properties",
            "password.label=Mot de passe\npassword.min=8 caractères minimum\ntoken.sent=Code envoyé\\u00e9 1 fois\n"
        ),
        new(
            "/app/conf/nginx.conf",
            "limit_req_zone $http_authorization zone=auth10m:10m rate=5r/s;\nproxy_cookie_path / \"/; Secure\";\nssl_certificate_key /etc/ssl/k1.pem;\n"
        ),
        new(
            "/app/conf/quarkus.properties",
            "quarkus.oidc.client-id=shop-web-1\nquarkus.oidc.credentials.secret=${OIDC_SECRET}\nmp.jwt.verify.publickey.location=META-INF/k1.pem\n"
        ),
        new(
            "/app/conf/pg.yaml",
            "postgresql:\n  passwordSecret:\n    name: pg-creds-v1\n    key: password-1\n  password_encryption: scram-sha-256\n"
        ),
        new("/app/conf/sum.txt", Hex(64, 4) + "  token-1.2.tgz\n" + Hex(64, 6) + "  secret-2.0.tgz\n"),
        new("/app/conf/limits.ini", "[auth]\ntoken_bucket=100/60\nlogin_attempts=5/15m\npassword_history=24\n"),
        new(
            "/app/conf/terms.json",
            "{\"title\":\"Passwords & tokens\",\"body\":\"Keep your password safe. Token: a code of 6 digits.\"}"
        ),
        new(
            "/app/conf/mapping.json",
            "{\"mappings\":{\"properties\":{\"api_key_id\":{\"type\":\"keyword\"},\"token\":{\"type\":\"text\",\"analyzer\":\"standard2\"}}}}"
        ),
        new(
            "/app/conf/ci.yml",
            "steps:\n- uses: acme/login-action@v3\n  with:\n    password: ${{ secrets.REGISTRY_TOKEN }}\n    token-format: access_token\n"
        ),
        new(
            "/app/conf/dune.yaml",
            "cache:\n  key: build-{{ arch }}-{{ checksum \"go.sum\" }}\nkeys:\n  - v1-deps-20240101\n"
        ),
        new(
            "/app/Gemfile.lock",
            "GEM\n  specs:\n    devise-two-factor (5.0.0)\n    jwt-token (2.8.1)\nCHECKSUMS\n  jwt-token (2.8.1) sha256="
                + Hex(64, 3)
                + "\n"
        ),
        new("/app/manifest.webmanifest", "{\"name\":\"Pass Keeper 2\",\"id\":\"/?token=home\"}"),
        new(
            "/app/LICENSE",
            "Permission to use keys, tokens and secrets: 2024 Acme. THE SOFTWARE IS PROVIDED \"AS IS\"\n"
        ),
        new("/app/CONTRIBUTORS", "Key Holder <key1@acme.example>\nPass Word <pass2@acme.example>\n"),
        new(
            "/app/web/sw.js",
            "precache([{url:'/token.3f2a91bc7d.js',revision:'"
                + Hex(32, 6)
                + "'},{url:'/login.html',revision:'"
                + Hex(32, 7)
                + "'}]);\n"
        ),
        new(
            "/app/web/index.html",
            "<script integrity=\"sha384-"
                + Random(64, 5)
                + "\" src=\"/auth.js\"></script><meta name=\"csrf-param\" content=\"authenticity_token\">"
        ),
        new(
            "/app/web/chart.js",
            "var passRate={key:\"series-1\",values:[1,2,3],authTick:\"5m0s\"};d.key=\"Shift+F10\";\n"
        ),
        new("/etc/default/keyboard", "XKBMODEL=\"pc105\"\nXKBLAYOUT=\"us\"\nXKBOPTIONS=\"grp:alt_shift_toggle\"\n"),
        new("/etc/security/access.conf", "# + : root : 127.0.0.1\n- : ALL EXCEPT root : tty1\n"),
        new(
            "/etc/apt/apt.conf",
            "Acquire::http::Proxy \"http://proxy.acme.example:3128\";\nAPT::Key::GPGVCommand \"1\";\n"
        ),
        new(
            "/usr/local/bin/wait",
            "#!/bin/sh\nuntil pg_isready -h \"$DB\" -U app; do sleep 1; done\n: \"${DB_PASSWORD:?required}\"\n"
        ),
        new("/opt/app/help", "#!/bin/sh\necho \"usage: --password PASSWORD (or PASSWORD_FILE), --token TOKEN2\"\n"),
    ];
}
