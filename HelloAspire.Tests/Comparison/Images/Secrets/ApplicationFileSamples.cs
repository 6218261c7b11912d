using static HelloAspire.Tests.Comparison.Images.Secrets.SecretSample;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>Settings of frameworks, pipelines and dumps that applications are shipped with.</summary>
internal static class ApplicationFileSamples
{
    private const string Human = "Regen-Tropfen!21";
    private static readonly string P = Random(15, 53);
    private static readonly string T = Random(40, 59);

    public static IEnumerable<SecretSample> Positive { get; } =
    [
        new(
            "/app/appsettings.Production.json",
            "{\"ConnectionStrings\":{\"Default\":\"Server=db;Database=a;User Id=a;Password=" + Human + ";\"}}",
            Human
        ),
        new(
            "/app/appsettings.json",
            "{\n  // of the old days\n  \"Smtp\": {\"User\":\"a\",\"Password\":\"" + Human + "\"},\n}",
            Human
        ),
        new(
            "/app/appsettings.Staging.json",
            "{\"AzureAd\":{\"ClientId\":\""
                + Guid.Parse(Hex(32))
                + "\",\"ClientSecret\":\""
                + Random(3)
                + "8Q~"
                + Random(34, 9)
                + "\"}}",
            Random(34, 9)
        ),
        new("/srv/appsettings.json", "{\"Jwt\":{\"Issuer\":\"a\",\"SigningKey\":\"" + T + "\"}}", T),
        new(
            "/home/app/.microsoft/usersecrets/0a1b2c3d-0000-4000-8000-000000000001/secrets.json",
            "{\"Movies:ServiceApiKey\":\"" + P + "\"}",
            P
        ),
        new(
            "/app/local.settings.json",
            "{\"Values\":{\"AzureWebJobsStorage\":\"DefaultEndpointsProtocol=https;AccountName=a;AccountKey="
                + Base64(Random(64))
                + "\"}}",
            Base64(Random(64))
        ),
        new(
            "/app/App.config",
            $"<configuration><appSettings><add key=\"SmtpPassword\" value=\"{Human}\" /></appSettings></configuration>",
            Human
        ),
        new(
            "/inetpub/Web.Release.config",
            $"<connectionStrings><add name=\"d\" connectionString=\"Data Source=db;User ID=sa;Pwd={P}\" providerName=\"x\" /></connectionStrings>",
            P
        ),
        new(
            "/inetpub/web.config",
            $"<configuration><system.web><machineKey validationKey=\"{Hex(128).ToUpperInvariant()}\" decryptionKey=\"{Hex(64).ToUpperInvariant()}\" validation=\"HMACSHA256\" /></system.web></configuration>",
            Hex(128).ToUpperInvariant()
        ),
        new(
            "/app/Properties/launchSettings.json",
            "{\"profiles\":{\"a\":{\"environmentVariables\":{\"Stripe__SecretKey\":\"sk_live_" + Random(30) + "\"}}}}",
            Random(30)
        ),
        new(
            "/app/Properties/PublishProfiles/a.pubxml.user",
            $"<Project><PropertyGroup><Password>{P}</Password></PropertyGroup></Project>",
            P
        ),
        new(
            "/app/a.PublishSettings",
            $"<publishData><publishProfile userName=\"$a\" userPWD=\"{Random(60)}\" /></publishData>",
            Random(60)
        ),
        new(
            "/app/keys/key-0a1b2c3d.xml",
            $"<key id=\"0\" version=\"1\"><descriptor><descriptor><masterKey><value>{Base64(Random(64))}</value></masterKey></descriptor></descriptor></key>",
            Base64(Random(64))
        ),
        new(
            "/app/application-prod.yml",
            $"spring:\n  datasource:\n    url: jdbc:mysql://db/a\n    username: a\n    password: \"{Human}\"\n",
            Human
        ),
        new("/app/application.properties", $"spring.mail.username=a\nspring.mail.password={Human}\n", Human),
        new("/app/config/application-secrets.properties", $"jwt.secret={T}\n", T),
        new("/app/bootstrap.yml", $"spring:\n  cloud:\n    vault:\n      token: hvs.{Random(24)}\n", Random(24)),
        new("/app/BOOT-INF/classes/application.yml", $"server:\n  ssl:\n    key-store-password: {P}\n", P),
        new("/app/hibernate.cfg.xml", $"<property name=\"hibernate.connection.password\">{P}</property>", P),
        new("/app/META-INF/persistence.xml", $"<property name=\"javax.persistence.jdbc.password\" value=\"{P}\"/>", P),
        new(
            "/usr/local/tomcat/conf/tomcat-users.xml",
            $"<tomcat-users><user username=\"admin\" password=\"{Human}\" roles=\"manager-gui\"/></tomcat-users>",
            Human
        ),
        new(
            "/opt/jboss/standalone.xml",
            $"<security><user-name>sa</user-name><password>{Human}</password></security>",
            Human
        ),
        new(
            "/app/settings.py",
            $"DATABASES = {{'default': {{'ENGINE': 'x', 'USER': 'a', 'PASSWORD': '{Human}', 'HOST': 'db'}}}}\n",
            Human
        ),
        new("/app/site/settings/production.py", $"SECRET_KEY = \"{Random(50)}\"\n", Random(50)),
        new("/app/local_settings.py", $"EMAIL_HOST_PASSWORD = '{P}'\n", P),
        new("/app/config.py", $"class Config:\n    SQLALCHEMY_DATABASE_URI = 'mysql+pymysql://a:{P}@db/a'\n", P),
        new("/app/alembic.ini", $"[alembic]\nsqlalchemy.url = postgresql://a:{P}@db/a\n", P),
        new(
            "/app/config/database.yml",
            $"production:\n  adapter: postgresql\n  username: a\n  password: {Human}\n",
            Human
        ),
        new("/app/config/secrets.yml", $"production:\n  secret_key_base: {Hex(128)}\n", Hex(128)),
        new("/app/config/initializers/secret_token.rb", $"App.config.secret_token = '{Hex(128)}'\n", Hex(128)),
        new("/app/config/credentials/production.key", Hex(32, 7), Hex(32, 7)),
        new("/app/config/storage.yml", $"amazon:\n  service: S3\n  access_key_id: x\n  secret_access_key: {T}\n", T),
        new("/var/www/.env", $"APP_ENV=production\nAPP_KEY=base64:{Base64(Random(32))}\nDB_PASSWORD={P}\n", P),
        new("/var/www/.env", $"MAIL_PASSWORD=\"{Human} x\"\n", $"{Human} x"),
        new(
            "/var/www/config/database.php",
            $"<?php return ['connections' => ['mysql' => ['username' => 'a', 'password' => '{P}']]];\n",
            P
        ),
        new(
            "/var/www/html/wp-config.php",
            $"<?php\ndefine('DB_USER', 'a');\ndefine('DB_PASSWORD', '{Human}');\ndefine('AUTH_KEY', '{Random(64)}');\n",
            Human
        ),
        new(
            "/var/www/html/configuration.php",
            $"<?php class JConfig {{ public $user = 'a'; public $password = '{P}'; public $secret = '{Random(16)}'; }}\n",
            P
        ),
        new(
            "/var/www/html/sites/default/settings.php",
            $"<?php $databases['default']['default'] = array('database' => 'd', 'username' => 'a', 'password' => '{P}');\n",
            P
        ),
        new(
            "/var/www/app/config/parameters.yml",
            $"parameters:\n    database_password: {P}\n    secret: {Hex(40)}\n",
            P
        ),
        new(
            "/var/www/app/etc/env.php",
            $"<?php return ['crypt' => ['key' => '{Hex(32)}'], 'db' => ['password' => '{P}']];\n",
            P
        ),
        new("/var/www/config.inc.php", $"<?php $cfg['Servers'][$i]['password'] = '{Human}';\n", Human),
        new("/var/www/connect.php", $"<?php $c = mysqli_connect('db', 'a', '{Human}', 'd');\n", Human),
        new("/app/.env.prod", $"# mail\nSMTP_PASSWORD='{Human}' # of the relay\n", Human),
        new("/app/env/.env.staging", $"SESSION_SECRET={T}\r\nPORT=80\r\n", T),
        new("/app/.envrc", $"export AWS_SECRET_ACCESS_KEY={T}\n", T),
        new(
            "/app/docker-compose.yml",
            $"services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: {Human}\n",
            Human
        ),
        new("/app/compose.override.yaml", $"services:\n  db:\n    environment:\n      - MYSQL_ROOT_PASSWORD={P}\n", P),
        new("/app/.github/workflows/ci.yml", $"env:\n  NPM_TOKEN: npm_{Random(36)}\n", Random(36)),
        new("/app/.gitlab-ci.yml", $"variables:\n  DEPLOY_TOKEN: glpat-{Random(20)}\n", Random(20)),
        new(
            "/app/.travis.yml",
            $"deploy:\n  provider: npm\n  api_key: {Guid.Parse(Hex(32))}\n",
            $"{Guid.Parse(Hex(32))}"
        ),
        new("/app/Jenkinsfile", $"pipeline {{ environment {{ SONAR_TOKEN = '{Hex(40)}' }} }}\n", Hex(40)),
        new("/app/azure-pipelines.yml", $"variables:\n  registryPassword: '{P}'\n", P),
        new("/app/bitbucket-pipelines.yml", $"script:\n  - curl -u ci:{P} https://a.example.org\n", P),
        new("/app/.drone.yml", $"environment:\n  DOCKER_PASSWORD: {P}\n", P),
        new("/app/Dockerfile", $"FROM x\nENV DB_PASSWORD={P}\n", P),
        new("/app/deploy.sh", $"#!/bin/sh\nDEPLOY_PASSWORD='{Human}'\nscp a b\n", Human),
        new("/app/backup.sh", $"#!/bin/bash\nmysqldump -u root -p{P} app > /b.sql\n", P),
        new("/app/Makefile", $"push:\n\tcurl -H 'Authorization: Bearer {T}' https://a.example.org\n", T),
        new(
            "/app/.vscode/settings.json",
            "{\"sqltools.connections\":[{\"username\":\"a\",\"password\":\"" + P + "\"}]}",
            P
        ),
        new(
            "/app/.idea/dataSources.local.xml",
            $"<data-source><jdbc-url>jdbc:postgresql://db/a?password={P}</jdbc-url></data-source>",
            P
        ),
        new("/app/config/default.json", "{\"db\":{\"user\":\"a\",\"password\":\"" + Human + "\"}}", Human),
        new("/app/config.toml", $"[database]\nuser = \"a\"\npassword = \"{Human}\"\n", Human),
        new(
            "/app/conf/app.ini",
            $"[security]\nSECRET_KEY = {T}\nINTERNAL_TOKEN = eyJhbGciOiJIUzI1NiJ9.{Random(30)}.{Random(43, 3)}\n",
            T
        ),
        new("/app/config/prod.exs", $"config :app, App.Endpoint,\n  secret_key_base: \"{Random(64)}\"\n", Random(64)),
        new("/app/values-prod.yaml", $"postgresql:\n  auth:\n    password: {P}\n", P),
        new("/app/dump.sql", $"CREATE USER 'app'@'%' IDENTIFIED BY '{Human}';\n", Human),
        new("/docker-entrypoint-initdb.d/init.sql", $"CREATE ROLE app LOGIN PASSWORD '{P}';\n", P),
        new(
            "/app/seed.sql",
            $"INSERT INTO users (name, password_hash) VALUES ('admin', '$2b$12${Random(53)}');\n",
            Random(53)
        ),
        new("/app/logins.ldif", $"dn: cn=a\nuserPassword: {{SSHA}}{Random(32)}\n", Random(32)),
        new(
            "/app/log/app.log",
            $"2026-01-01 GET /x Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJ{Random(57)}.{Random(60, 7)}\n",
            Random(60, 7)
        ),
        new(
            "/app/client.js",
            $"const s3 = new S3({{ accessKeyId: 'AKIA{RandomOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)}', secretAccessKey: '{T}' }});\n",
            T
        ),
        new(
            "/app/firebase.json",
            "{\"type\":\"service_account\",\"private_key_id\":\""
                + Hex(40)
                + "\",\"private_key\":\""
                + Pem().Replace("\n", "\\n", StringComparison.Ordinal)
                + "\"}",
            Random(64)
        ),
        new("/app/fcm.js", $"const key = 'AAAA{Random(7)}:APA91b{Random(134)}';\n", Random(134)),
        new("/app/pay.py", $"stripe.api_key = 'rk_live_{Random(30)}'\n", Random(30)),
        new("/app/mail.rb", $"key = 'SG.{Random(22)}.{Random(43, 5)}'\n", Random(43, 5)),
        new("/app/shop.ini", $"shop = shpat_{Hex(32)}\n", Hex(32)),
        new("/app/bot.py", $"client.run('MTA{Random(21)}.G{Random(5)}.{Random(38)}')\n", Random(38)),
        new("/app/slack.py", $"app = App(token='xoxb-{"123456789012"}-{"1234567890123"}-{Random(24)}')\n", Random(24)),
        new("/app/git.go", $"const token = \"github_pat_{Random(22)}_{Random(59, 5)}\"\n", Random(59, 5)),
        new(
            "/app/maps.html",
            $"<script src=\"https://maps.googleapis.com/maps/api/js?key=AIza{Random(35)}\"></script>",
            Random(35)
        ),
        new("/app/post.json", "{\"postman\":\"PMAK-" + Hex(24) + "-" + Hex(34, 5) + "\"}", Hex(34, 5)),
        new("/app/graf.txt", $"glsa_{Random(32)}_{Hex(8)}\n", Random(32)),
        new(
            "/app/nr.txt",
            $"NRAK-{RandomOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 27)}\n",
            RandomOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 27)
        ),
        new("/app/linear.txt", $"lin_api_{Random(40)}\n", Random(40)),
        new("/app/atl.txt", $"ATATT3xFfGF0{Random(180)}\n", Random(180)),
        new("/app/jf.txt", $"AKCp8{Random(68)}\n", Random(68)),
        new("/app/db.txt", $"dapi{Hex(32)}-2\n", Hex(32)),
        new("/app/hub.txt", $"dckr_pat_{Random(27)}\n", Random(27)),
        new("/app/ali.txt", $"GOCSPX-{Random(28)}\n", Random(28)),
        new("/app/mc.txt", $"{Hex(32)}-us12 is the key of mailchimp_api_key={Hex(32, 3)}-us12\n", Hex(32, 3)),
        new("/app/tg.ts", $"const bot = new Telegraf('{"612345678"}:AAE{Random(32)}');\n", Random(32)),
    ];
}
