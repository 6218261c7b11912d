using System.Text;
using static HelloAspire.Tests.Comparison.Images.Secrets.SecretSample;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>Files that look as if they held secrets.</summary>
internal static class HarmlessFileSamples
{
    public static IEnumerable<SecretSample> All { get; } =
    [
        new("/app/config.json", "{\"server\":{\"auth\":\"required\"}}"),
        new("/srv/config.json", "{\"auth\":\"anonymous\"}"),
        new(
            "/app/ssh.py",
            "_SK_START = b'-----BEGIN OPENSSH PRIVATE KEY-----'\n_SK_END = b'-----END OPENSSH PRIVATE KEY-----'\n"
        ),
        new(
            "/app/boto.py",
            "aws_access_key_id='AKIAIOSFODNN7EXAMPLE', aws_secret_access_key='wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'\n"
        ),
        new("/root/.npmrc", "//npm.example.org/:_authToken=${NPM_TOKEN}\n"),
        new("/opt/.npmrc", "registry=https://npm.example.org/\nalways-auth=true\nsave-exact=true\n"),
        new("/root/.netrc", "machine ftp.example.org login anonymous password guest@\n"),
        new("/app/vendor.js.map", "{\"sources\":[\"x\"],\"mappings\":\"AAIA,AKIAAAAAAAAAAAAAAAAA,EAAEACxA\"}"),
        new("/app/node_modules/tunnel/test/keys/agent1-key.pem", Pem("RSA ")),
        new("/usr/lib/python3/dist-packages/twisted/test/server.pem", Pem()),
        new("/usr/local/lib/ruby/gems/3.3.0/gems/net-ssh/test/id_rsa", Pem("RSA ")),
        new("/go/pkg/mod/golang.org/x/crypto@v0.1/ssh/testdata/keys.pem", Pem("EC ")),
        new("/usr/share/doc/openssl/examples/key.pem", Pem()),
        new(
            "/etc/ssl/certs/ca.pem",
            $"-----BEGIN CERTIFICATE-----\n{Random(64)}\n{Random(64)}\n-----END CERTIFICATE-----\n"
        ),
        new("/app/key.pub", $"-----BEGIN PUBLIC KEY-----\n{Random(64)}\n{Random(64)}\n-----END PUBLIC KEY-----\n"),
        new("/root/.ssh/id_rsa.pub", $"ssh-rsa AAAAB3NzaC1yc2E{Random(200)} me@host\n"),
        new("/root/.ssh/authorized_keys", $"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5{Random(48)} me@host\n"),
        new("/root/.ssh/known_hosts", $"github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5{Random(48)}\n"),
        new("/app/.env", "API_KEY=\nDB_PASSWORD=\nTOKEN=changeme\n"),
        new("/srv/.env", "POSTGRES_PASSWORD_FILE=/run/secrets/db\nTOKEN_TTL=3600\n"),
        new("/srv/.env.production", "SECRET_KEY=${SECRET_KEY:?must be set}\nDB_PASSWORD=$DB_PASSWORD\n"),
        new("/app/.env.example", $"DB_PASSWORD={Random(14)}\n"),
        new("/app/.env.sample", "STRIPE_KEY=sk_live_xxxxxxxxxxxxxxxxxxxxxxxx\n"),
        new("/app/settings.env", "MAX_TOKENS=4096\nPASSWORD_HASHER=bcrypt\nACCESS_TOKEN_LIFETIME=900\n"),
        new(
            "/app/.git/config",
            "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = https://github.com/a/b.git\n[credential]\n\thelper = store\n"
        ),
        new("/src/.git/config", "[remote \"origin\"]\n\turl = git@github.com:a/b.git\n"),
        new(
            "/root/.gitconfig",
            "[user]\n\tname = A\n\temail = a@example.org\n[credential]\n\thelper = !gh auth git-credential\n"
        ),
        new(
            "/app/appsettings.json",
            "{\"ConnectionStrings\":{\"Default\":\"Server=db;Database=a;Trusted_Connection=True;\"},\"Jwt\":{\"Issuer\":\"a\",\"TokenLifetime\":\"01:00:00\"}}"
        ),
        new(
            "/app/appsettings.Development.json",
            "{\"ConnectionStrings\":{\"Default\":\"Server=localhost;Database=dev;User Id=sa;Password=Password1;\"}}"
        ),
        new(
            "/app/appsettings.Production.json",
            "{\"Smtp\":{\"Host\":\"mail\",\"Password\":\"#{SmtpPassword}#\"},\"ApiKey\":\"\"}"
        ),
        new(
            "/app/appsettings.Test.json",
            "{\"Password\":{\"RequireDigit\":true,\"RequiredLength\":12},\"TokenUrl\":\"https://idp.example.org/token\"}"
        ),
        new(
            "/app/web.config",
            "<configuration><connectionStrings><add name=\"Db\" connectionString=\"Data Source=db;Integrated Security=True;\" /></connectionStrings><appSettings><add key=\"PasswordMinLength\" value=\"12\" /></appSettings></configuration>"
        ),
        new(
            "/app/App.config",
            "<assemblyIdentity name=\"System.Text.Json\" publicKeyToken=\"cc7b13ffcd2ddd51\" culture=\"neutral\" />"
        ),
        new("/app/local.settings.json", "{\"Values\":{\"AzureWebJobsStorage\":\"UseDevelopmentStorage=true\"}}"),
        new(
            "/app/azurite.json",
            "{\"cs\":\"AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==\"}"
        ),
        new("/root/.pypirc", "[distutils]\nindex-servers = pypi\n[pypi]\nusername = __token__\n"),
        new(
            "/root/.config/pip/pip.conf",
            "[global]\nindex-url = https://pypi.example.org/simple\ntrusted-host = pypi.example.org\n"
        ),
        new("/etc/pip.conf", "[global]\nindex-url = https://${PIP_USER}:${PIP_PASSWORD}@pypi.example.org/simple\n"),
        new(
            "/app/requirements.txt",
            "tokenizers==0.15.2\npasslib==1.7.4\nsecretstorage==3.3.3 --hash=sha256:" + Hex(64) + "\n"
        ),
        new(
            "/root/.nuget/NuGet/NuGet.Config",
            "<packageSources><add key=\"feed\" value=\"https://packages.example.org/v3/index.json\" protocolVersion=\"3\" /></packageSources>"
        ),
        new(
            "/src/NuGet.Config",
            "<feed><add key=\"Username\" value=\"ci\" /><add key=\"ClearTextPassword\" value=\"%FEED_PASSWORD%\" /></feed>"
        ),
        new(
            "/opt/nuget.config",
            "<feed><add key=\"Username\" value=\"ci\" /><add key=\"Password\" value=\"AQAAANCMnd8BFdERjHoAwE/"
                + Random(60)
                + "\" /></feed>"
        ),
        new(
            "/root/.m2/settings.xml",
            "<server><id>a</id><username>ci</username><password>${env.REPO_PASSWORD}</password></server>"
        ),
        new(
            "/usr/share/maven/conf/settings.xml",
            "<server><id>deploymentRepo</id><username>repouser</username><password>{"
                + Random(43)
                + "=}</password></server>"
        ),
        new(
            "/root/.gradle/gradle.properties",
            "org.gradle.jvmargs=-Xmx2g\nsigning.keyId=1A2B3C4D\nsystemProp.javax.net.ssl.trustStorePassword=changeit\n"
        ),
        new(
            "/root/.docker/config.json",
            "{\"auths\":{\"https://registry.example.net/v1/\":{}},\"credsStore\":\"pass\"}"
        ),
        new(
            "/home/u/.docker/config.json",
            "{\"auths\":{},\"credHelpers\":{\"registry.example.com\":\"gcloud\"},\"HttpHeaders\":{\"User-Agent\":\"Docker-Client/27.0\"}}"
        ),
        new("/root/.config/containers/auth.json", "{\"auths\":{\"registry.example.org\":{\"auth\":\"\"}}}"),
        new(
            "/root/.kube/config",
            $"clusters:\n- cluster:\n    certificate-authority-data: {Base64("-----BEGIN CERTIFICATE-----\n" + Random(64))}\n    server: https://a\nusers:\n- name: a\n  user:\n    tokenFile: /var/run/token\n"
        ),
        new(
            "/manifests/db-secret.yaml",
            "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  username: "
                + Base64("app")
                + "\n  password: "
                + Base64("changeme")
                + "\n"
        ),
        new(
            "/manifests/secrets.yml",
            "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec:\n  encryptedData:\n    password: AgB"
                + Random(60)
                + "\n"
        ),
        new(
            "/manifests/deploy-secret.yaml",
            "env:\n- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: db\n      key: password\n"
        ),
        new(
            "/app/secrets.yaml",
            "db:\n  password: ENC[AES256_GCM,data:"
                + Random(20)
                + ",iv:"
                + Random(20)
                + ",type:str]\nsops:\n  version: 3.8.1\n"
        ),
        new("/app/secrets.yml", "$ANSIBLE_VAULT;1.1;AES256\n" + Hex(80) + "\n"),
        new(
            "/root/.aws/config",
            "[default]\nregion = eu-west-1\noutput = json\nrole_arn = arn:aws:iam::123456789012:role/a\n"
        ),
        new(
            "/root/.aws/credentials",
            "[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n"
        ),
        new(
            "/root/.azure/azureProfile.json",
            "{\"subscriptions\":[{\"id\":\""
                + Guid.Parse(Hex(32))
                + "\",\"tenantId\":\""
                + Guid.Parse(Hex(32, 9))
                + "\"}]}"
        ),
        new(
            "/infra/terraform.tfstate",
            "{\"resources\":[{\"type\":\"aws_db_instance\",\"instances\":[{\"attributes\":{\"password\":null,\"manage_master_user_password\":true}}]}]}"
        ),
        new("/infra/prod.tfvars", "db_password_secret_name = \"prod-db\"\nregion = \"eu\"\n"),
        new("/root/.pgpass", "# host:port:database:user:password\n"),
        new("/root/.my.cnf", "[client]\nuser=root\n#password=\n"),
        new("/etc/mysql/conf.d/mysqld.cnf", "[mysqld]\ndefault_password_lifetime=0\nvalidate_password.policy=LOW\n"),
        new("/etc/nginx/.htpasswd", "# generate with htpasswd -B\n"),
        new(
            "/root/.cargo/config.toml",
            "[registries.a]\nindex = \"sparse+https://a.example.org/\"\ncredential-provider = \"cargo:token\"\n"
        ),
        new("/root/.bash_history", "ls\nmysql -uroot -p\ncurl -u $U:$P https://a.example.org\npasswd\n"),
        new("/etc/environment", "PATH=/usr/bin\nLANG=C\n"),
        new("/etc/shadow", "root:*:19000::::::\napp:!:19000::::::\ndaemon:!*:19000::::::\n"),
        new("/etc/passwd", "root:x:0:0:root:/root:/sbin/nologin\napp:x:1654:1654::/app:/sbin/nologin\n"),
        new(
            "/app/application.properties",
            "spring.datasource.password=${DB_PASSWORD:}\nserver.servlet.session.cookie.name=token\n"
        ),
        new(
            "/app/application.yml",
            "spring:\n  security:\n    oauth2:\n      client:\n        provider:\n          a:\n            token-uri: https://idp.example.org/token\n        registration:\n          a:\n            client-secret: '{cipher}"
                + Hex(64)
                + "'\n"
        ),
        new(
            "/srv/docker-compose.yml",
            "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db\n    secrets: [db]\nsecrets:\n  db:\n    file: ./db.txt\n"
        ),
        new(
            "/srv/compose.yaml",
            "services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD=${POSTGRES_PASSWORD:-postgres}\n"
        ),
        new(
            "/var/www/wp-config.php",
            "<?php\ndefine('DB_PASSWORD', getenv('DB_PASSWORD'));\ndefine('AUTH_KEY', 'put your unique phrase here');\n"
        ),
        new("/app/config/database.yml", "production:\n  password: <%= ENV['DB_PASSWORD'] %>\n"),
        new(
            "/app/settings.py",
            "SECRET_KEY = os.environ['SECRET_KEY']\nPASSWORD_HASHERS = ['django.contrib.auth.hashers.Argon2PasswordHasher']\nAUTH_PASSWORD_VALIDATORS = []\n"
        ),
        new(
            "/etc/ssl/certs/java/cacerts",
            [
                0xFE,
                0xED,
                0xFE,
                0xED,
                0,
                0,
                0,
                2,
                0,
                0,
                0,
                1,
                0,
                0,
                0,
                2,
                0,
                5,
                .. Encoding.ASCII.GetBytes("alias" + Random(40)),
            ]
        ),
        new("/etc/ssl/ca.der", Der("3082030030820200A003020102", Random(60))),
        new(
            "/app/truststore.p12",
            Der("308204000201033082030000000000000000000000000000000006092A864886F70D010706", Random(60))
        ),
        new(
            "/app/main.js",
            "const token = localStorage.getItem('token'); const password = document.querySelector('#password').value;\n"
        ),
        new("/app/README.md", "Set `GITHUB_TOKEN=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx` and run.\n"),
        new(
            "/app/openapi.yaml",
            "components:\n  schemas:\n    Login:\n      properties:\n        password: {type: string, example: hunter2}\n        token: {type: string}\n"
        ),
        new(
            "/app/config.yaml",
            "auth:\n  token: string\n  password: required\n  secret_key_ref: db/password\n  token_ttl: 24h\n"
        ),
        new(
            "/app/locale/messages.properties",
            "login.password=Password\nlogin.token=Please enter the token you got by mail\n"
        ),
        new(
            "/app/package-lock.json",
            "{\"integrity\":\"sha512-"
                + Random(86)
                + "==\",\"resolved\":\"https://packages.example.org/jsonwebtoken/-/jsonwebtoken-9.0.2.tgz\"}"
        ),
        new("/usr/share/perl5/Net/Netrc.pm", "machine foo login bar password baz\n"),
        new("/root/.config/gh/hosts.yml", "github.com:\n    user: me\n    git_protocol: https\n"),
    ];
}
