using System.Text;
using static HelloAspire.Tests.Comparison.Images.Secrets.SecretSample;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>Further products, languages and notations, written after the rules for any text and before they were tried on these.</summary>
internal static class FieldSamples
{
    private const string Human = "Moor3nwald?";
    private static readonly string P = Random(13, 77);
    private static readonly string T = Random(32, 83);
    private static readonly string H = Hex(32, 19);
    private static readonly string U = Guid.Parse(Hex(32, 27)).ToString();

    public static IEnumerable<SecretSample> Positive { get; } =
    [
        new("env", $"PHX_SECRET_KEY_BASE={T}{T}", T),
        new("env", $"ELASTIC_PASSWORD={Human}", Human),
        new("env", $"NATS_URL=nats://edge:{P}@nats:4222", P),
        new("env", $"SMTP=smtps://mailer%40acme.example:{P}@smtp.acme.example:465", P),
        new("env", $"LDAP_ADMIN_CREDENTIAL={Human}", Human),
        new("env", $"ROUNDCUBE_DES_KEY={Random(24, 5)}", Random(24, 5)),
        new("env", $"OIDC_RP_CLIENT_SECRET={T}", T),
        new("env", $"SPRING_APPLICATION_JSON={{\"spring\":{{\"datasource\":{{\"password\":\"{P}\"}}}}}}", P),
        new("env", $"CONNECTION_STRING=mongodb://root:{P}@m1,m2/?replicaSet=a", P),
        new(
            "env",
            $"IOT=HostName=acme.azure-devices.net;DeviceId=d1;SharedAccessKey={Base64(T)[..43]}=",
            Base64(T)[..43]
        ),
        new("env", $"SNYK_TOKEN={U}", U),
        new("env", $"HEROKU_API_KEY={U}", U),
        new(
            "env",
            $"VSS_NUGET_EXTERNAL_FEED_ENDPOINTS={{\"endpointCredentials\":[{{\"endpoint\":\"https://pkgs.acme.example\",\"username\":\"a\",\"password\":\"{T}\"}}]}}",
            T
        ),
        new("env", $"PULUMI_CONFIG_PASSPHRASE={Human}", Human),
        new("env", $"COMPOSER_AUTH={{\"github-oauth\":{{\"github.com\":\"{H}{H[..8]}\"}}}}", H + H[..8]),
        new("env", $"GITHUB_WEBHOOK_SIGNING={T}", T),
        new("label", $"com.acme.ci.variables=BUILD=7 NEXUS_PASS={P}", P),
        new("cmd", $"nats-server\n--user\nedge\n--pass\n{P}", P),
        new("cmd", $"etcdctl\n--user=root:{P}\nget\na", P),
        new("cmd", $"/usr/bin/minio\nserver\n/data\n--secret-key={T}", T),
        new(
            "history",
            $"RUN /bin/sh -c curl -X POST -d '{{\"user\":\"ci\",\"password\":\"{P}\"}}' https://acme.example/login # buildkit",
            P
        ),
        new(
            "history",
            $"RUN /bin/sh -c curl -d \"client_id=a&client_secret={T}\" https://id.acme.example/token # buildkit",
            T
        ),
        new("history", $"RUN /bin/sh -c curl --proxy-user svc:{P} -O https://acme.example/a.tgz # buildkit", P),
        new("history", $"RUN /bin/sh -c curl \"https://acme.example/a.tgz?api_key={T}\" -o a.tgz # buildkit", T),
        new(
            "history",
            $"RUN /bin/sh -c svn checkout --username ci --password {P} https://svn.acme.example/a # buildkit",
            P
        ),
        new("history", $"RUN /bin/sh -c hg clone https://ci:{P}@hg.acme.example/a # buildkit", P),
        new("history", $"RUN /bin/sh -c yes {Human} | passwd app # buildkit", Human),
        new(
            "history",
            $"RUN /bin/sh -c echo \"machine git.acme.example login ci password {P}\" >> ~/.netrc # buildkit",
            P
        ),
        new("history", $"RUN /bin/sh -c git remote set-url origin https://ci:{P}@git.acme.example/a.git # buildkit", P),
        new("history", $"RUN /bin/sh -c cosign login -u ci -p {P} registry.acme.example # buildkit", P),
        new("history", $"RUN /bin/sh -c rabbitmqctl add_user app {P} # buildkit", P),
        new("history", $"RUN /bin/sh -c wp core install --admin_user=a --admin_password={Human} # buildkit", Human),
        new(
            "history",
            $"RUN /bin/sh -c asadmin --passwordfile /p create-password-alias db --aliaspassword {P} # buildkit",
            P
        ),
        new("history", $"RUN /bin/sh -c cargo publish --token {T} # buildkit", T),
        new(
            "history",
            $"RUN /bin/sh -c gcloud auth activate-refresh-token a@acme.example 1//0{Random(60, 5)} # buildkit",
            Random(60, 5)
        ),
        new("history", $"RUN /bin/sh -c docker-compose run -e DB_PASS={P} app # buildkit", P),
        new("history", $"RUN /bin/sh -c pnpm config set '//npm.acme.example/:_authToken' '{T}' # buildkit", T),
        new("history", $"|3 A=1 GITLAB_PAT={T} B=2 /bin/sh -c go mod download", T),
        new("history", $"SHELL [powershell] RUN $env:NUGET_KEY='{T}'; dotnet restore", T),
        new("/app/src/db.cpp", $"mysql_real_connect(c, \"db\", \"app\", \"{P}\", \"shop\", 0, NULL, 0);\n", P),
        new("/app/include/secrets.h", $"#define WIFI_PASSWORD \"{Human}\"\n#define API_TOKEN \"{T}\"\n", Human, T),
        new("/app/src/Auth.swift", $"let clientSecret: String = \"{T}\"\n", T),
        new("/app/src/Db.scala", $"val dbPassword = \"{Human}\"\n", Human),
        new("/app/src/auth.dart", $"static const String apiSecret = '{T}';\n", T),
        new("/app/src/conn.vb", $"Dim cs As String = \"Server=sql;Uid=app;Pwd={P};\"\n", P),
        new("/app/src/smtp.cs", $"client.Credentials = new NetworkCredential(\"mailer\", \"{Human}\");\n", Human),
        new(
            "/app/src/aws.php",
            $"'credentials' => ['key' => 'AKIA{RandomOf("ABCDEFGHJKLMNPQRSTUVWXYZ234567", 16, 4)}', 'secret' => '{Random(40, 4)}'],\n",
            Random(40, 4)
        ),
        new("/app/src/conn.r", $"con <- dbConnect(Postgres(), user = \"a\", password = \"{P}\")\n", P),
        new("/app/src/q.lua", $"local red_auth = \"{T}\"\nred:auth(\"{P}\")\n", T),
        new("/app/src/api.jsx", $"fetch(u, {{ headers: {{ 'X-Api-Key': '{T}' }} }})\n", T),
        new("/app/src/api.mjs", $"axios.defaults.headers.common['Authorization'] = 'Bearer {T}';\n", T),
        new(
            "/app/src/knexfile.js",
            $"module.exports = {{ connection: {{ user: 'a', password: '{Human}' }} }};\n",
            Human
        ),
        new("/app/src/mongo.go", $"uri := \"mongodb+srv://app:{P}@cluster0.ab1cd.mongodb.net/shop\"\n", P),
        new("/app/src/jwt.py", $"jwt.encode(payload, '{T}', algorithm='HS256')\nJWT_SECRET_KEY: str = '{T}'\n", T),
        new(
            "/app/src/S3.java",
            $"new BasicAWSCredentials(\"AKIA{RandomOf("ABCDEFGHJKLMNPQRSTUVWXYZ234567", 16, 5)}\", \"{Random(40, 6)}\")\n",
            Random(40, 6)
        ),
        new(
            "/app/src/Client.java",
            $"conn.setRequestProperty(\"Authorization\", \"Basic {Base64("svc:" + P)}\");\n",
            Base64("svc:" + P)
        ),
        new("/app/src/deploy.groovy", $"def nexusPassword = '{P}'\n", P),
        new("/app/config.exs", $"config :app, App.Endpoint, secret_key_base: \"{T}{T}\"\n", T),
        new("/app/config/prod.secret.exs", $"config :app, App.Mailer,\n  password: \"{Human}\"\n", Human),
        new(
            "/app/web.xml",
            $"<context-param><param-name>db.password</param-name><param-value>{P}</param-value></context-param>",
            P
        ),
        new("/app/beans.xml", $"<bean id=\"ds\"><property name=\"password\"><value>{P}</value></property></bean>", P),
        new(
            "/app/quartz.properties",
            $"org.quartz.dataSource.a.user=q\norg.quartz.dataSource.a.password={Human}\n",
            Human
        ),
        new(
            "/app/kafka/client.properties",
            $"sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\\n  username=\"a\" \\\n  password=\"{P}\";\nssl.key.password={Human}\n",
            P
        ),
        new(
            "/app/conf/jaas.conf",
            $"KafkaServer {{\n  PlainLoginModule required\n  username=\"admin\"\n  password=\"{P}\"\n  user_admin=\"{P}\";\n}};\n",
            P
        ),
        new(
            "/app/Caddyfile",
            $"example.org {{\n  basic_auth {{\n    admin $2a$14${Random(53, 8)}\n  }}\n}}\n",
            Random(53, 8)
        ),
        new("/app/squid.conf", $"cache_peer proxy parent 3128 0 login=svc:{P}\n", P),
        new("/app/snmpd.conf", $"createUser monitor SHA \"{Human}\" AES \"{P}\"\n", Human),
        new("/app/telegraf.conf", $"[[outputs.influxdb_v2]]\n  token = \"{T}==\"\n", T),
        new("/app/fluentd.conf", $"<match **>\n  @type elasticsearch\n  user elastic\n  password {P}\n</match>\n", P),
        new("/app/logstash.conf", $"output {{ elasticsearch {{ user => \"a\" password => \"{Human}\" }} }}\n", Human),
        new("/app/vector.toml", $"[sinks.a.auth]\nstrategy = \"basic\"\nuser = \"a\"\npassword = \"{P}\"\n", P),
        new("/app/nomad.hcl", $"env {{\n  DB_PASSWORD = \"{P}\"\n}}\n", P),
        new("/app/k8s/cm.yaml", $"kind: ConfigMap\ndata:\n  app.conf: |\n    db_password={P}\n", P),
        new(
            "/app/k8s/deploy.yaml",
            $"kind: Deployment\nspec:\n  containers:\n  - env:\n    - name: REDIS_PASSWORD\n      value: {P}\n",
            P
        ),
        new("/app/argocd.json", $"{{\"clusterConfig\":{{\"bearerToken\":\"{T}\"}}}}", T),
        new(
            "/app/firebase.json",
            $"{{\"apiKey\":\"AIza{Random(35, 3)}\",\"authDomain\":\"a.firebaseapp.com\"}}",
            Random(35, 3)
        ),
        new("/app/nightwatch.conf.js", $"webdriver: {{ username: 'acme', access_key: '{U}' }}\n", U),
        new(
            "/app/fastlane/Appfile",
            $"app_password \"abcd-{RandomOf("efghijkl", 4)}-qxyz-mnop\"\nENV[\"FASTLANE_PASSWORD\"] = \"{Human}\"\n",
            Human
        ),
        new("/app/capistrano/deploy.rb", $"set :password, '{Human}'\n", Human),
        new("/app/tox.ini", $"[testenv]\nsetenv =\n    API_SECRET={T}\n", T),
        new("/app/uwsgi.ini", $"[uwsgi]\nenv = DJANGO_SECRET_KEY={T}\n", T),
        new("/app/supervisor.conf", $"[program:a]\nenvironment=USER=\"a\",API_TOKEN=\"{T}\"\n", T),
        new("/app/Procfile", $"web: SECRET_TOKEN={T} bundle exec puma\n", T),
        new("/app/Vagrantfile", $"config.ssh.password = \"{Human}\"\n", Human),
        new("/app/Justfile", $"deploy:\n  curl -u ci:{P} https://a\n", P),
        new(
            "/app/request.sh",
            $"#!/usr/bin/env bash\ncurl \\\n  -H \"Authorization: Bearer {T}\" \\\n  https://a\n",
            T
        ),
        new("/app/start.cmd", $"@echo off\r\nset \"MSSQL_SA_PASSWORD={Human}\"\r\n", Human),
        new("/app/install.ps1", $"$env:API_KEY = \"{T}\"\n[string]$Password = '{Human}'\n", T),
        new(
            "/app/unattend.xml",
            $"<AdministratorPassword><Value>{Base64(Human)}</Value><PlainText>false</PlainText></AdministratorPassword>",
            Base64(Human)
        ),
        new("/app/preseed.cfg", $"d-i passwd/root-password password {Human}\n", Human),
        new("/app/cloud-init.yml", $"#cloud-config\nchpasswd:\n  list: |\n    root:{Human}\n", Human),
        new("/app/ks.cfg", $"rootpw --plaintext {Human}\n", Human),
        new("/app/notes.txt", $"Server: db01\nUser: sa\nPassword: {Human}\n", Human),
        new("/app/dump.sql", $"INSERT INTO settings (name, value) VALUES ('smtp_password', '{Human}');\n", Human),
        new(
            "/app/utf16.json",
            Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes($"{{\"ApiSecret\": \"{T}\"}}")).ToArray(),
            T
        ),
        new("/app/bom.yml", $"\uFEFFpassword: {P}\r\nuser: a\r\n", P),
        new(
            "/app/one-line.json",
            $"{{\"a\":{{\"b\":1}},\"mail\":{{\"auth\":{{\"user\":\"x\",\"pass\":\"{Human}\"}}}}}}",
            Human
        ),
        new("/srv/redash.env.bak", $"REDASH_COOKIE_SECRET={T}\n", T),
        new("/srv/config.yml.old", $"db:\n  password: {P}\n", P),
        new("/srv/.dbshell", $"db.auth('app', '{P}')\n", P),
        new("/root/.lesshst", $".less-history-file:\n\"ghp_{Random(36, 12)}\n", Random(36, 12)),
        new("/root/.wget-hsts.txt", $"https://u:{P}@a.example/x\n", P),
        new(
            "/root/.config/containers/auth.json",
            $"{{\"auths\":{{\"ghcr.io\":{{\"auth\":\"{Base64("u:ghp_" + Random(36, 12))}\"}}}}}}",
            Base64("u:ghp_" + Random(36, 12))
        ),
        new(
            "/root/.config/sops/age/keys.txt",
            $"AGE-SECRET-KEY-1{RandomOf("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58, 3)}\n",
            RandomOf("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58, 3)
        ),
        new("/root/.config/exercism/user.json", $"{{\"apibaseurl\":\"https://a\",\"token\":\"{U}\"}}", U),
        new("/root/.config/litecli/config", $"[main]\npassword = {P}\n", P),
        new("/root/.circleci/cli.yml", $"host: https://circleci.com\ntoken: {H}{H[..8]}\n", H),
        new(
            "/root/.sbt/1.0/sonatype.sbt",
            $"credentials += Credentials(\"Sonatype\", \"oss.sonatype.org\", \"ci\", \"{P}\")\n",
            P
        ),
    ];

    public static IEnumerable<SecretSample> Negative { get; } =
    [
        new("env", "KEY_ROTATION_SCHEDULE=0 3 * * 0"),
        new("env", "ACME_KEYSET_PAGINATION=true"),
        new("env", "AUTHORIZATION_SERVER=https://id.acme.example"),
        new("env", "PASSIVE_PORTS=30000-30009"),
        new("env", "TOKEN_BUCKET_RATE=100/60s"),
        new("env", "SECRET_NAME=shop-prod-db-2024"),
        new("env", "KEYSTORE_TYPE=PKCS12"),
        new("env", "API_KEY_NAME=x-api-key-v2"),
        new("env", "MONKEYPATCH=gevent"),
        new("env", "NUGET_SIGNATURE_KEY_FINGERPRINT=" + Hex(64, 3)),
        new("env", "GPG_FINGERPRINT=" + Hex(40, 3).ToUpperInvariant()),
        new("env", "IMAGE_DIGEST=sha256:" + Hex(64, 5)),
        new("env", "CACHE_KEY=v3-linux-amd64-" + Hex(40, 2)),
        new("env", "BUILD_ID=20240612.3"),
        new("env", "REDIS_URL=redis://cache:6379/0"),
        new("env", "DATABASE_URL=postgres://app@db/shop"),
        new("env", "SMTP_URL=smtp://mail:25"),
        new("env", "OAUTH_SCOPES=openid profile email"),
        new("env", "COOKIE_DOMAIN=.acme.example"),
        new("env", "COOKIE_CONSENT=required"),
        new("env", "SALT_VERSION=3006.4"),
        new("env", "LOGIN_REDIRECT=/dashboard"),
        new("env", "JWT_EXPIRES_IN=7d"),
        new("env", "CLIENT_ID=a1b2c3-web.apps.acme.example"),
        new("env", "X_CREDENTIALS_PROVIDER=instance-profile"),
        new("env", "NEXT_PUBLIC_POSTHOG_KEY=phc_" + Random(43, 3)),
        new("env", "VITE_MAPBOX_STYLE=mapbox://styles/acme/" + Random(25, 3).ToLowerInvariant()),
        new("env", "S3_KEY=uploads/2024/report1.pdf"),
        new("label", "com.acme.build.key=SHOP-MAIN-JOB1-4711"),
        new("label", "com.docker.compose.config-hash=" + Hex(64, 5)),
        new("history", "RUN /bin/sh -c git clone https://git@github.com/acme/a.git # buildkit"),
        new(
            "history",
            "RUN /bin/sh -c curl -fsSL https://deb.acme.example/key.asc | gpg --dearmor -o /etc/apt/keyrings/acme.gpg # buildkit"
        ),
        new("history", "RUN /bin/sh -c curl -u: --negotiate https://acme.example/a # buildkit"),
        new("history", "RUN /bin/sh -c rsync -a --password-file=/run/secrets/rsync rsync://a/b /c # buildkit"),
        new("history", "RUN /bin/sh -c openssl enc -d -aes-256-cbc -pass env:ENC_PASS -in a -out b # buildkit"),
        new("history", "RUN /bin/sh -c openssl req -newkey rsa:4096 -nodes -keyout key.pem -subj /CN=acme # buildkit"),
        new("history", "RUN /bin/sh -c ssh-keygen -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key # buildkit"),
        new(
            "history",
            "RUN /bin/sh -c sed -i 's/^PasswordAuthentication yes/PasswordAuthentication no/' /etc/ssh/sshd_config # buildkit"
        ),
        new("history", "RUN /bin/sh -c sed -i 's|@DB_PASSWORD@|${DB_PASSWORD}|' /app.conf # buildkit"),
        new("history", "RUN /bin/sh -c npm config set cache /tmp/npm && npm config set audit false # buildkit"),
        new(
            "history",
            "RUN /bin/sh -c pip install -i https://pypi.acme.example/simple --require-hashes -r r.txt # buildkit"
        ),
        new("history", "RUN /bin/sh -c dotnet nuget push a.nupkg --api-key $NUGET_KEY # buildkit"),
        new("history", "RUN /bin/sh -c kubectl create secret generic db --from-file=password=/run/p # buildkit"),
        new("history", "RUN /bin/sh -c yes | apt-get install passwd libpam-modules # buildkit"),
        new("history", "RUN /bin/sh -c echo 'Defaults !authenticate' > /etc/sudoers.d/a # buildkit"),
        new("history", "RUN /bin/sh -c gosu app:app id && su-exec 1000:1000 true # buildkit"),
        new(
            "/app/src/tokenizer.cpp",
            "Token tok = next_token();\nif (tok.kind == TOK_LPAREN2) parseToken(tok);\n#define TOKEN_EOF 0x1F\n"
        ),
        new(
            "/app/src/auth.cs",
            "services.AddAuthentication(\"Bearer\");\nvar key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(options.Secret));\npublic string Password { get; init; } = string.Empty;\n"
        ),
        new(
            "/app/src/auth.java",
            "@Value(\"${app.secret}\") private String secret;\nif (!passwordEncoder.matches(raw, user.getPassword())) throw new BadCredentialsException(\"Invalid\");\n"
        ),
        new(
            "/app/src/keys.go",
            "const (\n\tKeyUserID2Name = \"user_id_v2\"\n\tcacheKeyPrefix = \"shop:v1:\"\n)\ntokenKey := ctxKey(\"token1\")\n"
        ),
        new(
            "/app/src/crypto.js",
            "const key = crypto.randomBytes(32);\nconst algorithm = 'aes-256-gcm';\nconst keyUsages = ['encrypt', 'decrypt'];\nconst secretLength = 64;\n"
        ),
        new("/app/src/css.js", "document.querySelector('input[name=\"password\"]');\n$('#token-2fa-field').val();\n"),
        new(
            "/app/src/routes.rb",
            "post '/password/reset/:token', to: 'passwords#update'\nskip_before_action :verify_authenticity_token\n"
        ),
        new(
            "/app/src/validate.php",
            "$rules = ['password' => 'required|min:8|confirmed', 'token' => 'required|string|size:64'];\n"
        ),
        new(
            "/app/src/regex.py",
            "PASSWORD_RE = re.compile(r'^(?=.*[0-9])(?=.*[a-z]).{8,64}$')\nTOKEN_PATTERN = r'[A-Za-z0-9_-]{20,}'\n"
        ),
        new(
            "/app/src/errors.ts",
            "export const errors = { password: 'E1003', tokenExpired: 'AUTH_401_EXPIRED', secretMissing: 'CFG_0012' };\n"
        ),
        new(
            "/app/src/test_login.py",
            "def test_login(client):\n    client.post('/login', data={'username': 'bob', 'password': 'password'})\n"
        ),
        new(
            "/app/src/i18n.ts",
            "export default { login: { password: 'Mot de passe', forgotPassword: 'Mot de passe oublié ?', token: 'Jeton' } };\n"
        ),
        new(
            "/app/src/graph.py",
            "primary_key = Column('id', Integer)\nsort_key = 'created_at_2024'\npartition_key = f'tenant#{tenant_id}'\n"
        ),
        new(
            "/app/src/Secrets.kt",
            "class SecretsManager(private val client: SecretsManagerClient) { fun get(secretName: String): String = client.getSecretValue(secretName) }\n"
        ),
        new(
            "/app/src/main.rs",
            "let token = std::env::var(\"TOKEN\").expect(\"TOKEN not set\");\nlet password: Option<String> = None;\n"
        ),
        new(
            "/app/src/form.html",
            "<input type=\"hidden\" name=\"csrf_token\" value=\"{{ csrf_token() }}\"><input name=\"password2\" id=\"id_password2\">"
        ),
        new(
            "/app/dist/app.js",
            "var t={PASSWORD:\"password\",TOKEN:\"token\",key:\"Enter\",keyCode:13,authMode:\"oauth2\",passwordRules:\"minlength: 20; required: lower;\"}"
        ),
        new(
            "/app/config/keycloak.json",
            "{\"realm\":\"shop\",\"auth-server-url\":\"https://id/\",\"resource\":\"web\",\"public-client\":true,\"credentials\":{\"secret\":\"${env.KC_SECRET}\"}}"
        ),
        new(
            "/app/config/features.json",
            "{\"passwordless\":true,\"tokenRefreshBuffer\":30,\"authProviders\":[\"google\",\"github\"],\"keyBindings\":{\"save\":\"ctrl+s\"}}"
        ),
        new(
            "/app/config/dashboard.json",
            "{\"uid\":\""
                + Random(9)
                + "\",\"panels\":[{\"datasource\":{\"uid\":\"P"
                + Hex(16).ToUpperInvariant()
                + "\"},\"targets\":[{\"expr\":\"rate(login_failures_total[5m])\"}]}]}"
        ),
        new(
            "/app/config/translations.json",
            "{\"password_placeholder\":\"Enter 8+ characters\",\"secret_question\":\"Name of your first pet?\",\"api_key_title\":\"API key\"}"
        ),
        new("/app/config/rbac.csv", "p, admin, secrets, read\np, dev, tokens, write\n"),
        new(
            "/app/config/jvm.options",
            "-Djavax.net.ssl.keyStore=/etc/ssl/keystore.p12\n-Djavax.net.ssl.keyStorePasswordFile=/run/secrets/ks\n-Djava.security.egd=file:/dev/./urandom\n"
        ),
        new(
            "/app/config/sasl.properties",
            "sasl.mechanism=SCRAM-SHA-512\nsecurity.protocol=SASL_SSL\nssl.keystore.type=PEM\nssl.endpoint.identification.algorithm=https\n"
        ),
        new(
            "/app/config/crds.yaml",
            "properties:\n  passwordSecretRef:\n    description: Reference to the password2 key of a secret\n    properties:\n      key:\n        type: string\n"
        ),
        new(
            "/app/config/values.schema.json",
            "{\"properties\":{\"adminPassword\":{\"type\":\"string\",\"pattern\":\"^[A-Za-z0-9]{8,}$\",\"title\":\"Admin password\"}}}"
        ),
        new(
            "/app/config/kustomization.yaml",
            "secretGenerator:\n- name: db-pass-v2\n  envs: [secrets.env]\ngeneratorOptions:\n  disableNameSuffixHash: true\n"
        ),
        new(
            "/app/config/argocd.yaml",
            "kind: Application\nspec:\n  source:\n    repoURL: git@git.acme.example:shop/deploy.git\n    targetRevision: "
                + Hex(40, 5)
                + "\n"
        ),
        new(
            "/app/config/vault-agent.hcl",
            "auto_auth {\n  method \"approle\" {\n    config = {\n      secret_id_file_path = \"/run/secret_id\"\n    }\n  }\n}\ntemplate {\n  contents = \"{{ with secret \\\"kv/db1\\\" }}{{ .Data.password }}{{ end }}\"\n}\n"
        ),
        new(
            "/app/config/spring.xml",
            "<bean class=\"BasicDataSource\"><property name=\"password\" value=\"${jdbc.password}\"/><property name=\"passwordCharacters\" value=\"a-z0-9\"/></bean>"
        ),
        new(
            "/app/certs/chain.txt",
            "-----BEGIN CERTIFICATE-----\n"
                + Random(64, 3)
                + "\n-----END CERTIFICATE-----\nkey id: "
                + Hex(40, 5)
                + "\n"
        ),
        new(
            "/app/certs/csr.pem",
            "-----BEGIN CERTIFICATE REQUEST-----\n" + Random(64, 3) + "\n-----END CERTIFICATE REQUEST-----\n"
        ),
        new(
            "/app/locale/de.json",
            "{\"auth.password\":\"Kennwort1\",\"auth.token\":\"Zugangsschlüssel\",\"auth.secret\":\"Geheimnis (mind. 8 Zeichen)\"}"
        ),
        new(
            "/app/Makefile",
            "TOKEN ?= $(shell cat .token)\nPASS_FILE := .pass\ntest:\n\tpytest -k \"token and not password\"\n"
        ),
        new("/app/.dockerignore", "**/secrets.json\n.env\n*.key\n"),
        new(
            "/app/.gitleaks.toml",
            "[[rules]]\nid = \"acme-token\"\nregex = '''acme_[a-z0-9]{32}'''\nkeywords = [\"acme_\"]\n[allowlist]\nregexes = ['''EXAMPLE_KEY''']\n"
        ),
        new(
            "/app/renovate.json",
            "{\"hostRules\":[{\"matchHost\":\"npm.acme.example\",\"encrypted\":{\"token\":\""
                + Random(200, 4)
                + "==\"}}]}"
        ),
        new(
            "/app/deps.json",
            "{\"libraries\":{\"Microsoft.IdentityModel.Tokens/7.1.2\":{\"type\":\"package\",\"sha512\":\"sha512-"
                + Random(86, 3)
                + "==\",\"path\":\"microsoft.identitymodel.tokens/7.1.2\",\"hashPath\":\"microsoft.identitymodel.tokens.7.1.2.nupkg.sha512\"}}}"
        ),
        new(
            "/app/asset-manifest.json",
            "{\"files\":{\"password-strength.js\":\"/static/js/password-strength.3f2a91bc.chunk.js\",\"token.css\":\"/static/css/token.9a8b7c6d.css\"}}"
        ),
        new(
            "/app/tsconfig.json",
            "{\"compilerOptions\":{\"target\":\"ES2022\",\"paths\":{\"@auth/*\":[\"src/auth/*\"]}}}"
        ),
        new(
            "/app/package.json",
            "{\"scripts\":{\"token\":\"node scripts/token1.js\"},\"dependencies\":{\"csrf-token\":\"^1.2.3\",\"bcrypt-pass\":\"~2.0.1\",\"secret\":\"workspace:*\"}}"
        ),
        new(
            "/app/pnpm-lock.yaml",
            "packages:\n  jose-secret@5.2.0:\n    resolution: {integrity: sha512-"
                + Random(86, 5)
                + "==}\n  '@types/passport@1.0.16': {}\n"
        ),
        new(
            "/app/openid.json",
            "{\"authorization_endpoint\":\"https://id/auth\",\"jwks_uri\":\"https://id/keys\",\"code_challenge_methods_supported\":[\"S256\"],\"token_endpoint_auth_signing_alg_values_supported\":[\"RS256\"]}"
        ),
        new(
            "/app/swagger.json",
            "{\"paths\":{\"/token\":{\"post\":{\"operationId\":\"createTokenV2\",\"parameters\":[{\"name\":\"password\",\"in\":\"formData\",\"type\":\"string\",\"default\":\"string\"}]}}}}"
        ),
        new("/app/wwwroot/site.css", ".password-field{background:url(key2.svg)} .token--a1b2c3d4{color:#f00}"),
        new(
            "/app/help.txt",
            "Usage: acme login [--password-stdin] [--token TOKEN]\n  --api-key KEY   API key (env ACME_API_KEY)\n"
        ),
        new("/app/robots.txt", "User-agent: *\nDisallow: /password/reset?token=\n"),
        new(
            "/var/lib/dpkg/info/passwd.md5sums",
            Hex(32) + "  usr/bin/passwd\n" + Hex(32, 4) + "  usr/share/man/man5/passwd.5.gz\n"
        ),
        new(
            "/usr/share/perl5/Debconf/Element/Password.pm",
            "sub show { my $password = $this->value; $frontend->prompt(password => 1); }\n"
        ),
        new(
            "/opt/java/conf/security/java.security",
            "keystore.type=pkcs12\nkeystore.type.compat=true\nsecurity.overridePropertiesFile=true\njdk.security.legacyAlgorithms=SHA1, RSA keySize < 2048\n"
        ),
        new(
            "/etc/krb5.conf",
            "[libdefaults]\ndefault_realm = ACME.EXAMPLE\ndefault_keytab_name = FILE:/etc/krb5.keytab\npermitted_enctypes = aes256-cts\n"
        ),
        new(
            "/etc/apt/trusted.txt",
            "pub rsa4096 2020-01-01 [SC]\n      "
                + Hex(40, 6).ToUpperInvariant()
                + "\nuid Acme Signing Key <keys@acme.example>\n"
        ),
        new("/etc/services", "kpasswd 464/tcp\nkerberos 88/udp krb5\nauth 113/tcp authentication\n"),
        new("/etc/security/pwquality.conf", "minlen = 12\ndcredit = -1\ndictcheck = 1\n"),
    ];
}
