using static HelloAspire.Tests.Comparison.Images.Secrets.SecretSample;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>Files that speak of secrets and hold none, written before the rules were read.</summary>
internal static class BystanderSamples
{
    private static readonly string T = Random(40, 53);

    public static IEnumerable<SecretSample> Negative { get; } =
    [
        new("/app/.env.example", "DB_PASSWORD=secret\nAPI_KEY=your-key-here\nJWT_SECRET=change-me-please\n"),
        new("/app/.env", "DB_HOST=db\nDB_PASSWORD=${DB_PASSWORD}\nSECRET_FILE=/run/secrets/a\nAPP_DEBUG=false\n"),
        new("/app/.env.test", "DB_PASSWORD=test\nTOKEN=dummy\nAPI_KEY=xxxxxxxxxxxxxxxx\n"),
        new(
            "/app/.npmrc",
            "registry=https://npm.acme.example/\n//npm.acme.example/:_authToken=${NPM_TOKEN}\nalways-auth=true\n"
        ),
        new(
            "/app/.yarnrc.yml",
            "npmScopes:\n  acme:\n    npmAuthToken: \"${NPM_TOKEN:-}\"\nyarnPath: .yarn/releases/yarn-4.1.0.cjs\nchecksumBehavior: update\n"
        ),
        new(
            "/app/pip.conf",
            "[global]\nindex-url = https://pypi.acme.example/simple\ntrusted-host = pypi.acme.example\n"
        ),
        new(
            "/app/NuGet.Config",
            "<configuration><packageSources><add key=\"acme\" value=\"https://nuget.acme.example/v3/index.json\" /></packageSources><packageSourceCredentials><acme><add key=\"ClearTextPassword\" value=\"%NUGET_TOKEN%\" /></acme></packageSourceCredentials></configuration>"
        ),
        new(
            "/app/settings.xml",
            "<settings><servers><server><id>a</id><username>${env.USER}</username><password>${env.PASS}</password></server></servers></settings>"
        ),
        new("/app/gradle.properties", "org.gradle.jvmargs=-Xmx2g\nandroid.useAndroidX=true\nsigningKeyAlias=upload\n"),
        new(
            "/app/build.gradle",
            "credentials { username = System.getenv('NEXUS_USER')\n password = System.getenv('NEXUS_PASSWORD') }"
        ),
        new(
            "/app/build.gradle.kts",
            "password = providers.gradleProperty(\"nexusPassword\").get()\nkeyAlias = \"upload\"\n"
        ),
        new(
            "/root/.docker/config.json",
            "{\"auths\":{},\"credsStore\":\"desktop\",\"credHelpers\":{\"gcr.io\":\"gcloud\"}}"
        ),
        new(
            "/root/.kube/config",
            "apiVersion: v1\nkind: Config\nclusters:\n- cluster:\n    certificate-authority-data: "
                + Base64("-----BEGIN CERTIFICATE-----" + T)
                + "\n    server: https://k8s\nusers:\n- name: a\n  user:\n    exec:\n      command: aws\n      args: [eks, get-token]\n"
        ),
        new(
            "/deploy/deployment.yaml",
            "spec:\n  containers:\n  - env:\n    - name: DB_PASSWORD\n      valueFrom:\n        secretKeyRef:\n          name: db-credentials\n          key: password\n"
        ),
        new(
            "/deploy/external-secret.yaml",
            "kind: ExternalSecret\nspec:\n  secretStoreRef:\n    name: vault-backend\n  data:\n  - secretKey: password\n    remoteRef:\n      key: secret/data/shop\n      property: dbPassword\n"
        ),
        new(
            "/deploy/sealed.yaml",
            "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec:\n  encryptedData:\n    password: AgB"
                + Random(90, 4)
                + "\n"
        ),
        new(
            "/deploy/sops.yaml",
            "db_password: ENC[AES256_GCM,data:"
                + Random(24)
                + ",iv:"
                + Random(24)
                + ",tag:"
                + Random(24)
                + ",type:str]\nsops:\n  version: 3.8.1\n"
        ),
        new(
            "/deploy/secret-tpl.yaml",
            "apiVersion: v1\nkind: Secret\ndata:\n  password: {{ .Values.db.password | b64enc | quote }}\n"
        ),
        new(
            "/deploy/rbac.yaml",
            "kind: ClusterRole\nrules:\n- apiGroups: [\"\"]\n  resources: [\"secrets\", \"tokenreviews\"]\n  verbs: [get, list]\n"
        ),
        new(
            "/chart/values.yaml",
            "auth:\n  enabled: true\n  password: \"\"\n  existingSecret: shop-db\n  secretKeys:\n    adminPasswordKey: postgres-password\n  tokenTTL: 3600\n"
        ),
        new(
            "/infra/variables.tf",
            "variable \"db_password\" {\n  description = \"Password of the database\"\n  type = string\n  sensitive = true\n}\n"
        ),
        new(
            "/infra/main.tf",
            "resource \"random_password\" \"db\" {\n  length = 24\n}\npassword = random_password.db.result\nsecret_id = aws_secretsmanager_secret.db.id\n"
        ),
        new(
            "/infra/kms.tf",
            "kms_key_id = \"arn:aws:kms:eu-west-1:123456789012:key/"
                + Guid.Parse(Hex(32))
                + "\"\nkey_name = \"bastion-2024\"\n"
        ),
        new(
            "/root/.aws/config",
            "[profile prod]\nregion = eu-west-1\nrole_arn = arn:aws:iam::123456789012:role/admin\nsso_start_url = https://acme.awsapps.com/start\n"
        ),
        new(
            "/root/.aws/credentials",
            "[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n"
        ),
        new(
            "/app/appsettings.json",
            "{\"Jwt\":{\"Issuer\":\"acme\",\"Key\":\"\",\"TokenLifetime\":\"00:15:00\"},\"ConnectionStrings\":{\"Db\":\"Server=(localdb)\\\\mssqllocaldb;Database=a;Trusted_Connection=True\"}}"
        ),
        new(
            "/app/appsettings.Development.json",
            "{\"KeyVault\":{\"Uri\":\"https://acme.vault.azure.net/\",\"SecretName\":\"DbPassword\"},\"Password\":{\"RequiredLength\":8,\"RequireDigit\":true}}"
        ),
        new(
            "/app/application.properties",
            "spring.datasource.password=${DB_PASSWORD}\nserver.ssl.key-store=classpath:keystore.p12\nserver.ssl.key-alias=tomcat\nspring.security.oauth2.resourceserver.jwt.jwk-set-uri=https://id/jwks\n"
        ),
        new(
            "/app/application.yml",
            "spring:\n  datasource:\n    password: ${DB_PASSWORD:}\n  cache:\n    cache-names: tokens,sessions\nmanagement:\n  endpoint:\n    env:\n      keys-to-sanitize: password,secret,key,token\n"
        ),
        new(
            "/app/messages_de.properties",
            "login.password=Passwort\nlogin.password.hint=Bitte geben Sie Ihr Kennwort ein\npassword.wrong=Das Kennwort ist falsch.\ntoken.expired=Sitzung abgelaufen\n"
        ),
        new(
            "/app/locales/fr.json",
            "{\"password\":\"Mot de passe\",\"passwordConfirm\":\"Confirmez le mot de passe\",\"apiKey\":\"Clé d'API\",\"secret\":\"Secret partagé\"}"
        ),
        new("/app/locales/ja.yml", "ja:\n  devise:\n    password: パスワード\n    secret_token: 秘密のトークン\n"),
        new(
            "/app/locales/ru.po",
            "msgid \"Password\"\nmsgstr \"Пароль\"\n\nmsgid \"API token\"\nmsgstr \"Токен API\"\n"
        ),
        new("/app/config/database.yml", "production:\n  adapter: postgresql\n  password: <%= ENV['DB_PASSWORD'] %>\n"),
        new("/app/config/credentials.yml.enc", Random(120) + "--" + Random(16) + "--" + Random(24) + "=="),
        new(
            "/app/shop/settings.py",
            "import os\nSECRET_KEY = os.environ['SECRET_KEY']\nAUTH_PASSWORD_VALIDATORS = [{'NAME': 'django.contrib.auth.password_validation.MinimumLengthValidator'}]\nPASSWORD_RESET_TIMEOUT = 259200\n"
        ),
        new(
            "/app/shop/forms.py",
            "class LoginForm(Form):\n    password = CharField(widget=PasswordInput())\n    token = HiddenField()\n    api_key = StringField('API key', validators=[DataRequired()])\n"
        ),
        new(
            "/app/shop/models.py",
            "api_key = models.CharField(max_length=64, unique=True)\nsecret = Column(String(128), nullable=False)\npassword_hash = db.Column(db.String(255))\n"
        ),
        new(
            "/var/www/html/wp-config-sample.php",
            "<?php\ndefine( 'DB_PASSWORD', 'password_here' );\ndefine( 'AUTH_KEY', 'put your unique phrase here' );\n"
        ),
        new(
            "/var/www/html/wp-config.php",
            "<?php\ndefine('DB_PASSWORD', getenv_docker('WORDPRESS_DB_PASSWORD', 'example password'));\n"
        ),
        new(
            "/var/www/config/database.php",
            "<?php return ['password' => env('DB_PASSWORD', ''), 'key' => env('APP_KEY')];"
        ),
        new("/root/.my.cnf", "[client]\nuser=root\nhost=db\nssl-key=/etc/mysql/client-key.pem\n"),
        new("/root/.netrc", "machine git.acme.example\n  login ci\n  password ${GIT_PASSWORD}\n"),
        new("/root/.ssh/authorized_keys", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + Random(43) + " dev@acme\n"),
        new(
            "/root/.ssh/known_hosts",
            "|1|" + Random(27) + "=|" + Random(27, 4) + "= ssh-rsa AAAAB3NzaC1yc2E" + Random(300, 3) + "\n"
        ),
        new("/root/.ssh/id_rsa.pub", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAB" + Random(300, 3) + " dev@acme\n"),
        new(
            "/root/.ssh/config",
            "Host git\n  IdentityFile ~/.ssh/id_ed25519\n  PasswordAuthentication no\n  PubkeyAuthentication yes\n"
        ),
        new(
            "/etc/ssh/sshd_config",
            "PermitRootLogin prohibit-password\nPasswordAuthentication no\nAuthorizedKeysFile .ssh/authorized_keys\nHostKey /etc/ssh/ssh_host_rsa_key\n"
        ),
        new(
            "/etc/ssl/certs/ca.pem",
            "-----BEGIN CERTIFICATE-----\n" + Random(64) + "\n" + Random(64, 3) + "\n-----END CERTIFICATE-----\n"
        ),
        new("/app/keys/pub.pem", "-----BEGIN PUBLIC KEY-----\n" + Random(64) + "\n-----END PUBLIC KEY-----\n"),
        new("/app/keys/dh.pem", "-----BEGIN DH PARAMETERS-----\n" + Random(64) + "\n-----END DH PARAMETERS-----\n"),
        new(
            "/app/keys/a.asc",
            "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n" + Random(64) + "\n=abcd\n-----END PGP PUBLIC KEY BLOCK-----\n"
        ),
        new(
            "/app/keys/README.md",
            "Put your key here:\n\n    -----BEGIN PRIVATE KEY-----\n    ...\n    -----END PRIVATE KEY-----\n"
        ),
        new(
            "/app/jwks.json",
            "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"2024\",\"use\":\"sig\",\"n\":\""
                + Random(300, 5)
                + "\",\"e\":\"AQAB\"}]}"
        ),
        new(
            "/app/package-lock.json",
            "{\"packages\":{\"node_modules/jsonwebtoken\":{\"version\":\"9.0.2\",\"integrity\":\"sha512-"
                + Random(86, 3)
                + "==\"},\"node_modules/token-types\":{\"version\":\"5.0.1\"}}}"
        ),
        new(
            "/app/yarn.lock",
            "js-tokens@^4.0.0:\n  version \"4.0.0\"\n  resolved \"https://registry.acme.example/js-tokens/-/js-tokens-4.0.0.tgz#"
                + Hex(40)
                + "\"\n"
        ),
        new(
            "/app/poetry.lock",
            "[[package]]\nname = \"keyring\"\nfiles = [{file = \"keyring.whl\", hash = \"sha256:"
                + Hex(64)
                + "\"}]\n[metadata]\ncontent-hash = \""
                + Hex(64, 4)
                + "\"\n"
        ),
        new("/app/go.sum", "github.com/golang-jwt/jwt v3.2.2 h1:" + Random(43) + "=\n"),
        new("/app/Cargo.lock", "[[package]]\nname = \"secrecy\"\nchecksum = \"" + Hex(64) + "\"\n"),
        new(
            "/app/packages.lock.json",
            "{\"dependencies\":{\"net10.0\":{\"Azure.Security.KeyVault.Secrets\":{\"resolved\":\"4.6.0\",\"contentHash\":\""
                + Random(86, 3)
                + "==\"}}}}"
        ),
        new(
            "/app/composer.lock",
            "{\"content-hash\":\""
                + Hex(32)
                + "\",\"packages\":[{\"name\":\"a/token\",\"source\":{\"reference\":\""
                + Hex(40)
                + "\"}}]}"
        ),
        new(
            "/app/src/auth.ts",
            "export const TOKEN_KEY = 'auth.token';\nconst password = form.get('password');\nif (!token) throw new Error('Token missing');\nlocalStorage.setItem('accessToken', token);\n"
        ),
        new(
            "/app/src/Login.cs",
            "public const string PasswordField = \"password\";\nvar secret = configuration[\"Jwt:Secret\"] ?? throw new InvalidOperationException(\"Jwt:Secret is missing\");\n"
        ),
        new(
            "/app/src/Login.java",
            "private static final String PASSWORD_PARAM = \"j_password\";\nString token = request.getHeader(\"X-Auth-Token\");\nchar[] password = console.readPassword();\n"
        ),
        new(
            "/app/src/auth.go",
            "secret := os.Getenv(\"APP_SECRET\")\nconst headerToken = \"X-Gitlab-Token\"\nvar errPassword = errors.New(\"wrong password\")\n"
        ),
        new(
            "/app/src/auth.rb",
            "password = ENV.fetch('DB_PASSWORD')\ntoken = SecureRandom.hex(32)\napi_key = Rails.application.credentials.stripe_api_key\n"
        ),
        new(
            "/app/src/auth.py",
            "password = getpass.getpass()\nsecret = secrets.token_urlsafe(32)\ntoken = request.headers.get('Authorization', '').removeprefix('Bearer ')\nTOKEN_URL = 'https://id.acme.example/token'\n"
        ),
        new(
            "/app/src/lexer.js",
            "var Token = { IDENTIFIER: 'identifier', KEYWORD: 'keyword', STRING: 'string-literal' };\nparser.token = TOKEN_BRACE_OPEN;\n"
        ),
        new(
            "/app/src/keys.js",
            "const keys = { enter: 'Enter', escape: 'Escape', arrowUp: 'ArrowUp' };\nconst sortKey = 'lastModifiedTimestamp';\nconst storageKey = 'app-settings-v2';\n"
        ),
        new(
            "/app/src/cache.py",
            "cache_key = 'user:profile:%s' % user_id\nprimary_key = 'order_id'\nforeign_key = 'orders.customer_id'\n"
        ),
        new(
            "/app/src/login.html",
            "<label for=\"password\">Password</label><input type=\"password\" name=\"password\" id=\"password\" placeholder=\"Enter your password\" autocomplete=\"current-password\">"
        ),
        new(
            "/app/src/Login.vue",
            "<template><el-input v-model=\"form.password\" type=\"password\" :placeholder=\"$t('password')\" /></template>"
        ),
        new(
            "/app/dist/main.min.js",
            "function n(e){return{type:\"password\",token:e.token,secret:void 0,apiKey:t.apiKey||\"\",password:!0}}"
        ),
        new("/app/src/user.test.js", "const user = { name: 'bob', password: 'password123', token: 'test-token' };\n"),
        new(
            "/usr/local/bin/docker-entrypoint.sh",
            "#!/bin/bash\nfile_env 'MYSQL_PASSWORD'\nif [ -z \"$MYSQL_ROOT_PASSWORD\" ]; then\n  echo >&2 'error: set MYSQL_ROOT_PASSWORD'\n  exit 1\nfi\nexport PGPASSWORD=\"$POSTGRES_PASSWORD\"\n"
        ),
        new(
            "/usr/local/bin/rotate.sh",
            "#!/bin/sh\nTOKEN=$(curl -s -X PUT http://169.254.169.254/latest/api/token -H 'X-aws-ec2-metadata-token-ttl-seconds: 21600')\ncurl -H \"X-aws-ec2-metadata-token: $TOKEN\" http://169.254.169.254/\nPASSWORD=`openssl rand -base64 24`\n"
        ),
        new(
            "/usr/local/bin/ask.sh",
            "read -s -p 'Password: ' PASSWORD\nPASSWORD_FILE=${PASSWORD_FILE:-/run/secrets/password}\n[ -r \"$PASSWORD_FILE\" ] && PASSWORD=$(< \"$PASSWORD_FILE\")\n"
        ),
        new(
            "/opt/scripts/login.ps1",
            "$cred = Get-Credential\n$password = Read-Host 'Password' -AsSecureString\n$token = (az account get-access-token | ConvertFrom-Json).accessToken\n"
        ),
        new(
            "/etc/systemd/system/app.service",
            "[Service]\nEnvironmentFile=/etc/app/secrets.env\nLoadCredential=db-password:/etc/creds/db\nExecStart=/app --token-file=/run/token\n"
        ),
        new(
            "/src/compose.yaml",
            "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db\n      POSTGRES_USER: ${DB_USER}\n      API_KEY: ${API_KEY:?set it}\nsecrets:\n  db:\n    file: ./db.txt\n"
        ),
        new(
            "/src/.gitlab-ci.yml",
            "deploy:\n  script:\n    - docker login -u $CI_REGISTRY_USER -p $CI_REGISTRY_PASSWORD $CI_REGISTRY\n  id_tokens:\n    VAULT_ID_TOKEN:\n      aud: https://vault.acme.example\n"
        ),
        new(
            "/src/.github/workflows/ci.yml",
            "jobs:\n  a:\n    permissions: { id-token: write }\n    env:\n      TOKEN: ${{ secrets.DEPLOY_TOKEN }}\n    steps:\n    - uses: actions/checkout@"
                + Hex(40)
                + "\n"
        ),
        new(
            "/src/Dockerfile",
            "FROM alpine\nARG NPM_TOKEN\nRUN --mount=type=secret,id=npm npm ci\nENV PASSWORD_FILE=/run/secrets/p\n"
        ),
        new(
            "/src/Jenkinsfile",
            "withCredentials([string(credentialsId: 'nexus-password', variable: 'NEXUS_PASSWORD')]) { sh 'curl -u ci:$NEXUS_PASSWORD https://a' }"
        ),
        new("/src/ansible/vault.yml", "$ANSIBLE_VAULT;1.1;AES256\n" + Hex(80) + "\n" + Hex(80, 3) + "\n"),
        new(
            "/src/ansible/all.yml",
            "db_password: \"{{ lookup('env', 'DB_PASSWORD') }}\"\nvault_token: \"{{ vault_db_token }}\"\n"
        ),
        new(
            "/src/openapi.yaml",
            "components:\n  securitySchemes:\n    apiKey:\n      type: apiKey\n      name: X-API-Key\n      in: header\n  schemas:\n    Login:\n      properties:\n        password:\n          type: string\n          format: password\n          example: s3cr3t\n"
        ),
        new(
            "/src/schema.json",
            "{\"properties\":{\"password\":{\"type\":\"string\",\"minLength\":8},\"clientSecret\":{\"$ref\":\"#/definitions/secret\"}},\"required\":[\"password\",\"token\"]}"
        ),
        new(
            "/src/schema.graphql",
            "type Mutation {\n  login(email: String!, password: String!): Token!\n  resetPassword(token: String!, password: String!): Boolean\n}\n"
        ),
        new(
            "/src/schema.sql",
            "CREATE TABLE users (id int, password varchar(255) NOT NULL, api_token char(64), secret_key text DEFAULT NULL);\n"
        ),
        new(
            "/src/migrate.sql",
            "ALTER TABLE tokens ADD CONSTRAINT pk_tokens PRIMARY KEY (token_id);\nUPDATE users SET password = crypt(password, gen_salt('bf'));\n"
        ),
        new(
            "/src/README.md",
            "## Login\n\nSet `DB_PASSWORD=<password>` and `API_KEY=YOUR_API_KEY`, e.g.\n\n    curl -u user:password https://api.acme.example\n    export TOKEN=abc123\n"
        ),
        new(
            "/usr/share/doc/curl/MANUAL.md",
            "curl --user name:password http://www.example.com\ncurl -u daniel:secret ftp://ftp.example.com/\nhttp://user:password@example.com/\n"
        ),
        new("/usr/share/man/man5/netrc.5", ".B machine host.example.com login myself password mysecret\n"),
        new("/app/node_modules/pg/README.md", "postgresql://dbuser:secretpassword@database.server.com:3211/mydb\n"),
        new(
            "/app/node_modules/tokenizer/index.js",
            "exports.token = 'punctuation';\nconst SECRET = Symbol('secret');\nmodule.exports.apiKeyHeader = 'x-api-key';\n"
        ),
        new(
            "/usr/lib/python3/dist-packages/requests/auth.py",
            "def _basic_auth_str(username, password):\n    password = str(password)\n    authstr = 'Basic ' + to_native_string(b64encode(b':'.join((username, password))))\n"
        ),
        new(
            "/usr/share/dotnet/sdk/10.0.1/Microsoft.Common.targets",
            "<PropertyGroup><PublicKeyToken>b03f5f7f11d50a3a</PublicKeyToken><AssemblyOriginatorKeyFile>key.snk</AssemblyOriginatorKeyFile><PublicKey>"
                + Hex(320)
                + "</PublicKey></PropertyGroup>"
        ),
        new(
            "/app/App.dll.config",
            "<configuration><runtime><assemblyIdentity name=\"a\" publicKeyToken=\"b77a5c561934e089\" culture=\"neutral\"/></runtime><appSettings><add key=\"PasswordPolicy\" value=\"Strong\"/></appSettings></configuration>"
        ),
        new(
            "/etc/pam.d/common-password",
            "password [success=1 default=ignore] pam_unix.so obscure yescrypt\npassword requisite pam_deny.so\n"
        ),
        new("/etc/login.defs", "PASS_MAX_DAYS 99999\nPASS_MIN_DAYS 0\nPASS_WARN_AGE 7\nENCRYPT_METHOD YESCRYPT\n"),
        new("/etc/passwd", "root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534:nobody:/:/usr/sbin/nologin\n"),
        new("/etc/shadow", "root:*:19000:0:99999:7:::\ndaemon:!:19000:0:99999:7:::\napp:!!:19000::::::\n"),
        new(
            "/etc/debconf.conf",
            "Name: passwords\nDriver: File\nMode: 600\nFilename: /var/cache/debconf/passwords.dat\nAccept-Type: password\n"
        ),
        new("/etc/nsswitch.conf", "passwd: files systemd\nshadow: files\n"),
        new("/etc/redis/redis.conf", "# requirepass foobared\nprotected-mode yes\n# masterauth <master-password>\n"),
        new("/etc/mysql/my.cnf", "[mysqld]\ndefault_authentication_plugin=caching_sha2_password\nskip-name-resolve\n"),
        new(
            "/etc/postgresql/pg_hba.conf",
            "local all all peer\nhost all all 127.0.0.1/32 scram-sha-256\nhost replication all ::1/128 password\n"
        ),
        new(
            "/etc/nginx/nginx.conf",
            "ssl_certificate_key /etc/ssl/private/a.key;\nauth_basic_user_file /etc/nginx/.htpasswd;\nssl_password_file /etc/keys/p;\nproxy_set_header X-Token $http_x_token;\nssl_session_tickets off;\n"
        ),
        new(
            "/etc/grafana/grafana.ini",
            "[security]\n;admin_password = admin\nadmin_password = $__file{/run/secrets/grafana}\n"
        ),
        new(
            "/etc/prometheus/prometheus.yml",
            "basic_auth:\n  username: a\n  password_file: /etc/prom/pass\nauthorization:\n  credentials_file: /etc/prom/token\n"
        ),
        new(
            "/etc/ssl/openssl.cnf",
            "default_keyfile = privkey.pem\n# input_password = secret\nchallengePassword = A challenge password\nchallengePassword_min = 4\n"
        ),
        new(
            "/app/config/log.json",
            "{\"redact\":[\"password\",\"token\",\"req.headers.authorization\"],\"level\":\"info\"}"
        ),
        new(
            "/app/config/oidc.json",
            "{\"token_endpoint\":\"https://id/token\",\"grant_types\":[\"password\",\"refresh_token\"],\"token_endpoint_auth_methods_supported\":[\"client_secret_basic\",\"private_key_jwt\"]}"
        ),
        new(
            "/app/google-services.json",
            "{\"project_info\":{\"project_number\":\"123456789012\"},\"client\":[{\"oauth_client\":[],\"client_info\":{\"mobilesdk_app_id\":\"1:1:android:1\"}}]}"
        ),
        new("/app/.vscode/launch.json", "{\"env\":{\"TOKEN\":\"${env:TOKEN}\",\"PASSWORD\":\"${input:password}\"}}"),
        new(
            "/app/.pre-commit-config.yaml",
            "- repo: https://github.com/Yelp/detect-secrets\n  hooks:\n  - id: detect-secrets\n    args: [--baseline, .secrets.baseline]\n"
        ),
        new(
            "/app/.secrets.baseline",
            "{\"results\":{\"a.py\":[{\"type\":\"Secret Keyword\",\"hashed_secret\":\""
                + Hex(40)
                + "\",\"line_number\":3}]}}"
        ),
        new(
            "/var/log/auth.log",
            "sshd[1]: Failed password for invalid user admin from 10.0.0.1 port 22 ssh2\nsshd[2]: Accepted publickey for dev: ED25519 SHA256:"
                + Random(43)
                + "\n"
        ),
        new(
            "/root/.bash_history",
            "passwd app\nsudo -u postgres psql\nexport TOKEN=$(cat token)\nssh -i key.pem host\n"
        ),
        new(
            "/app/CHANGELOG.md",
            "- fix: token refresh (" + Hex(40) + ")\n- feat(auth)!: password: now hashed by argon2id\n"
        ),
        new(
            "/app/build-info.json",
            "{\"commit\":\"" + Hex(40, 3) + "\",\"buildKey\":\"SHOP-MAIN-4711\",\"digest\":\"sha256:" + Hex(64) + "\"}"
        ),
        new(
            "/app/Resources.resx",
            "<data name=\"Password\"><value>Contraseña</value></data><data name=\"TokenInvalid\"><value>El token no es válido</value></data>"
        ),
        new(
            "/app/strings.xml",
            "<resources><string name=\"password\">Hasło</string><string name=\"api_key_hint\">Wpisz klucz</string></resources>"
        ),
    ];
}
