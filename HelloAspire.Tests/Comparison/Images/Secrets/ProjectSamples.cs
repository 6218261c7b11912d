using System.Text;
using static HelloAspire.Tests.Comparison.Images.Secrets.SecretSample;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>Files with secrets of projects of all trades, written before the rules were read.</summary>
internal static class ProjectSamples
{
    private const string Human = "Kirschbaum_88!";
    private const string Word = "hunter2hunter2";
    private static readonly string P = Random(16, 41);
    private static readonly string T = Random(40, 53);
    private static readonly string H = Hex(40, 7);
    private static readonly string Jwt =
        $"{Base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}").TrimEnd('=')}.{Base64("{\"sub\":\"4711\",\"role\":\"admin\"}").TrimEnd('=')}.{Random(43, 6)}";

    public static IEnumerable<SecretSample> Positive { get; } =
    [
        new(
            "/home/node/.gitconfig",
            $"[url \"https://ci:{P}@git.acme.example/\"]\n\tinsteadOf = https://git.acme.example/\n",
            P
        ),
        new(
            "/src/.git/config",
            $"[remote \"origin\"]\n\turl = https://gitlab-ci-token:{P}@gitlab.acme.example/a/b.git\n",
            P
        ),
        new("/root/.config/git/credentials", $"https://dev%40acme.example:{P}@git.acme.example\n", P),
        new(
            "/root/.config/gh/hosts.yml",
            $"github.com:\n    user: dev\n    oauth_token: gho_{Random(36, 4)}\n",
            Random(36, 4)
        ),
        new(
            "/root/.config/glab-cli/config.yml",
            $"hosts:\n  gitlab.acme.example:\n    token: {P}\n    api_host: gitlab.acme.example\n",
            P
        ),
        new(
            "/srv/web/.npmrc",
            $"registry=https://npm.acme.example/\n//npm.acme.example/:_password={Base64(P)}\n//npm.acme.example/:username=ci\n",
            Base64(P)
        ),
        new("/srv/api/.yarnrc.yml", $"npmScopes:\n  acme:\n    npmAuthIdent: \"ci:{P}\"\n", P),
        new(
            "/root/.config/pip/pip.conf",
            $"[global]\r\nextra-index-url = https://ci:{P}@pypi.acme.example/simple\r\n",
            P
        ),
        new(
            "/root/.pypirc",
            $"[acme]\nrepository: https://pypi.acme.example\nusername: ci\npassword: {Human}\n",
            Human
        ),
        new("/root/.config/pypoetry/auth.toml", $"[http-basic.acme]\nusername = \"ci\"\npassword = \"{P}\"\n", P),
        new(
            "/srv/Pipfile",
            $"[[source]]\nurl = \"https://ci:{P}@pypi.acme.example/simple\"\nverify_ssl = true\nname = \"acme\"\n",
            P
        ),
        new("/srv/requirements.txt", $"--extra-index-url https://ci:{P}@pypi.acme.example/simple\nflask==3.0\n", P),
        new(
            "/srv/pyproject.toml",
            $"[[tool.uv.index]]\nname = \"acme\"\nurl = \"https://ci:{P}@pypi.acme.example/simple\"\n",
            P
        ),
        new(
            "/src/NuGet.Config",
            $"<configuration>\n <packageSourceCredentials>\n  <Acme>\n   <add key=\"Username\" value=\"ci\" />\n   <add key=\"ClearTextPassword\" value=\"{P}\" />\n  </Acme>\n </packageSourceCredentials>\n</configuration>",
            P
        ),
        new(
            "/root/.m2/settings.xml",
            $"<settings><servers><server><id>acme</id><username>ci</username><password>{Human}</password></server></servers></settings>",
            Human
        ),
        new(
            "/root/.m2/settings-security.xml",
            $"<settingsSecurity>\n  <master>{{{Base64(T)}}}</master>\n</settingsSecurity>",
            Base64(T)
        ),
        new(
            "/root/.gradle/gradle.properties",
            $"org.gradle.daemon=false\nnexusUser=ci\nnexusPassword={P}\nsigning.password={Human}\n",
            P
        ),
        new(
            "/src/build.gradle",
            $"repositories {{ maven {{ url 'https://m.acme.example'\n credentials {{ username 'ci'\n password '{P}' }} }} }}",
            P
        ),
        new("/src/build.gradle.kts", $"credentials {{\n    username = \"ci\"\n    password = \"{P}\"\n}}\n", P),
        new(
            "/root/.sbt/.credentials",
            $"realm=Sonatype Nexus Repository Manager\nhost=nexus.acme.example\nuser=ci\npassword={P}\n",
            P
        ),
        new("/src/build.sbt", $"credentials += Credentials(\"Nexus\", \"nexus.acme.example\", \"ci\", \"{P}\")\n", P),
        new(
            "/home/app/.docker/config.json",
            $"{{\"auths\":{{\"registry.acme.example\":{{\"auth\":\"{Base64("ci:" + P)}\"}}}}}}",
            Base64("ci:" + P)
        ),
        new(
            "/run/containers/0/auth.json",
            $"{{\n  \"auths\": {{\n    \"quay.io\": {{ \"auth\": \"{Base64("ci+bot:" + T)}\" }}\n  }}\n}}",
            Base64("ci+bot:" + T)
        ),
        new(
            "/home/app/.kube/config",
            $"apiVersion: v1\nkind: Config\nusers:\n- name: dev\n  user:\n    token: {T}\n",
            T
        ),
        new(
            "/etc/kubernetes/admin.conf",
            $"apiVersion: v1\nusers:\n- name: admin\n  user:\n    client-certificate-data: {Base64("cert")}\n    client-key-data: {Base64("-----BEGIN RSA PRIVATE KEY-----\n" + T)}\n",
            Base64("-----BEGIN RSA PRIVATE KEY-----\n" + T)
        ),
        new(
            "/deploy/secret.yaml",
            $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  username: YXBw\n  password: {Base64(Human)}\n",
            Base64(Human)
        ),
        new(
            "/deploy/all.yml",
            $"---\napiVersion: v1\nkind: Secret\nmetadata: {{name: a}}\nstringData:\n  config.ini: |\n    user=app\n    pass={P}\n",
            P
        ),
        new(
            "/chart/values.yaml",
            $"postgresql:\n  auth:\n    username: app\n    password: {P}\n    existingSecret: \"\"\n",
            P
        ),
        new("/chart/values-prod.yml", $"mail:\n  smtpPass: '{Human}'\n  host: smtp.acme.example\n", Human),
        new("/infra/prod.auto.tfvars", $"region = \"eu-west-1\"\nrds_password = \"{P}\"\n", P),
        new(
            "/infra/terraform.tfstate",
            $"{{\"version\":4,\"resources\":[{{\"type\":\"aws_db_instance\",\"instances\":[{{\"attributes\":{{\"engine\":\"postgres\",\"password\":\"{P}\"}}}}]}}]}}",
            P
        ),
        new(
            "/infra/main.tf",
            $"provider \"aws\" {{\n  region     = \"eu-west-1\"\n  access_key = \"AKIA{RandomOf("ABCDEFGHJKLMNPQRSTUVWXYZ234567", 16)}\"\n  secret_key = \"{T}\"\n}}\n",
            T
        ),
        new(
            "/root/.terraform.d/credentials.tfrc.json",
            $"{{\"credentials\":{{\"app.terraform.io\":{{\"token\":\"{Random(14, 3)}.atlasv1.{Random(60, 5)}\"}}}}}}",
            Random(60, 5)
        ),
        new(
            "/home/app/.aws/credentials",
            $"[prod]\naws_access_key_id = AKIA{RandomOf("ABCDEFGHJKLMNPQRSTUVWXYZ234567", 16)}\naws_secret_access_key = {T}\n",
            T
        ),
        new(
            "/app/gcp-key.json",
            $"{{\"type\":\"service_account\",\"project_id\":\"acme\",\"private_key_id\":\"{H}\",\"private_key\":\"-----BEGIN PRIVATE KEY-----\\n{Random(64)}\\n{Random(64, 9)}\\n-----END PRIVATE KEY-----\\n\"}}",
            Random(64),
            Random(64, 9)
        ),
        new(
            "/root/.config/gcloud/application_default_credentials.json",
            $"{{\"client_id\":\"1.apps.googleusercontent.com\",\"client_secret\":\"{Random(24)}\",\"refresh_token\":\"1//0{Random(60)}\",\"type\":\"authorized_user\"}}",
            Random(60)
        ),
        new(
            "/root/.azure/msal_token_cache.json",
            $"{{\"RefreshToken\":{{\"a\":{{\"secret\":\"0.A{Random(200, 3)}\"}}}}}}",
            Random(200, 3)
        ),
        new(
            "/root/.azure/azureProfile-sp.json",
            $"{{\"appId\":\"{Guid.Parse(Hex(32))}\",\"displayName\":\"ci\",\"password\":\"{T}\",\"tenant\":\"{Guid.Parse(Hex(32, 2))}\"}}",
            T
        ),
        new(
            "/app/appsettings.Production.json",
            $"{{ \"ConnectionStrings\": {{ \"Crm\": \"Server=tcp:acme.database.windows.net,1433;Initial Catalog=crm;User ID=crm;Password={Human};Encrypt=True\" }} }}",
            Human
        ),
        new(
            "/app/appsettings.Staging.json",
            $"{{\n  // mail\n  \"Smtp\": {{ \"Host\": \"smtp\", \"User\": \"a\", \"Pwd\": \"{P}\" }},\n}}",
            P
        ),
        new(
            "/app/web.config",
            $"<configuration><connectionStrings><add name=\"a\" connectionString=\"Data Source=sql;User Id=sa;Password={P}\" /></connectionStrings></configuration>",
            P
        ),
        new(
            "/app/App.exe.config",
            $"<configuration><appSettings><add key=\"SmtpPassword\" value=\"{Human}\"/></appSettings></configuration>",
            Human
        ),
        new("/root/.microsoft/usersecrets/a/secrets.json", $"{{ \"Stripe:ApiSecret\": \"{T}\" }}", T),
        new(
            "/app/Properties/PublishProfiles/prod.pubxml",
            $"<Project><PropertyGroup><UserName>$a</UserName><Password>{T}</Password></PropertyGroup></Project>",
            T
        ),
        new(
            "/app/acme.PublishSettings",
            $"<publishData><publishProfile publishUrl=\"a.scm\" userName=\"$a\" userPWD=\"{T}\" /></publishData>",
            T
        ),
        new(
            "/app/BOOT-INF/classes/application.properties",
            $"spring.datasource.username=app\nspring.datasource.password={P}\n",
            P
        ),
        new(
            "/app/config/application-prod.yml",
            $"spring:\n  mail:\n    password: {Human}\n  security:\n    oauth2:\n      client:\n        registration:\n          okta:\n            client-secret: {T}\n",
            Human,
            T
        ),
        new("/app/bootstrap.yaml", $"encrypt:\n  key: {T}\n", T),
        new(
            "/opt/tomcat/conf/tomcat-users.xml",
            $"<tomcat-users>\n  <user username=\"admin\" password=\"{Human}\" roles=\"manager-gui\"/>\n</tomcat-users>",
            Human
        ),
        new(
            "/opt/tomcat/conf/server.xml",
            $"<Server><Connector port=\"8443\"><SSLHostConfig><Certificate certificateKeystoreFile=\"k.jks\" certificateKeystorePassword=\"{P}\"/></SSLHostConfig></Connector></Server>",
            P
        ),
        new(
            "/opt/wildfly/standalone.xml",
            $"<datasource><security><user-name>sa</user-name><password>{P}</password></security></datasource>",
            P
        ),
        new(
            "/app/persistence.xml",
            $"<persistence><property name=\"jakarta.persistence.jdbc.password\" value=\"{P}\"/></persistence>",
            P
        ),
        new(
            "/app/log4j2.xml",
            $"<Appenders><SMTP name=\"m\" smtpHost=\"h\" smtpUsername=\"a\" smtpPassword=\"{P}\"/></Appenders>",
            P
        ),
        new("/app/config/master.key", $"{Hex(32, 6)}", Hex(32, 6)),
        new("/app/config/secrets.yml", $"production:\n  secret_key_base: {Hex(128, 6)}\n", Hex(128, 6)),
        new(
            "/app/config/database.yml",
            $"production:\n  adapter: postgresql\n  username: app\n  password: \"{P}\"\n",
            P
        ),
        new(
            "/app/config/initializers/devise.rb",
            $"Devise.setup do |config|\n  config.secret_key = '{Hex(128, 3)}'\nend\n",
            Hex(128, 3)
        ),
        new(
            "/app/shop/settings.py",
            $"DEBUG = False\nSECRET_KEY = 'django-x{P}%{T}'\nDATABASES = {{'default': {{'ENGINE': 'x', 'USER': 'app', 'PASSWORD': '{Human}'}}}}\n",
            T,
            Human
        ),
        new("/app/settings/local.py", $"EMAIL_HOST_PASSWORD = \"{P}\"\nAWS_S3_SECRET_ACCESS_KEY = '{T}'\n", P, T),
        new("/app/config.py", $"class Config:\n    SQLALCHEMY_DATABASE_URI = 'mysql://app:{P}@db/shop'\n", P),
        new(
            "/var/www/html/wp-config.php",
            $"<?php\ndefine( 'DB_PASSWORD', '{Human}' );\ndefine('AUTH_KEY', '{T} |x');\n",
            Human
        ),
        new("/var/www/config/database.php", $"<?php return ['mysql' => ['username' => 'a', 'password' => '{P}']];", P),
        new(
            "/var/www/config.inc.php",
            $"<?php\n$cfg['blowfish_secret'] = '{Random(32)}';\n$dbpass = \"{P}\";\n",
            Random(32),
            P
        ),
        new(
            "/var/www/app/etc/env.php",
            $"<?php\nreturn [\n 'crypt' => [ 'key' => '{Hex(32)}' ],\n 'db' => ['connection' => ['default' => ['password' => '{P}']]]\n];",
            P
        ),
        new("/var/www/sites/default/settings.php", $"<?php\n$settings['hash_salt'] = '{T}';\n", T),
        new(
            "/var/www/configuration.php",
            $"<?php\nclass JConfig {{\n\tpublic $password = '{P}';\n\tpublic $secret = '{Random(16, 9)}';\n}}",
            P,
            Random(16, 9)
        ),
        new("/app/.env.production", $"# prod\nexport DB_PASS='{Human}'\n", Human),
        new("/app/.env.local", $"NEXTAUTH_SECRET=\"{T}\"\r\nFOO=1\r\n", T),
        new("/app/prod.env", $"API_SECRET={T}\n", T),
        new("/app/.envrc", $"export OPENAI_API_KEY=sk-proj-{Random(48, 3)}\n", Random(48, 3)),
        new("/app/env.sh", $"set -a\nDB_PASSWORD={Word}\n", Word),
        new("/app/.flaskenv", $"FLASK_APP=a\nFLASK_SECRET_KEY={P}\n", P),
        new(
            "/app/docker.env",
            Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes($"ADMIN_PASSWORD={Human}\r\n")).ToArray(),
            Human
        ),
        new("/home/app/.pgpass", $"db:5432:shop:app:{Human}\n", Human),
        new("/home/app/.pg_service.conf", $"[shop]\nhost=db\nuser=app\npassword={P}\n", P),
        new("/root/.my.cnf", $"[client]\nuser=root\npassword=\"{Human}\"\n", Human),
        new("/root/.netrc", $"machine git.acme.example\n  login ci\n  password {P}\n", P),
        new(
            "/root/_netrc",
            $"machine api.heroku.com login a password {Guid.Parse(Hex(32, 9))}\n",
            Guid.Parse(Hex(32, 9)).ToString()
        ),
        new("/etc/nginx/htpasswd", $"admin:$2y$10${Random(53, 4)}\n", Random(53, 4)),
        new("/etc/apache2/.htpasswd", $"admin:{{SHA}}{Base64(Random(20))}\n", Base64(Random(20))),
        new("/root/.ssh/id_ecdsa", Pem("EC "), Random(64, 11)),
        new("/app/keys/deploy", Pem("OPENSSH "), Random(64, 11)),
        new("/app/keys/jwt.pem", Pem("", "\r\n"), Random(64, 11)),
        new("/app/keys/enc.pem", Pem("ENCRYPTED "), Random(64, 11)),
        new(
            "/app/keys/putty.ppk",
            $"PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: a\nPublic-Lines: 2\n{Random(64)}\nPrivate-Lines: 1\n{Random(48, 8)}\nPrivate-MAC: {Hex(64)}\n",
            Random(48, 8)
        ),
        new(
            "/app/keys/age.txt",
            $"# created: 2024-01-01\nAGE-SECRET-KEY-1{RandomOf("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)}\n",
            RandomOf("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)
        ),
        new(
            "/etc/wireguard/wg0.conf",
            $"[Interface]\nPrivateKey = {Random(42, 3)}0=\nAddress = 10.0.0.1/24\n",
            Random(42, 3)
        ),
        new(
            "/app/keys/pgp.asc",
            $"-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n{Random(64)}\n{Random(64, 3)}\n=abcd\n-----END PGP PRIVATE KEY BLOCK-----\n",
            Random(64, 3)
        ),
        new(
            "/app/jwk.json",
            $"{{\"keys\":[{{\"kty\":\"RSA\",\"n\":\"{Random(60)}\",\"e\":\"AQAB\",\"d\":\"{Random(86, 5)}\"}}]}}",
            Random(86, 5)
        ),
        new("/app/hmac.jwk", $"{{\"kty\":\"oct\",\"alg\":\"HS256\",\"k\":\"{Random(43, 5)}\"}}", Random(43, 5)),
        new("/app/src/client.ts", $"const token = \"{Jwt}\";\nexport default token;\n", Jwt),
        new("/app/src/pay.js", $"const stripe = require('stripe')('rk_live_{Random(24, 4)}');\n", Random(24, 4)),
        new(
            "/app/src/Mailer.java",
            $"class Mailer {{ private static final String SMTP_PASSWORD = \"{Human}\"; }}",
            Human
        ),
        new("/app/src/main.go", $"package main\n\nconst apiKey = \"{T}\"\n\nvar dbPassword = `{P}`\n", T, P),
        new("/app/src/Program.cs", $"var options = new Options {{ ClientSecret = \"{T}\" }};\n", T),
        new("/app/src/lib.rs", $"pub const AUTH_TOKEN: &str = \"{T}\";\n", T),
        new("/app/src/config.rb", $"Aws.config.update(secret_access_key: '{T}')\n", T),
        new(
            "/app/src/app.py",
            $"client = Client(base_url='https://a', api_key='{T}')\nrequests.get(u, auth=('ci', '{P}'))\n",
            T
        ),
        new("/app/src/Config.kt", $"object Config {{\n    const val API_SECRET = \"{T}\"\n}}\n", T),
        new("/app/src/config.ex", $"config :shop, Shop.Repo,\n  username: \"app\",\n  password: \"{P}\"\n", P),
        new("/app/src/db.pl", $"my $password = '{Human}';\nDBI->connect($dsn, 'app', $password);\n", Human),
        new("/app/src/index.html", $"<script>window.config = {{ apiSecret: '{T}' }};</script>", T),
        new("/app/dist/bundle.min.js", $"!function(){{var e={{clientSecret:\"{T}\",region:\"eu\"}};n(e)}}();", T),
        new(
            "/app/config/default.json",
            $"{{\"db\":{{\"user\":\"a\",\"pass\":\"{P}\"}},\"session\":{{\"secret\":\"{Human}\"}}}}",
            P,
            Human
        ),
        new("/app/config/prod.json5", $"{{\n  db: {{ password: '{P}' }},\n}}", P),
        new("/app/config/prod.toml", $"[auth]\njwt_secret = \"{T}\"\n", T),
        new("/app/config/app.ini", $"[mail]\nhost = smtp\npasswd = {Human}\n", Human),
        new(
            "/app/config/app.hcl",
            $"storage \"consul\" {{\n  token = \"{Guid.Parse(Hex(32, 7))}\"\n}}\n",
            Guid.Parse(Hex(32, 7)).ToString()
        ),
        new("/app/config/app.edn", $"{{:db {{:user \"a\" :password \"{P}\"}}}}", P),
        new("/app/config/prod.xml", $"<config><database><user>a</user><passwd>{P}</passwd></database></config>", P),
        new(
            "/app/config/prod.conf",
            $"db {{\n  default {{\n    user = app\n    password = \"{P}\"\n  }}\n}}\nplay.http.secret.key=\"{T}\"\n",
            P,
            T
        ),
        new(
            "/usr/local/bin/backup.sh",
            $"#!/bin/bash\nset -e\nPASS='{Human}'\nmysqldump -u root -p\"$PASS\" shop | gzip > /b.gz\n",
            Human
        ),
        new("/usr/local/bin/deploy", $"#!/bin/sh\ncurl -u ci:{P} -T /a.tgz https://nexus.acme.example/\n", P),
        new(
            "/docker-entrypoint.sh",
            $"#!/bin/sh\nexport AWS_SECRET_ACCESS_KEY=${{AWS_SECRET_ACCESS_KEY:-{T}}}\nexec \"$@\"\n",
            T
        ),
        new("/opt/scripts/login.ps1", $"$password = ConvertTo-SecureString \"{Human}\" -AsPlainText -Force\n", Human),
        new("/opt/scripts/run.bat", $"@echo off\r\nset DB_PASSWORD={Human}\r\napp.exe\r\n", Human),
        new(
            "/etc/systemd/system/app.service",
            $"[Service]\nEnvironment=\"DB_PASSWORD={P}\" FOO=1\nExecStart=/app\n",
            P
        ),
        new("/etc/init.d/agent", $"#!/bin/sh\nAGENT_TOKEN={T}\nstart() {{ /agent; }}\n", T),
        new(
            "/etc/cron.d/sync",
            $"0 3 * * * root curl -s -H 'Authorization: Bearer {T}' https://api.acme.example/sync\n",
            T
        ),
        new("/etc/profile.d/proxy.sh", $"export https_proxy=http://svc:{P}@proxy.acme.example:3128\n", P),
        new("/etc/environment", $"NEXUS_PASSWORD={P}\n", P),
        new("/etc/fstab", $"//nas/share /mnt cifs username=svc,password={P},uid=1000 0 0\n", P),
        new("/etc/ppp/chap-secrets", $"# client server secret IP\nvpn * \"{Human}\" *\n", Human),
        new("/etc/postfix/sasl_passwd", $"[smtp.acme.example]:587 svc@acme.example:{P}\n", P),
        new("/etc/ldap.secret", $"{Human}\n", Human),
        new("/etc/wpa_supplicant.conf", $"network={{\n  ssid=\"acme\"\n  psk=\"{Human}\"\n}}\n", Human),
        new(
            "/src/docker-compose.override.yml",
            $"services:\n  db:\n    environment:\n      - MYSQL_ROOT_PASSWORD={P}\n",
            P
        ),
        new("/src/compose.yaml", $"services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: {Word}\n", Word),
        new("/src/.gitlab-ci.yml", $"variables:\n  DEPLOY_TOKEN: \"{T}\"\nbuild:\n  script: make\n", T),
        new("/src/.github/workflows/ci.yml", $"jobs:\n  a:\n    env:\n      SONAR_TOKEN: {H}\n    steps: []\n", H),
        new("/src/.travis.yml", $"env:\n  global:\n    - API_KEY={T}\n", T),
        new("/src/Jenkinsfile", $"pipeline {{ environment {{ NEXUS_PASSWORD = '{P}' }} }}", P),
        new("/src/Makefile", $"deploy:\n\tcurl -H \"X-Api-Key: {T}\" https://a.example\n", T),
        new("/src/Dockerfile", $"FROM alpine\nENV DB_PASSWORD={P}\nRUN wget --password {Human} https://a\n", P, Human),
        new("/src/ansible/group_vars/all.yml", $"ansible_become_pass: {Human}\nnginx_port: 80\n", Human),
        new("/src/inventory.ini", $"[web]\nweb1 ansible_user=root ansible_ssh_pass={Human}\n", Human),
        new("/src/pulumi.prod.yaml", $"config:\n  aws:secretKey: {T}\n", T),
        new(
            "/src/serverless.yml",
            $"provider:\n  environment:\n    STRIPE_SECRET: sk_live_{Random(24, 5)}\n",
            Random(24, 5)
        ),
        new("/src/notebook.ipynb", $"{{\"cells\":[{{\"source\":[\"password = '{Human}'\\n\"]}}]}}", Human),
        new("/src/test.http", $"POST https://api.acme.example/a\nAuthorization: Bearer {T}\n", T),
        new(
            "/src/collection.postman.json",
            $"{{\"auth\":{{\"type\":\"bearer\",\"bearer\":[{{\"key\":\"token\",\"value\":\"{T}\"}}]}}}}",
            T
        ),
        new(
            "/root/.bash_history",
            $"ls\nexport GITHUB_TOKEN=ghp_{Random(36, 5)}\nmysql -uroot -p{P}\n",
            Random(36, 5),
            P
        ),
        new("/root/.zsh_history", $": 1700000000:0;aws configure set aws_secret_access_key {T}\n", T),
        new("/root/.psql_history", $"ALTER ROLE app PASSWORD '{Human}';\n", Human),
        new(
            "/docker-entrypoint-initdb.d/init.sql",
            $"CREATE USER app WITH PASSWORD '{Human}';\nGRANT ALL ON DATABASE shop TO app;\n",
            Human
        ),
        new("/var/log/app.log", $"2024-01-01 INFO GET /a Authorization: Bearer {Jwt}\n", Jwt),
        new("/root/.config/rclone/rclone.conf", $"[s3]\ntype = s3\naccess_key_id = A\nsecret_access_key = {T}\n", T),
        new("/root/.s3cfg", $"[default]\naccess_key = A\nsecret_key = {T}\n", T),
        new("/root/.boto", $"[Credentials]\ngs_oauth2_refresh_token = 1//0{Random(50)}\n", Random(50)),
        new("/root/.cargo/credentials.toml", $"[registry]\ntoken = \"cio{Random(32, 3)}\"\n", Random(32, 3)),
        new("/root/.gem/credentials", $"---\n:rubygems_api_key: rubygems_{Hex(48)}\n", Hex(48)),
        new(
            "/root/.composer/auth.json",
            $"{{\"http-basic\":{{\"repo.acme.example\":{{\"username\":\"ci\",\"password\":\"{P}\"}}}}}}",
            P
        ),
        new("/root/.vault-token", $"hvs.{Random(90, 3)}", Random(90, 3)),
        new("/root/.databrickscfg", $"[DEFAULT]\nhost = https://a\ntoken = dapi{Hex(32)}\n", Hex(32)),
        new("/root/.snowsql/config", $"[connections]\naccountname = acme\npassword = {Human}\n", Human),
        new("/root/.config/doctl/config.yaml", $"access-token: dop_v1_{Hex(64)}\n", Hex(64)),
        new(
            "/root/.cache/huggingface/token",
            $"hf_{RandomOf("abcdefghijkLMNOPQRSTUVWXYZ", 34)}",
            RandomOf("abcdefghijkLMNOPQRSTUVWXYZ", 34)
        ),
        new("/root/.kaggle/kaggle.json", $"{{\"username\":\"a\",\"key\":\"{Hex(32, 8)}\"}}", Hex(32, 8)),
        new("/root/.jupyter/jupyter_server_config.py", $"c.ServerApp.token = '{Hex(48, 5)}'\n", Hex(48, 5)),
        new("/etc/grafana/grafana.ini", $"[security]\nadmin_password = {Human}\nsecret_key = {P}\n", Human),
        new(
            "/etc/prometheus/prometheus.yml",
            $"remote_write:\n  - url: https://a\n    basic_auth:\n      username: 12\n      password: {P}\n",
            P
        ),
        new("/etc/alertmanager.yml", $"receivers:\n- pagerduty_configs:\n  - routing_key: {Hex(32, 4)}\n", Hex(32, 4)),
        new(
            "/etc/rabbitmq/definitions.json",
            $"{{\"users\":[{{\"name\":\"a\",\"password_hash\":\"{Base64(Random(36))}\",\"tags\":\"administrator\"}}]}}",
            Base64(Random(36))
        ),
        new("/etc/redis/users.acl", $"user app on >{P} ~* +@all\n", P),
        new("/etc/redis/redis.conf", $"bind 0.0.0.0\nrequirepass {P}\n", P),
        new("/etc/mosquitto/passwd", $"app:$7$101${Base64(Random(12))}${Base64(Random(64))}\n", Base64(Random(64))),
        new("/etc/freeradius/clients.conf", $"client lan {{\n  ipaddr = 10.0.0.0/8\n  secret = {Human}\n}}\n", Human),
        new("/app/bot.py", $"bot.run('MT{Random(24, 2)}.G{Random(5, 3)}.{Random(38, 4)}')\n", Random(38, 4)),
        new("/app/linear.txt", $"lin_api_{Random(40, 2)}\n", Random(40, 2)),
        new("/app/shop.txt", $"shpat_{Hex(32, 2)}\n", Hex(32, 2)),
        new("/app/atl.txt", $"ATATT3xFfGF0{Random(180, 2)}\n", Random(180, 2)),
        new("/app/ant.txt", $"sk-ant-api03-{Random(93, 2)}AA\n", Random(93, 2)),
        new("/app/graf.txt", $"glsa_{Random(32, 2)}_{Hex(8)}\n", Random(32, 2)),
        new("/app/twilio.js", $"const client = twilio('AC{Hex(32)}', '{Hex(32, 5)}');\n", Hex(32, 5)),
    ];
}
