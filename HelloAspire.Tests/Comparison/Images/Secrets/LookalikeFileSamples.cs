using static HelloAspire.Tests.Comparison.Images.Secrets.SecretSample;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>What stands in the same files where no secret is: pointers, placeholders, vocabulary, checksums and what packages bring.</summary>
internal static class LookalikeFileSamples
{
    public static IEnumerable<SecretSample> All { get; } =
    [
        new(
            "/app/package-lock.json",
            "{\"packages\":{\"node_modules/a\":{\"version\":\"1.0.0\",\"integrity\":\"sha512-"
                + Base64(Random(64))
                + "\"}}}"
        ),
        new(
            "/app/yarn.lock",
            $"a@^1.0.0:\n  version \"1.0.0\"\n  resolved \"https://registry.yarnpkg.com/a/-/a-1.0.0.tgz#{Hex(40)}\"\n"
        ),
        new(
            "/app/pnpm-lock.yaml",
            $"packages:\n  jsonwebtoken@9.0.0:\n    resolution: {{integrity: sha512-{Base64(Random(64))}}}\n"
        ),
        new(
            "/app/poetry.lock",
            $"[[package]]\nname = \"pytoken\"\nfiles = [{{file = \"a.whl\", hash = \"sha256:{Hex(64)}\"}}]\n"
        ),
        new("/app/Cargo.lock", $"[[package]]\nname = \"secrecy\"\nchecksum = \"{Hex(64)}\"\n"),
        new("/app/go.sum", $"github.com/a/token v1.0.0 h1:{Base64(Random(32))}\n"),
        new(
            "/app/packages.lock.json",
            "{\"dependencies\":{\"net10.0\":{\"A.Token\":{\"contentHash\":\"" + Base64(Random(64)) + "\"}}}}"
        ),
        new(
            "/app/hello.deps.json",
            "{\"libraries\":{\"Azure.Security.KeyVault.Secrets/4.6.0\":{\"type\":\"package\",\"sha512\":\"sha512-"
                + Base64(Random(64))
                + "\"}}}"
        ),
        new("/app/SHA256SUMS", $"{Hex(64)}  token.bin\n{Hex(64, 5)}  secret-service.tar.gz\n"),
        new(
            "/usr/share/man/man1/passwd.1",
            ".TH PASSWD 1\n.SH NAME\npasswd \\- change user password\n.TP\n\\-\\-password PASSWORD\n"
        ),
        new(
            "/usr/share/locale/de/LC_MESSAGES/a.po",
            "msgid \"Password:\"\nmsgstr \"Passwort:\"\nmsgid \"Enter token\"\nmsgstr \"Token eingeben\"\n"
        ),
        new(
            "/app/locales/en.json",
            "{\"password\":\"Password\",\"passwordRepeat\":\"Repeat your password\",\"apiKey\":\"API key\",\"token\":\"Access token\",\"secret\":\"Client secret\"}"
        ),
        new(
            "/app/i18n/de.yml",
            "de:\n  password: Kennwort\n  forgot_password: Kennwort-vergessen?\n  api_key: API-Schlüssel\n"
        ),
        new(
            "/app/Resources.de.resx",
            "<data name=\"Password\" xml:space=\"preserve\"><value>Passwort</value></data><data name=\"ResetToken\"><value>Zurücksetzen</value></data>"
        ),
        new(
            "/app/messages.properties",
            "login.password=Password\nlogin.password.invalid=Wrong user name or password.\nerror.token=Token expired\n"
        ),
        new(
            "/app/static/app.min.js",
            "!function(e){var t=e.password,n=e.token||\"\";t&&(a.secret=n);var r={password:function(){return o},token:i.getToken(),apiKey:s[0]};e.exports=r}(window);"
        ),
        new(
            "/app/static/vendor.js",
            "const inputTypes={password:\"password\",email:\"email\",text:\"text\"};form.autocomplete=\"current-password\";"
        ),
        new(
            "/app/login.html",
            "<label for=\"password\">Password</label><input type=\"password\" name=\"password\" placeholder=\"Your password\" autocomplete=\"current-password\">"
        ),
        new("/app/Login.razor", "<InputText type=\"password\" @bind-Value=\"Model.Password\" />"),
        new(
            "/app/openapi.json",
            "{\"components\":{\"securitySchemes\":{\"apiKey\":{\"type\":\"apiKey\",\"name\":\"X-Api-Key\",\"in\":\"header\"}},\"schemas\":{\"Login\":{\"properties\":{\"password\":{\"type\":\"string\",\"format\":\"password\"}}}}}}"
        ),
        new("/app/schema.graphql", "type Mutation { login(password: String!, token: ID): Session }\n"),
        new(
            "/app/migrations/0001.sql",
            "CREATE TABLE users (id int, password varchar(255) NOT NULL, api_key char(40), token text DEFAULT '');\n"
        ),
        new(
            "/app/schema.sql",
            "ALTER TABLE users ADD COLUMN password_hash text; GRANT ALL ON d TO app;\nALTER ROLE app WITH PASSWORD NULL;\n"
        ),
        new(
            "/docker-entrypoint-initdb.d/a.sql",
            "CREATE USER app WITH PASSWORD :'app_password';\nCREATE USER b IDENTIFIED BY '${B_PASSWORD}';\n"
        ),
        new(
            "/app/model.py",
            "class Login(BaseModel):\n    password: SecretStr\n    token: str | None = None\n    api_key: str = Field(default_factory=new_key)\n"
        ),
        new(
            "/app/app.py",
            "password = os.environ['DB_PASSWORD']\ntoken = request.headers.get('Authorization')\nsecret = getpass.getpass('Password: ')\napi_key = settings.API_KEY\n"
        ),
        new(
            "/app/main.go",
            "password := os.Getenv(\"DB_PASSWORD\")\ntoken := r.Header.Get(\"X-Token\")\nvar secretKey = flag.String(\"secret-key\", \"\", \"the secret key\")\n"
        ),
        new(
            "/app/index.js",
            "const password = process.env.DB_PASSWORD;\nconst token = await getToken();\nconst apiKey = config.get('apiKey');\n"
        ),
        new(
            "/app/Program.cs",
            "var password = builder.Configuration[\"Db:Password\"];\nconst string TokenHeader = \"X-Auth-Token\";\nbuilder.AddParameter(\"password\", secret: true);\n"
        ),
        new(
            "/app/config.rb",
            "password = ENV.fetch('DB_PASSWORD')\nconfig.filter_parameters += [:password, :token, :secret, :api_key]\n"
        ),
        new(
            "/var/www/config/app.php",
            "<?php return ['key' => env('APP_KEY'), 'cipher' => 'AES-256-CBC', 'password' => env('DB_PASSWORD', '')];\n"
        ),
        new(
            "/var/www/config/auth.php",
            "<?php return ['defaults' => ['guard' => 'web', 'passwords' => 'users'], 'passwords' => ['users' => ['table' => 'password_reset_tokens', 'expire' => 60]]];\n"
        ),
        new(
            "/var/www/html/wp-config-sample.php",
            "<?php\ndefine( 'DB_PASSWORD', 'password_here' );\ndefine( 'AUTH_KEY', 'put your unique phrase here' );\n"
        ),
        new(
            "/var/www/html/wp-config.php",
            "<?php\ndefine('DB_PASSWORD', getenv_docker('WORDPRESS_DB_PASSWORD', 'example password'));\ndefine('AUTH_KEY', getenv('AUTH_KEY'));\n"
        ),
        new(
            "/app/settings.py",
            "SECRET_KEY = os.environ.get('SECRET_KEY')\nAUTH_PASSWORD_VALIDATORS = [{'NAME': 'django.contrib.auth.password_validation.MinimumLengthValidator'}]\nCSRF_COOKIE_NAME = 'csrftoken'\n"
        ),
        new("/app/config/secrets.yml", "production:\n  secret_key_base: <%= ENV[\"SECRET_KEY_BASE\"] %>\n"),
        new(
            "/app/config/database.yml",
            "production:\n  adapter: postgresql\n  username: a\n  password: <%= ENV['DB_PASSWORD'] %>\ntest:\n  password:\n"
        ),
        new("/app/config/credentials.yml.enc", $"{Base64(Random(60))}--{Base64(Random(12))}--{Base64(Random(16))}"),
        new(
            "/app/application.yml",
            "spring:\n  datasource:\n    password: ${DB_PASSWORD}\n  security:\n    oauth2:\n      client:\n        provider:\n          a:\n            token-uri: https://login.example.org/token\n"
        ),
        new(
            "/app/application.properties",
            "spring.datasource.password=${DB_PASSWORD:}\nserver.ssl.key-store=classpath:keystore.p12\nspring.jpa.hibernate.naming.physical-strategy=x\n"
        ),
        new("/srv/application.yml", $"spring:\n  datasource:\n    password: '{{cipher}}{Hex(64)}'\n"),
        new("/srv/jasypt.properties", $"db.password=ENC({Base64(Random(24))})\n"),
        new(
            "/app/secrets.enc.yaml",
            $"db:\n  password: ENC[AES256_GCM,data:{Base64(Random(12))},iv:{Base64(Random(32))},tag:{Base64(Random(16))},type:str]\nsops:\n  age: []\n"
        ),
        new("/ansible/group_vars/vault.yml", "$ANSIBLE_VAULT;1.1;AES256\n" + Hex(80) + "\n" + Hex(80, 7) + "\n"),
        new(
            "/ansible/site.yml",
            "- hosts: all\n  vars:\n    ansible_password: \"{{ vault_password }}\"\n    db_password: \"{{ lookup('env', 'DB_PASSWORD') }}\"\n"
        ),
        new(
            "/manifests/sealed.yaml",
            $"kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgB{Base64(Random(120))}\n"
        ),
        new(
            "/manifests/external.yaml",
            "kind: ExternalSecret\nspec:\n  secretStoreRef:\n    name: vault\n  data:\n  - secretKey: password\n    remoteRef:\n      key: prod/db\n      property: password\n"
        ),
        new(
            "/manifests/deploy.yaml",
            "env:\n- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: db-credentials\n      key: password\nimagePullSecrets:\n- name: regcred\n"
        ),
        new(
            "/manifests/sa.yaml",
            "kind: Secret\ntype: kubernetes.io/service-account-token\nmetadata:\n  name: build-token\n  annotations:\n    kubernetes.io/service-account.name: build\n"
        ),
        new("/manifests/tls.yaml", "kind: Secret\ntype: kubernetes.io/tls\ndata:\n  tls.crt: \"\"\n  tls.key: \"\"\n"),
        new("/app/templates/secret.yaml", "kind: Secret\ndata:\n  password: {{ .Values.password | b64enc | quote }}\n"),
        new(
            "/app/values.yaml",
            "auth:\n  enabled: true\n  existingSecret: \"\"\n  password: \"\"\n  secretKeys:\n    adminPasswordKey: postgres-password\n"
        ),
        new(
            "/infra/variables.tf",
            "variable \"db_password\" {\n  type      = string\n  sensitive = true\n  description = \"The password of the database.\"\n}\n"
        ),
        new(
            "/infra/main.tf",
            "resource \"x\" \"y\" {\n  password = var.db_password\n  token    = data.vault.x.data[\"token\"]\n  secret   = random_password.p.result\n}\n"
        ),
        new(
            "/infra/.terraform.lock.hcl",
            $"provider \"x\" {{\n  hashes = [\n    \"h1:{Base64(Random(32))}\",\n    \"zh:{Hex(64)}\",\n  ]\n}}\n"
        ),
        new(
            "/root/.docker/config.json",
            "{\"auths\":{\"https://index.docker.io/v1/\":{}},\"credsStore\":\"pass\",\"credHelpers\":{\"ecr\":\"ecr-login\"}}"
        ),
        new(
            "/root/.kube/config",
            "users:\n- name: a\n  user:\n    exec:\n      command: aws\n      args: [eks, get-token]\n    tokenFile: /var/run/token\n    client-key: /k.pem\n"
        ),
        new(
            "/root/.aws/config",
            "[profile a]\nregion = eu-west-1\nrole_arn = arn:aws:iam::123456789012:role/a\ncredential_source = Ec2InstanceMetadata\nsso_start_url = https://a.awsapps.com/start\n"
        ),
        new(
            "/root/.aws/credentials",
            "[default]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY\n"
        ),
        new("/home/a/.aws/credentials", "[default]\ncredential_process = /opt/bin/creds --user a\n"),
        new(
            "/root/.config/gcloud/wif.json",
            "{\"type\":\"external_account\",\"audience\":\"//iam.googleapis.com/projects/1/x\",\"token_url\":\"https://sts.googleapis.com/v1/token\",\"credential_source\":{\"file\":\"/var/run/token\"}}"
        ),
        new("/root/.config/gh/hosts.yml", "github.com:\n    user: bob\n    git_protocol: ssh\n"),
        new(
            "/root/.npmrc",
            "//npm.example.org/:_authToken=${NODE_AUTH_TOKEN}\n//b/:tokenHelper=/usr/bin/t\n; _auth=abc\n"
        ),
        new("/app/.yarnrc.yml", "npmAuthToken: \"${NPM_TOKEN-}\"\nnpmAlwaysAuth: true\n"),
        new("/root/.pypirc", "[pypi]\nusername = __token__\npassword = %(PYPI_TOKEN)s\n"),
        new(
            "/etc/pip.conf",
            "[global]\nindex-url = https://pypi.example.org/simple\ntrusted-host = pypi.example.org\nkeyring-provider = subprocess\n"
        ),
        new(
            "/root/.nuget/NuGet/NuGet.Config",
            "<configuration><packageSources><add key=\"nuget.org\" value=\"https://api.nuget.org/v3/index.json\" protocolVersion=\"3\" /></packageSources><packageSourceCredentials><corp><add key=\"Username\" value=\"ci\" /><add key=\"ClearTextPassword\" value=\"%CORP_TOKEN%\" /></corp></packageSourceCredentials></configuration>"
        ),
        new(
            "/root/.m2/settings.xml",
            "<settings><servers><server><id>a</id><username>${env.U}</username><password>${env.MAVEN_PASSWORD}</password></server></servers></settings>"
        ),
        new(
            "/root/.gradle/gradle.properties",
            "org.gradle.jvmargs=-Xmx2g\nsigning.keyId=\nsigning.password=\nsigning.secretKeyRingFile=/k.gpg\n"
        ),
        new(
            "/app/build.gradle.kts",
            "credentials {\n  username = System.getenv(\"U\")\n  password = providers.gradleProperty(\"nexusPassword\").get()\n}\n"
        ),
        new("/root/.netrc", "machine git.example.org login ci\n# password is asked for\n"),
        new("/root/.pgpass", "# host:port:database:user:password\n"),
        new(
            "/root/.my.cnf",
            "[client]\nuser=root\npassword=\nsocket=/run/mysqld/mysqld.sock\n[mysqld]\ndefault_password_lifetime=0\n"
        ),
        new("/root/.s3cfg", "[default]\naccess_key =\nsecret_key =\nuse_https = True\n"),
        new(
            "/root/.bash_history",
            "ls\npasswd root\nexport DB_PASSWORD=$(cat /run/secrets/db)\nvault token lookup\nssh -p 2222 u@h\nmysql -u root -p\n"
        ),
        new(
            "/root/.bashrc",
            "export PATH=$PATH:/opt/bin\nexport GPG_TTY=$(tty)\n# export GITHUB_TOKEN=<your token>\n[ -f ~/.token ] && export TOKEN=$(cat ~/.token)\n"
        ),
        new("/etc/passwd", "root:x:0:0:root:/root:/bin/bash\napp:x:1654:1654::/home/app:/bin/sh\n"),
        new("/etc/shadow", "root:*:19700:0:99999:7:::\ndaemon:!:19700::::::\napp:!!:19700::::::\nb:!*:19700::::::\n"),
        new("/etc/gshadow", "root:*::\nshadow:!::app\n"),
        new(
            "/etc/redis/redis.conf",
            "# requirepass foobared\nprotected-mode yes\n# masterauth <master-password>\ntls-key-file /k.pem\n"
        ),
        new(
            "/etc/grafana/grafana.ini",
            "[security]\n;admin_password = admin\n;secret_key = SW2YcwTIb9zpOOhoPsMm\n[auth]\ntoken_rotation_interval_minutes = 10\n"
        ),
        new(
            "/etc/rabbitmq/rabbitmq.conf",
            "# default_pass = guest\nloopback_users.guest = false\nauth_mechanisms.1 = PLAIN\n"
        ),
        new(
            "/etc/mysql/my.cnf",
            "[mysqld]\ndefault_authentication_plugin = mysql_native_password\nvalidate_password.policy = MEDIUM\nskip-name-resolve\n"
        ),
        new(
            "/etc/postgresql/postgresql.conf",
            "password_encryption = scram-sha-256\nssl_key_file = '/etc/ssl/private/k.key'\n#ssl_passphrase_command = ''\n"
        ),
        new(
            "/etc/postgresql/pg_hba.conf",
            "host all all 0.0.0.0/0 password\nhost all all ::/0 md5\nlocal all all trust\n"
        ),
        new(
            "/etc/ssh/sshd_config",
            "PasswordAuthentication no\nPermitEmptyPasswords no\nHostKey /etc/ssh/ssh_host_rsa_key\nAuthorizedKeysFile .ssh/authorized_keys\n"
        ),
        new("/etc/nsswitch.conf", "passwd: files systemd\nshadow: files\ngshadow: files\n"),
        new("/etc/sudoers", "Defaults passwd_tries=3, passwd_timeout=1\napp ALL=(ALL) NOPASSWD: ALL\n"),
        new(
            "/etc/nginx/nginx.conf",
            "ssl_certificate_key /etc/ssl/k.pem;\nproxy_set_header Authorization $http_authorization;\nauth_basic_user_file /run/secrets/htpasswd;\nssl_session_tickets off;\n"
        ),
        new("/etc/openvpn/client.conf", "client\nauth-user-pass\nkey client.key\ntls-auth ta.key 1\n"),
        new(
            "/etc/wpa_supplicant/wpa_supplicant.conf",
            "ctrl_interface=/run/wpa\nnetwork={\n  ssid=\"open\"\n  key_mgmt=NONE\n}\n"
        ),
        new(
            "/etc/wireguard/wg0.conf",
            $"[Interface]\nPostUp = wg set %i private-key /run/secrets/wg\n[Peer]\nPublicKey = {Base64(Random(32))}\n"
        ),
        new(
            "/etc/prometheus/prometheus.yml",
            "scrape_configs:\n- job_name: a\n  basic_auth:\n    username: u\n    password_file: /run/secrets/p\n  authorization:\n    credentials_file: /t\n"
        ),
        new("/etc/docker/daemon.json", "{\"tlskey\":\"/etc/docker/k.pem\",\"authorization-plugins\":[\"a\"]}"),
        new(
            "/app/docker-compose.yml",
            "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db\n      POSTGRES_USER: a\nsecrets:\n  db:\n    file: ./db.txt\n"
        ),
        new(
            "/app/compose.yaml",
            "services:\n  db:\n    environment:\n      - MYSQL_ROOT_PASSWORD=${MYSQL_ROOT_PASSWORD:?required}\n      - MYSQL_ALLOW_EMPTY_PASSWORD=no\n"
        ),
        new(
            "/app/.github/workflows/ci.yml",
            "env:\n  NPM_TOKEN: ${{ secrets.NPM_TOKEN }}\npermissions:\n  id-token: write\n"
        ),
        new(
            "/app/.gitlab-ci.yml",
            "script:\n  - docker login -u $CI_REGISTRY_USER -p $CI_REGISTRY_PASSWORD $CI_REGISTRY\nid_tokens:\n  T:\n    aud: https://a\n"
        ),
        new(
            "/app/azure-pipelines.yml",
            "steps:\n- script: a\n  env:\n    TOKEN: $(System.AccessToken)\n    PASSWORD: $(dbPassword)\n"
        ),
        new(
            "/app/Jenkinsfile",
            "withCredentials([string(credentialsId: 'sonar-token', variable: 'SONAR_TOKEN')]) { sh 'x' }\n"
        ),
        new("/app/.env.template", "DB_PASSWORD=your-db-password\nAPI_KEY=<api-key>\nJWT_SECRET=generate-me\n"),
        new("/app/.env.dist", "APP_SECRET=ThisTokenIsNotSoSecretChangeIt\n"),
        new(
            "/app/.env",
            "DB_PASSWORD=\"\"\nAPI_KEY=''\nTOKEN_URL=https://a.example.org/token\nSECRET_KEY_FILE=/run/secrets/k\nPASSWORD_MIN=8\n"
        ),
        new("/app/.env.test", "DB_PASSWORD=test\nAPI_KEY=test-key\nSECRET=secret\n"),
        new(
            "/app/appsettings.json",
            "{\"Jwt\":{\"Key\":\"<set in user secrets>\",\"Issuer\":\"https://a\"},\"ConnectionStrings\":{\"Db\":\"Server=db;User Id=a;Password={password}\"},\"KeyVault\":{\"Name\":\"kv\",\"SecretName\":\"db-password\"}}"
        ),
        new(
            "/app/appsettings.Production.json",
            "{\"ConnectionStrings\":{\"Db\":\"Data Source=/data/app.db\",\"Blob\":\"https://a.blob.core.windows.net/\",\"Cache\":\"cache:6379,abortConnect=false\"},\"Passwords\":{\"RequiredLength\":12,\"RequireDigit\":true}}"
        ),
        new(
            "/app/web.config",
            "<configuration><connectionStrings><add name=\"d\" connectionString=\"Data Source=db;Integrated Security=True\" /></connectionStrings><system.web><machineKey validationKey=\"AutoGenerate,IsolateApps\" /></system.web></configuration>"
        ),
        new(
            "/app/Contoso.dll.config",
            "<add key=\"PasswordFormat\" value=\"Hashed\" /><add key=\"TokenLifetime\" value=\"00:20:00\" /><assemblyIdentity name=\"A\" publicKeyToken=\"b03f5f7f11d50a3a\" />"
        ),
        new(
            "/app/Contoso.xml",
            "<member name=\"P:A.Password\"><summary>The password.</summary></member><member name=\"M:A.Token(System.String)\"><param name=\"secret\">a</param></member>"
        ),
        new(
            "/app/README.md",
            "Set `DB_PASSWORD=mysecretpassword` and run:\n\n    curl -H \"Authorization: Bearer $TOKEN\" http://localhost\n"
        ),
        new(
            "/app/node_modules/pg/README.md",
            "const c = new Client({ user: 'dbuser', password: 'secretpassword', host: 'h' })\n"
        ),
        new(
            "/app/node_modules/jsonwebtoken/test/a.js",
            $"const token = 'eyJhbGciOiJIUzI1NiJ9.{Random(60)}.{Random(43)}';\n"
        ),
        new(
            "/usr/lib/python3/dist-packages/botocore/data/iam/examples-1.json",
            "{\"SecretAccessKey\":\"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\",\"AccessKeyId\":\"AKIAIOSFODNN7EXAMPLE\"}"
        ),
        new(
            "/usr/lib/python3.11/http/client.py",
            "headers['Authorization'] = 'Basic ' + token\npassword = unquote(password)\n"
        ),
        new("/usr/lib/python3.11/__pycache__/netrc.cpython-311.pyc", "password\0account\0machine\0login\0default"),
        new("/usr/share/bash-completion/completions/curl", "--password --token --user) COMPREPLY=(); ;;\n"),
        new("/usr/share/perl5/Net/Netrc.pm", "machine ftp.example.org login anonymous password me@example.org\n"),
        new("/usr/share/doc/libcurl/examples/https.c", "curl_easy_setopt(c, CURLOPT_USERPWD, \"user:password\");\n"),
        new(
            "/usr/local/lib/node_modules/npm/docs/content/using-npm/config.md",
            "//registry.npmjs.org/:_authToken=MYTOKEN\n"
        ),
        new(
            "/app/jwt.txt",
            "The example of jwt.io: eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c\n"
        ),
        new(
            "/app/azurite.txt",
            "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;\n"
        ),
        new("/app/stripe.md", "curl https://api.stripe.com/v1/charges -u sk_test_4eC39HqLyjWDarjtT1zdp7dc:\n"),
        new("/app/image.svg", $"<svg><image href=\"data:image/png;base64,{Base64(Random(300))}\"/></svg>"),
        new("/app/font.css", $"@font-face{{src:url(data:font/woff2;base64,d09GMgABAAAAA{Random(300)})}}\n"),
        new(
            "/app/bundle.js.map",
            "{\"version\":3,\"sources\":[\"token.ts\"],\"names\":[\"password\",\"secret\"],\"mappings\":\""
                + Random(300)
                + "\"}"
        ),
        new("/app/uuids.csv", $"id,token_id\n1,{Guid.Parse(Hex(32))}\n2,{Guid.Parse(Hex(32, 5))}\n"),
        new(
            "/app/build.json",
            "{\"commit\":\"" + Hex(40) + "\",\"etag\":\"" + Hex(32) + "\",\"cacheKey\":\"" + Hex(64) + "\"}"
        ),
        new("/var/lib/dpkg/info/passwd.md5sums", $"{Hex(32)}  usr/bin/passwd\n{Hex(32, 5)}  usr/bin/chage\n"),
        new(
            "/var/lib/dpkg/status",
            "Package: libsecret-1-0\nVersion: 0.20\nDescription: Secret store\n password: keeps passwords, tokens and keys\n"
        ),
        new("/lib/apk/db/installed", $"C:Q1{Base64(Random(20))}\nP:ca-certificates\nV:1\n"),
        new(
            "/etc/apk/keys/alpine-devel.rsa.pub",
            $"-----BEGIN PUBLIC KEY-----\n{Random(64)}\n-----END PUBLIC KEY-----\n"
        ),
        new("/etc/ssl/openssl.cnf", "[insta]\nref = 3078\nsecret = pass:insta\n[pbm]\nsecret = $insta::secret\n"),
        new("/etc/machine-id", $"{Hex(32)}\n"),
    ];
}
