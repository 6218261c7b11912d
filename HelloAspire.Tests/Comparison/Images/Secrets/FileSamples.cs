using System.Text;
using static HelloAspire.Tests.Comparison.Images.Secrets.SecretSample;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>Files that hold credentials.</summary>
internal static class FileSamples
{
    private static readonly string P = Random(16, 2);
    private static readonly string T = Random(32, 9);
    private static readonly string Login = Base64("ci:" + P);

    public static IEnumerable<SecretSample> All { get; } =
    [
        new("/app/.env", $"AWS_SECRET_ACCESS_KEY={Random(36)}/x+Q\n", Random(36)),
        new("/srv/.env", $"# database\nPOSTGRES_PASSWORD={P}\n", P),
        new("/srv/.env.production", $"export API_KEY='{T}'\r\nPORT=80\r\n", T),
        new("/srv/db.env", $"MYSQL_PASSWORD=\"a {P} & b\"\n", P),
        new("/srv/.envrc", $"export DATABASE_URL=postgres://a:{P}@db/a\n", P),
        new(
            "/app/.git/config",
            $"[http \"https://github.com/\"]\n\textraheader = AUTHORIZATION: basic {Base64("x-access-token:ghs_" + Random(36))}\n",
            Base64("x-access-token:ghs_" + Random(36))
        ),
        new("/src/.git/config", $"[remote \"origin\"]\n\turl = https://ci:{P}@git.example.org/a/b.git\n", P),
        new(
            "/root/.gitconfig",
            $"[url \"https://oauth2:{T}@git.example.org/\"]\n\tinsteadOf = https://git.example.org/\n",
            T
        ),
        new("/root/.git-credentials", $"https://me:{P}@github.com\n", P),
        new("/root/.config/git/credentials", $"https://me:{P}@github.com\n", P),
        new(
            "/root/.config/gh/hosts.yml",
            $"github.com:\n    user: me\n    oauth_token: gho_{Random(36)}\n",
            Random(36)
        ),
        new(
            "/app/appsettings.json",
            "{\"ConnectionStrings\":{\"Default\":\"Server=db;Database=a;User Id=sa;Password=" + P + ";\"}}",
            P
        ),
        new("/app/appsettings.Production.json", "{\n  \"Smtp\": {\n    \"Password\": \"" + P + "\"\n  }\n}\n", P),
        new(
            "/app/appsettings.Staging.json",
            Encoding
                .UTF8.Preamble.ToArray()
                .Concat(Encoding.UTF8.GetBytes("{\r\n  \"Jwt\": { \"SigningKey\": \"" + T + "\" }\r\n}"))
                .ToArray(),
            T
        ),
        new(
            "/app/web.config",
            $"<configuration><connectionStrings><add name=\"Db\" connectionString=\"Data Source=db;User ID=a;Pwd={P};\" /></connectionStrings></configuration>",
            P
        ),
        new(
            "/app/App.config",
            $"<configuration><appSettings><add key=\"ApiKey\" value=\"{T}\" /></appSettings></configuration>",
            T
        ),
        new(
            "/app/local.settings.json",
            "{\"Values\":{\"AzureWebJobsStorage\":\"DefaultEndpointsProtocol=https;AccountName=a;AccountKey="
                + Random(86)
                + "==\"}}",
            Random(86)
        ),
        new("/root/.microsoft/usersecrets/1/secrets.json", "{\"Db:Password\":\"" + P + "\"}", P),
        new(
            "/root/.aspnet/DataProtection-Keys/key-0f8e6a1c-1111-4222-8333-944455556666.xml",
            $"<key id=\"1\"><descriptor><masterKey p4:requiresEncryption=\"true\"><value>{Random(86)}==</value></masterKey></descriptor></key>",
            Random(86)
        ),
        new("/root/.npmrc", $"//npm.example.org/:_auth={Login}\n", Login),
        new("/opt/.npmrc", $"//npm.example.org/:username=ci\n//npm.example.org/:_password={Base64(P)}\n", Base64(P)),
        new("/app/.npmrc", $"registry=https://npm.example.org/\n//npm.example.org/:_authToken={T}\n", T),
        new("/usr/etc/npmrc", $"//npm.example.org/:_authToken=npm_{Random(36)}\n", Random(36)),
        new("/app/.yarnrc.yml", $"npmRegistries:\n  \"https://npm.example.org\":\n    npmAuthToken: \"{T}\"\n", T),
        new("/root/.pypirc", $"[pypi]\nusername = ci\npassword = {P}\n", P),
        new("/home/u/.pypirc", $"[pypi]\nusername = __token__\npassword = pypi-AgEI{Random(60)}\n", Random(60)),
        new("/app/requirements.txt", $"--extra-index-url https://ci:{P}@pypi.example.org/simple\nflask==3.0\n", P),
        new("/etc/pip.conf", $"[global]\nindex-url = https://ci:{P}@pypi.example.org/simple\n", P),
        new(
            "/root/.config/pip/pip.conf",
            $"[global]\nindex-url = https://{Random(20)}@pypi.example.org/simple\n",
            Random(20)
        ),
        new("/root/.config/pypoetry/auth.toml", $"[http-basic.private]\nusername = \"ci\"\npassword = \"{P}\"\n", P),
        new(
            "/root/.nuget/NuGet/NuGet.Config",
            $"<packageSourceCredentials><feed><add key=\"Username\" value=\"ci\" /><add key=\"ClearTextPassword\" value=\"{P}\" /></feed></packageSourceCredentials>",
            P
        ),
        new(
            "/src/nuget.config",
            Encoding
                .Unicode.GetPreamble()
                .Concat(Encoding.Unicode.GetBytes($"<add key=\"ClearTextPassword\" value=\"{P}\" />"))
                .ToArray(),
            P
        ),
        new(
            "/root/.m2/settings.xml",
            $"<settings><servers><server><id>a</id><username>ci</username><password>{P}</password></server></servers></settings>",
            P
        ),
        new("/root/.gradle/gradle.properties", $"org.gradle.daemon=false\nsigning.password={P}\n", P),
        new("/app/gradle.properties", $"nexusPassword = {P}\n", P),
        new("/root/.docker/config.json", "{\"auths\":{\"registry.example.org\":{\"auth\":\"" + Login + "\"}}}", Login),
        new(
            "/home/u/.docker/config.json",
            "{\"auths\":{\"reg.example.org\":{\"identitytoken\":\"" + T + T + "\"}}}",
            T
        ),
        new(
            "/kaniko/.docker/config.json",
            "{\n\t\"auths\": {\n\t\t\"a\": {\n\t\t\t\"auth\": \"" + Login + "\"\n\t\t}\n\t}\n}",
            Login
        ),
        new(
            "/root/.dockercfg",
            "{\"https://registry.example.net/v1/\":{\"auth\":\"" + Login + "\",\"email\":\"a@b.c\"}}",
            Login
        ),
        new(
            "/root/.config/containers/auth.json",
            "{\"auths\":{\"registry.example.org\":{\"auth\":\"" + Login + "\"}}}",
            Login
        ),
        new(
            "/run/containers/0/auth.json",
            "{\"auths\":{\"registry.example.org/robots\":{\"auth\":\"" + Base64("robot+ci:" + T) + "\"}}}",
            Base64("robot+ci:" + T)
        ),
        new(
            "/etc/registry/config.json",
            "{\"auths\":{\"registry.example.org\":{\"username\":\"ci\",\"password\":\"" + P + "\"}}}",
            P
        ),
        new(
            "/root/.kube/config",
            $"users:\n- name: a\n  user:\n    client-key-data: {Base64(Pem("RSA "))}\n",
            Base64(Pem("RSA "))
        ),
        new("/root/kubeconfig", $"users:\n- name: a\n  user:\n    token: {T}\n", T),
        new("/home/u/.kube/config", $"users:\n- name: a\n  user: {{username: admin, password: {P}}}\n", P),
        new(
            "/manifests/db-secret.yaml",
            $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  password: {Base64(P)}\n",
            Base64(P)
        ),
        new("/manifests/secrets.yml", $"apiVersion: v1\nkind: Secret\nstringData:\n  db-password: {P}\n", P),
        new(
            "/root/.aws/credentials",
            $"[default]\naws_access_key_id = AKIA{RandomOf("ABCDEFGHJKLMNPQRSTUVWXYZ234567", 16)}\naws_secret_access_key = {Random(40)}\n",
            Random(40)
        ),
        new("/home/u/.aws/credentials", $"[a]\naws_session_token={Random(90)}\n", Random(90)),
        new("/root/.boto", $"[Credentials]\ngs_secret_access_key = {Random(40)}\n", Random(40)),
        new("/root/.s3cfg", $"[default]\naccess_key = a\nsecret_key = {Random(40)}\n", Random(40)),
        new("/root/.azure/accessTokens.json", "[{\"tokenType\":\"Bearer\",\"refreshToken\":\"" + T + T + "\"}]", T),
        new("/root/.azure/msal_token_cache.json", "{\"AccessToken\":{\"x\":{\"secret\":\"" + T + T + "\"}}}", T),
        new(
            "/app/azureauth.json",
            "{\"clientId\":\"a\",\"clientSecret\":\"" + Random(3) + "8Q~" + Random(34) + "\"}",
            Random(34)
        ),
        new(
            "/root/.config/gcloud/application_default_credentials.json",
            "{\"client_secret\":\"d-"
                + Random(22)
                + "\",\"refresh_token\":\"1//0"
                + Random(60)
                + "\",\"type\":\"authorized_user\"}",
            Random(60)
        ),
        new(
            "/app/service-account.json",
            "{\"type\":\"service_account\",\"private_key_id\":\""
                + Hex(40)
                + "\",\"private_key\":\""
                + Pem(lineEnd: "\\n")
                + "\"}",
            Random(64)
        ),
        new("/app/anything.json", "{\"private_key\":\"" + Pem(lineEnd: "\\n") + "\"}", Random(64)),
        new(
            "/infra/terraform.tfstate",
            "{\"resources\":[{\"type\":\"aws_db_instance\",\"instances\":[{\"attributes\":{\"password\":\""
                + P
                + "\"}}]}]}",
            P
        ),
        new("/infra/prod.tfvars", $"region = \"eu\"\ndb_password = \"{P}\"\n", P),
        new(
            "/root/.terraform.d/credentials.tfrc.json",
            "{\"credentials\":{\"app.terraform.io\":{\"token\":\"" + Random(14) + ".atlasv1." + Random(66) + "\"}}}",
            Random(66)
        ),
        new("/root/.terraformrc", $"credentials \"app.terraform.io\" {{\n  token = \"{T}\"\n}}\n", T),
        new("/root/.vault-token", $"hvs.{Random(90)}\n", Random(90)),
        new("/root/.netrc", $"machine git.example.org\nlogin ci\npassword {P}\n", P),
        new("/home/u/.netrc", $"machine a login anonymous password guest@\nmachine b login c password {P}\n", P),
        new("/root/.pgpass", $"db.example.org:5432:app:app:{P}\n", P),
        new("/root/.my.cnf", $"[client]\nuser=root\npassword={P}\n", P),
        new("/etc/mysql/debian.cnf", $"[client]\nhost = db\npassword = \"{P}\"\n", P),
        new("/etc/nginx/.htpasswd", $"admin:$apr1${Random(8)}${Random(22)}\n", Random(22)),
        new("/etc/apache2/htpasswd", $"admin:$2y$05${Random(53)}\n", Random(53)),
        new("/root/.cargo/credentials.toml", $"[registry]\ntoken = \"{T}\"\n", T),
        new("/root/.gem/credentials", $"---\n:rubygems_api_key: rubygems_{Hex(48)}\n", Hex(48)),
        new("/root/.bundle/config", $"---\nBUNDLE_GEMS__EXAMPLE__ORG: \"ci:{P}\"\n", P),
        new(
            "/app/auth.json",
            "{\"http-basic\":{\"repo.example.org\":{\"username\":\"ci\",\"password\":\"" + P + "\"}}}",
            P
        ),
        new("/root/.config/rclone/rclone.conf", $"[s3]\ntype = s3\nsecret_access_key = {Random(40)}\n", Random(40)),
        new("/etc/wireguard/wg0.conf", $"[Interface]\nPrivateKey = {Random(43)}=\n", Random(43)),
        new("/etc/wpa_supplicant/wpa_supplicant.conf", $"network={{\n  ssid=\"a\"\n  psk=\"{P}\"\n}}\n", P),
        new("/etc/redis/redis.conf", $"bind 0.0.0.0\nrequirepass {P}\n", P),
        new(
            "/root/.config/age/keys.txt",
            $"# created: 2026\nAGE-SECRET-KEY-1{RandomOf("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)}\n",
            RandomOf("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)
        ),
        new(
            "/root/key.ppk",
            $"PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: a\nPublic-Lines: 1\n{Random(64)}\nPrivate-Lines: 1\n{Random(64, 5)}\n",
            Random(64, 5)
        ),
        new("/root/.ssh/id_ed25519", Pem("OPENSSH "), Random(64)),
        new("/root/.ssh/id_rsa", Pem("RSA "), Random(64)),
        new("/etc/ssh/ssh_host_ecdsa_key", Pem("EC "), Random(64)),
        new("/app/key.pem", Pem(lineEnd: "\r\n"), Random(64)),
        new(
            "/app/bom.pem",
            Encoding.UTF8.Preamble.ToArray().Concat(Encoding.UTF8.GetBytes(Pem())).ToArray(),
            Random(64)
        ),
        new(
            "/app/utf16.env",
            Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Pem())).ToArray(),
            Random(64)
        ),
        new(
            "/app/utf16be.pem",
            Encoding
                .BigEndianUnicode.GetPreamble()
                .Concat(Encoding.BigEndianUnicode.GetBytes(Pem("RSA ", "\r\n")))
                .ToArray(),
            Random(64)
        ),
        new("/app/config/tls.yaml", "tls:\n  key: |\n" + Pem(indent: "    "), Random(64)),
        new(
            "/app/pgp.asc",
            $"-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: a\n\n{Random(64)}\n{Random(64)}\n-----END PGP PRIVATE KEY BLOCK-----\n",
            Random(64)
        ),
        new(
            "/app/legacy.key",
            $"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,{Hex(32)}\n\n{Random(64)}\n-----END RSA PRIVATE KEY-----\n",
            Random(64)
        ),
        new(
            "/etc/openvpn/static.key",
            $"-----BEGIN OpenVPN Static key V1-----\n{Hex(32)}\n{Hex(32, 7)}\n-----END OpenVPN Static key V1-----\n",
            Hex(32)
        ),
        new(
            "/app/store.p12",
            Der("3082040002010330820300000000000000000000000000000000060B2A864886F70D010C0A0102", T),
            T
        ),
        new(
            "/app/store.jks",
            [0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 5, .. Encoding.ASCII.GetBytes("alias" + T)],
            T
        ),
        new("/app/pkcs8.der", Der("308204BD020100300D06092A864886F70D010101", T), T),
        new("/app/main.js", $"const stripe = require('stripe')('sk_live_{Random(24)}');\n", Random(24)),
        new(
            "/app/notes.txt",
            $"hook: https://hooks.slack.com/services/T{Random(10).ToUpperInvariant()}/B{Random(10).ToUpperInvariant()}/{Random(24)}\n",
            Random(24)
        ),
        new("/app/config.py", $"SENDGRID = 'SG.{Random(22)}.{Random(43)}'\n", Random(43)),
        new("/app/bot.py", $"TELEGRAM = '{"123456789"}:AA{Random(33)}'\n", Random(33)),
        new(
            "/app/application.properties",
            $"spring.datasource.url=jdbc:postgresql://db/a\nspring.datasource.password={P}\n",
            P
        ),
        new("/app/application-prod.yml", $"spring:\n  datasource:\n    password: {P}\n", P),
        new("/srv/docker-compose.yml", $"services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD={P}\n", P),
        new("/srv/compose.yaml", $"services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: \"{P}\"\n", P),
        new("/var/www/wp-config.php", $"<?php\ndefine('DB_NAME', 'wp');\ndefine('DB_PASSWORD', '{P}');\n", P),
        new("/app/config/database.yml", $"production:\n  adapter: postgresql\n  password: {P}\n", P),
        new("/root/.bash_history", $"ls\nmysql -uroot -p{P}\ncurl -u ci:{P} https://a.example.org\n", P),
        new("/etc/environment", $"PATH=/usr/bin\nGITLAB_TOKEN=glpat-{Random(20)}\n", Random(20)),
        new("/root/.sentryclirc", $"[auth]\ntoken={Hex(64)}\n", Hex(64)),
        new("/root/.databrickscfg", $"[DEFAULT]\nhost = https://a\ntoken = dapi{Hex(32)}\n", Hex(32)),
        new("/root/.kaggle/kaggle.json", "{\"username\":\"me\",\"key\":\"" + Hex(32) + "\"}", Hex(32)),
        new("/etc/shadow", $"root:*:19000::::::\napp:$y$j9T${Random(22)}${Random(43)}:19000::::::\n", Random(43)),
    ];
}
