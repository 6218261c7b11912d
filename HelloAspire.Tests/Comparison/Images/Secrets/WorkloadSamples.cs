using static HelloAspire.Tests.Comparison.Images.Secrets.SecretSample;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>Variables, labels and steps of workloads of all trades, written before the rules were read.</summary>
internal static class WorkloadSamples
{
    private const string Human = "Kirschbaum_88!";
    private const string Word = "hunter2hunter2";
    private static readonly string P = Random(16, 41);
    private static readonly string T = Random(40, 53);
    private static readonly string H = Hex(40, 7);

    public static IEnumerable<SecretSample> Positive { get; } =
    [
        new("env", $"N8N_ENCRYPTION_KEY={T}", T),
        new("env", $"KEYCLOAK_ADMIN_PASSWORD={Human}", Human),
        new("env", $"GF_SECURITY_ADMIN_PASSWORD={Human}", Human),
        new("env", $"MINIO_ROOT_PASSWORD={P}", P),
        new("env", $"RABBITMQ_ERLANG_COOKIE={Random(20, 3)}", Random(20, 3)),
        new("env", $"WORDPRESS_AUTH_SALT={T}", T),
        new("env", $"DJANGO_SECRET={T}", T),
        new("env", $"RAILS_MASTER_KEY={Hex(32, 5)}", Hex(32, 5)),
        new("env", $"ConnectionStrings__Default=Server=sql01;Database=crm;User Id=crm;Password={Human};", Human),
        new(
            "env",
            $"AzureWebJobsStorage=DefaultEndpointsProtocol=https;AccountName=acme;AccountKey={Base64(T)}==;EndpointSuffix=core.windows.net",
            Base64(T)
        ),
        new("env", $"APPLICATION_SIGNING_PRIVATEKEY={T}", T),
        new("env", $"STRIPE=sk_live_{Random(24, 9)}", Random(24, 9)),
        new("env", $"MAILGUN_KEY=key-{Hex(32, 2)}", Hex(32, 2)),
        new("env", $"BOT=71{RandomOf("0123456789", 8, 3)}:AA{Random(33, 4)}", Random(33, 4)),
        new(
            "env",
            $"DISCORD_WEBHOOK=https://discord.com/api/webhooks/1{RandomOf("0123456789", 17)}/{Random(68, 3)}",
            Random(68, 3)
        ),
        new(
            "env",
            $"SLACK_HOOK=https://hooks.slack.com/services/T0{RandomOf("ABCDEFGH012", 8)}/B0{RandomOf("ABCDEFGH012", 8, 3)}/{Random(24, 13)}",
            Random(24, 13)
        ),
        new(
            "env",
            $"TEAMS_URL=https://acme.webhook.office.com/webhookb2/{Guid.Parse(Hex(32, 2))}@{Guid.Parse(Hex(32, 3))}/IncomingWebhook/{Hex(32, 8)}/{Guid.Parse(Hex(32, 4))}",
            Hex(32, 8)
        ),
        new(
            "env",
            $"BLOB=https://acme.blob.core.windows.net/c?sv=2022-11-02&ss=b&srt=co&sp=r&se=2030-01-01T00:00:00Z&sig={Random(43, 5)}%3D",
            Random(43, 5)
        ),
        new("env", $"AMQP=amqp://svc:{P}@mq:5672/", P),
        new("env", $"DSN=app:{Human}@tcp(db:3306)/shop?parseTime=true", Human),
        new("env", $"PG=host=db user=app password={P} dbname=shop sslmode=disable", P),
        new(
            "env",
            $"KAFKA_SASL_JAAS_CONFIG=org.apache.kafka.common.security.plain.PlainLoginModule required username=\"svc\" password=\"{P}\";",
            P
        ),
        new("env", $"JAVA_OPTS=-Xmx512m -Djavax.net.ssl.keyStorePassword={P} -Dfile.encoding=UTF-8", P),
        new("env", $"OTEL_EXPORTER_OTLP_HEADERS=x-honeycomb-team={Random(22, 3)}", Random(22, 3)),
        new("env", $"CURL_HEADER=Authorization: Bearer {T}", T),
        new(
            "env",
            $"GOOGLE_CREDENTIALS={{\"type\":\"service_account\",\"private_key\":\"-----BEGIN PRIVATE KEY-----\\n{Random(64)}\\n-----END PRIVATE KEY-----\\n\"}}",
            Random(64)
        ),
        new("env", $"NPM_CONFIG__AUTH={Base64("ci:" + P)}", Base64("ci:" + P)),
        new("env", $"HF=hf_{Random(34, 6).Replace('0', 'a')}", Random(34, 6).Replace('0', 'a')),
        new("env", $"CI_JOB=glpat-{Random(20, 2)}", Random(20, 2)),
        new("env", $"ANSIBLE_BECOME_PASS={Word}", Word),
        new("env", $"PASSPHRASE={Word}", Word),
        new("env", $"MYSQL_ROOT_PASSWORD={Word}", Word),
        new("env", $"REDISCLI_AUTH={P}", P),
        new("env", $"PGPASSWORD={Word}", Word),
        new("env", $"SSHPASS={Human}", Human),
        new("env", $"VAULT_DEV_ROOT_TOKEN_ID=hvs.{Random(24, 8)}", Random(24, 8)),
        new(
            "env",
            $"LICENSE_KEY={RandomOf("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 25, 3)}",
            RandomOf("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 25, 3)
        ),
        new("env", $"NEW_RELIC_LICENSE_KEY={Hex(36, 4)}NRAL", Hex(36, 4)),
        new("env", $"DD_API_KEY={Hex(32, 11)}", Hex(32, 11)),
        new("env", $"CLOUDFLARE_API_KEY={Hex(37, 11)}", Hex(37, 11)),
        new("env", $"appSecret={T}", T),
        new("env", $"Jwt__Key={T}", T),
        new("env", $"Authentication__Google__ClientSecret=GOCSPX-{Random(28, 4)}", Random(28, 4)),
        new("env", $"HASH_PEPPER={P}", P),
        new("env", $"SUPABASE_SERVICE_ROLE=eyJhbGciOiJIUzI1NiJ9.eyJ{Random(60, 4)}.{Random(43, 6)}", Random(43, 6)),
        new("label", $"com.acme.deploy.token={T}", T),
        new(
            "label",
            $"traefik.http.middlewares.auth.basicauth.users=admin:$apr1${Random(8, 4)}${Random(22, 4)}",
            Random(22, 4)
        ),
        new("label", $"org.acme.source=https://build:{P}@git.acme.example/shop.git", P),
        new("label", $"maintainer.pw={Human}", Human),
        new("label", $"ofelia.job-exec.backup.command=mysqldump -uroot -p{Word} shop", Word),
        new("cmd", $"redis-server\n--requirepass\n{P}", P),
        new("cmd", $"/bin/sh\n-c\ngunicorn --env SECRET_KEY={T} app:app", T),
        new("cmd", $"vault\nserver\n-dev\n-dev-root-token-id={P}", P),
        new("cmd", $"java\n-Dspring.datasource.password={Human}\n-jar\n/app.jar", Human),
        new("cmd", $"mongod\n--keyFilePassword\n{P}", P),
        new(
            "history",
            $"/bin/sh -c curl -H 'X-Vault-Token: {T}' https://vault.acme.example/v1/secret/data/a -o /a.json",
            T
        ),
        new("history", $"/bin/sh -c curl -H \"PRIVATE-TOKEN: {P}\" https://gitlab.acme.example/api/v4/projects", P),
        new(
            "history",
            $"/bin/sh -c curl -sSL -H 'Authorization: token {H}' https://api.github.example/repos/a/b/tarball | tar xz",
            H
        ),
        new(
            "history",
            $"/bin/sh -c curl --header \"X-JFrog-Art-Api:{T}\" -O https://acme.jfrog.io/artifactory/a.tgz",
            T
        ),
        new("history", $"/bin/sh -c curl -u deploy:{Human} -O https://nexus.acme.example/a.jar", Human),
        new("history", $"/bin/sh -c curl -fsSLuci:{P} https://nexus.acme.example/a.jar", P),
        new("history", $"/bin/sh -c wget --user=ci --password={P} https://nexus.acme.example/a.jar", P),
        new(
            "history",
            $"/bin/sh -c wget --header='Authorization: Basic {Base64("ci:" + P)}' https://nexus.acme.example/a.jar",
            Base64("ci:" + P)
        ),
        new("history", $"/bin/sh -c http -a ci:{P} GET https://nexus.acme.example/a", P),
        new("history", $"/bin/sh -c git config --global http.extraheader \"AUTHORIZATION: bearer {T}\"", T),
        new(
            "history",
            $"/bin/sh -c git config --global url.\"https://oauth2:{P}@gitlab.acme.example/\".insteadOf https://gitlab.acme.example/",
            P
        ),
        new("history", $"/bin/sh -c git clone https://x-access-token:{H}@github.example/acme/a.git /src", H),
        new("history", $"/bin/sh -c npm config set //registry.acme.example/:_authToken {T}", T),
        new("history", $"/bin/sh -c npm set _auth={Base64("u:" + P)} && npm ci", Base64("u:" + P)),
        new("history", $"/bin/sh -c echo \"//registry.acme.example/:_authToken={T}\" > ~/.npmrc && npm ci", T),
        new("history", $"/bin/sh -c yarn config set npmAuthToken {T}", T),
        new("history", $"/bin/sh -c pip install --index-url https://reader:{P}@pypi.acme.example/simple acme", P),
        new(
            "history",
            $"/bin/sh -c pip config set global.extra-index-url https://__token__:{T}@pypi.acme.example/simple",
            T
        ),
        new("history", $"/bin/sh -c poetry config http-basic.acme reader {P}", P),
        new("history", $"/bin/sh -c uv pip install --extra-index-url https://:{P}@pypi.acme.example/simple acme", P),
        new("history", $"/bin/sh -c twine upload -u __token__ -p {T} dist/*", T),
        new("history", $"/bin/sh -c bundle config set --global gems.acme.example ci:{P}", P),
        new("history", $"/bin/sh -c gem push a.gem --key {H} && export GEM_HOST_API_KEY={H}", H),
        new(
            "history",
            $"/bin/sh -c dotnet nuget add source https://nuget.acme.example/v3/index.json -n acme -u ci -p {P} --store-password-in-clear-text",
            P
        ),
        new("history", $"/bin/sh -c dotnet nuget push a.nupkg --api-key {T} -s acme", T),
        new("history", $"/bin/sh -c dotnet user-secrets set \"Smtp:Password\" \"{Human}\"", Human),
        new("history", $"/bin/sh -c mvn -B deploy -Dnexus.password={P} -DskipTests", P),
        new("history", $"/bin/sh -c ./gradlew publish -PnexusPassword={P}", P),
        new("history", $"/bin/sh -c composer config --global http-basic.repo.acme.example ci {P}", P),
        new("history", $"/bin/sh -c composer config -g github-oauth.github.com {H}", H),
        new("history", $"/bin/sh -c docker login -u ci -p {P} registry.acme.example", P),
        new("history", $"/bin/sh -c echo {P} | docker login -u ci --password-stdin registry.acme.example", P),
        new("history", $"/bin/sh -c helm repo add acme https://charts.acme.example --username ci --password {P}", P),
        new(
            "history",
            $"/bin/sh -c az login --service-principal -u {Guid.Parse(Hex(32))} -p {T} --tenant {Guid.Parse(Hex(32, 2))}",
            T
        ),
        new("history", $"/bin/sh -c aws configure set aws_secret_access_key {T}", T),
        new("history", $"/bin/sh -c mysql -uroot -p{P} -e 'create database shop'", P),
        new("history", $"/bin/sh -c PGPASSWORD={P} psql -h db -U app -c 'select 1'", P),
        new("history", $"/bin/sh -c psql -c \"ALTER USER postgres WITH PASSWORD '{Human}'\"", Human),
        new("history", $"/bin/sh -c mysql -e \"CREATE USER 'app'@'%' IDENTIFIED BY '{Human}'\"", Human),
        new("history", $"/bin/sh -c mongosh --eval \"db.createUser({{user:'a',pwd:'{P}',roles:[]}})\"", P),
        new("history", $"/bin/sh -c redis-cli -a {P} config set save ''", P),
        new("history", $"/bin/sh -c sshpass -p {Human} scp a@host:/b /c", Human),
        new("history", $"/bin/sh -c echo 'root:{Human}' | chpasswd", Human),
        new("history", $"/bin/sh -c useradd -m app && echo app:{Word} | chpasswd", Word),
        new("history", $"/bin/sh -c useradd -p $(openssl passwd -1 {P}) dev", P),
        new("history", $"/bin/sh -c echo -e '{Human}\\n{Human}' | passwd root", Human),
        new("history", $"/bin/sh -c htpasswd -bc /etc/nginx/.htpasswd admin {Human}", Human),
        new("history", $"/bin/sh -c openssl req -x509 -newkey rsa:2048 -passout pass:{P} -out /c.pem", P),
        new("history", $"/bin/sh -c keytool -genkey -alias a -storepass {P} -keypass {P} -keystore /k.jks", P),
        new("history", $"/bin/sh -c gpg --batch --passphrase {Human} -d /a.gpg > /a", Human),
        new("history", $"/bin/sh -c 7z x -p{P} /a.7z", P),
        new("history", $"/bin/sh -c unzip -P {P} /a.zip", P),
        new("history", $"/bin/sh -c subscription-manager register --username a --password {P} --auto-attach", P),
        new(
            "history",
            $"/bin/sh -c printf '[default]\\naws_access_key_id=AKIA{RandomOf("ABCDEFGHJKLMNPQRSTUVWXYZ234567", 16)}\\naws_secret_access_key={T}\\n' > /root/.aws/credentials",
            T
        ),
        new("history", $"|2 NPM_TOKEN={T} VERSION=1.2.3 /bin/sh -c npm ci", T),
        new("history", $"|1 GIT_CREDENTIALS=ci:{P} /bin/sh -c make", P),
        new("history", $"ARG ARTIFACTORY_PASS={P}", P),
        new("history", $"RUN |1 dbPassword={Human} /bin/sh -c ./migrate.sh # buildkit", Human),
        new("history", $"/bin/sh -c #(nop)  ENV SECRET_KEY_BASE={Hex(128, 2)}", Hex(128, 2)),
        new("history", $"ENV SENDGRID=SG.{Random(22, 4)}.{Random(43, 9)}", Random(43, 9)),
        new("history", $"RUN /bin/sh -c export TF_VAR_db_password={P} && terraform init # buildkit", P),
        new("history", $"RUN /bin/sh -c terraform init -backend-config=\"access_key={T}\" # buildkit", T),
        new("history", $"RUN /bin/sh -c sed -i 's/__DB_PASS__/{P}/' /etc/app.conf # buildkit", P),
        new(
            "history",
            $"RUN /bin/sh -c snyk auth {Guid.Parse(Hex(32, 6))} # buildkit",
            Guid.Parse(Hex(32, 6)).ToString()
        ),
        new("history", $"RUN /bin/sh -c sentry-cli --auth-token {Hex(64, 6)} releases new 1 # buildkit", Hex(64, 6)),
        new("history", $"RUN /bin/sh -c sonar-scanner -Dsonar.login={H} # buildkit", H),
        new("history", $"RUN /bin/sh -c smbclient //srv/share -U 'acme/svc%{Human}' -c 'get a' # buildkit", Human),
        new("history", $"RUN /bin/sh -c ldapsearch -x -D cn=admin,dc=acme -w {Human} -b dc=acme # buildkit", Human),
        new(
            "history",
            $"RUN powershell -Command $pw = ConvertTo-SecureString '{Human}' -AsPlainText -Force # buildkit",
            Human
        ),
        new("history", $"cmd /S /C net user admin {Human} /add", Human),
        new("history", $"RUN /bin/sh -c cat > /app/.env <<EOF\nDB_PASSWORD={P}\nEOF\n # buildkit", P),
        new(
            "history",
            $"RUN /bin/sh -c tailscale up --authkey tskey-auth-{Random(12, 3)}-{Random(32, 5)} # buildkit",
            Random(32, 5)
        ),
        new("history", $"RUN /bin/sh -c ngrok config add-authtoken {T} # buildkit", T),
        new(
            "history",
            $"RUN /bin/sh -c heroku container:login --api-key={Guid.Parse(Hex(32, 9))} # buildkit",
            Guid.Parse(Hex(32, 9)).ToString()
        ),
        new("history", $"RUN /bin/sh -c vault login {T} # buildkit", T),
        new("history", $"RUN /bin/sh -c kubectl create secret generic db --from-literal=password={P} # buildkit", P),
        new(
            "history",
            $"RUN /bin/sh -c conda config --add channels https://conda.acme.example/t/{T}/main # buildkit",
            T
        ),
    ];

    public static IEnumerable<SecretSample> Negative { get; } =
    [
        new("env", "N8N_ENCRYPTION_KEY_FILE=/run/secrets/n8n"),
        new("env", "DB_PASSWORD="),
        new("env", "DB_PASSWORD=changeme"),
        new("env", "API_KEY=<your-api-key>"),
        new("env", "API_TOKEN=${API_TOKEN:?missing}"),
        new("env", "SECRET_KEY=__SECRET_KEY__"),
        new("env", "PASSWORD_MIN_LENGTH=12"),
        new("env", "PASSWORD_HASHERS=argon2,bcrypt"),
        new("env", "TOKEN_ENDPOINT=https://login.acme.example/oauth2/token"),
        new("env", "ACCESS_TOKEN_LIFETIME=3600s"),
        new("env", "MAX_TOKENS=4096"),
        new("env", "TOKENIZERS_PARALLELISM=false"),
        new("env", "TOKENIZER=sentencepiece-bpe-32k"),
        new("env", "AUTH_METHOD=kerberos"),
        new("env", "GPG_KEY=E3FF2839C048B25C084DEBE9B26995E310250568"),
        new("env", "PYTHON_SHA256=" + Hex(64, 3)),
        new("env", "NODE_CHECKSUM=" + Hex(64, 4)),
        new("env", "GIT_COMMIT=" + Hex(40, 4)),
        new("env", "AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE"),
        new("env", "SSH_KEY_PATH=/home/app/.ssh/id_ed25519"),
        new("env", "AWS_SHARED_CREDENTIALS_FILE=/etc/aws/credentials"),
        new("env", "KEYCLOAK_REALM_PUBLIC_KEY=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA" + Random(40)),
        new("env", "STRIPE_PUBLISHABLE_KEY=pk_live_" + Random(24, 4)),
        new("env", "RECAPTCHA_SITE_KEY=6L" + Random(38, 4)),
        new("env", "SENTRY_DSN=https://" + Hex(32) + "@o1234.ingest.sentry.io/42"),
        new("env", "APPLICATIONINSIGHTS_CONNECTION_STRING=InstrumentationKey=00000000-0000-0000-0000-000000000000"),
        new("env", "DATABASE_URL=postgres://localhost:5432/shop"),
        new("env", "DATABASE_URL=postgres://$DB_USER:$DB_PASS@db/shop"),
        new("env", "ConnectionStrings__Default=Server=.;Database=crm;Trusted_Connection=True;"),
        new("env", "ConnectionStrings__Default=Data Source=/data/app.db"),
        new("env", "KEY_VAULT_NAME=acme-prod-kv"),
        new("env", "AZURE_CLIENT_ID=" + Guid.Parse(Hex(32, 3))),
        new("env", "AZURE_TENANT_ID=" + Guid.Parse(Hex(32, 4))),
        new("env", "COOKIE_NAME=shop_session"),
        new("env", "SESSION_COOKIE_SECURE=true"),
        new("env", "CSRF_TOKEN_HEADER=X-CSRF-Token"),
        new("env", "PARTITION_KEY=customerId"),
        new("env", "SORT_KEY=created_at"),
        new("env", "JWT_ALGORITHM=RS256"),
        new("env", "JWT_ISSUER=https://id.acme.example/realms/shop"),
        new("env", "VAULT_SECRET_PATH=secret/data/shop/prod"),
        new("env", "DB_SECRET_ARN=arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-AbCdEf"),
        new("env", "DB_PASSWORD=@Microsoft.KeyVault(SecretUri=https://acme.vault.azure.net/secrets/db)"),
        new("env", "DB_PASSWORD=op://prod/db/password"),
        new("env", "DB_PASSWORD=ref+vault://secret/shop#/password"),
        new("env", "POSTGRES_HOST_AUTH_METHOD=trust"),
        new("env", "ALLOW_EMPTY_PASSWORD=yes"),
        new("env", "PASSWORD_RESET_URL=/account/reset"),
        new("env", "SECRETS_DIR=/var/run/secrets/shop"),
        new("env", "PUBLIC_KEY_ID=2024-06"),
        new("env", "KEYBOARD=de-latin1"),
        new("env", "KEYMAP=us"),
        new("env", "PASSENGER_APP_ENV=production"),
        new("env", "COMPASS_URL=http://compass:8080"),
        new("env", "BYPASS_PROXY=localhost"),
        new("label", "org.opencontainers.image.revision=" + Hex(40, 8)),
        new("label", "org.opencontainers.image.base.digest=sha256:" + Hex(64, 8)),
        new("label", "com.acme.password-policy=strong"),
        new("label", "io.k8s.description=Set PASSWORD=yourpassword when you start the container"),
        new("label", "traefik.http.middlewares.auth.basicauth.usersfile=/run/secrets/users"),
        new("label", "vcs-key=main"),
        new("cmd", "redis-server\n--requirepass\n${REDIS_PASSWORD}"),
        new("cmd", "mysqld\n--caching-sha2-password-auto-generate-rsa-keys=ON"),
        new("cmd", "vault\nserver\n-config=/vault/token.hcl"),
        new("cmd", "dex\nserve\n--password-db=/etc/dex/users"),
        new("history", "/bin/sh -c curl -H \"Authorization: Bearer $TOKEN\" https://api.acme.example/a"),
        new("history", "/bin/sh -c curl -u \"$NEXUS_USER:$NEXUS_PASS\" -O https://nexus.acme.example/a.jar"),
        new("history", "/bin/sh -c curl -u 1000:1000 http://localhost/a"),
        new("history", "/bin/sh -c --mount=type=secret,id=npm,target=/root/.npmrc npm ci"),
        new(
            "history",
            "RUN /bin/sh -c npm config set //registry.acme.example/:_authToken=$(cat /run/secrets/npm) && npm ci # buildkit"
        ),
        new("history", "RUN /bin/sh -c mkdir -p /keys && chmod 700 /keys # buildkit"),
        new(
            "history",
            "RUN /bin/sh -c apt-key adv --keyserver hkp://keyserver.ubuntu.com:80 --recv-keys "
                + Hex(40, 9).ToUpperInvariant()
                + " # buildkit"
        ),
        new(
            "history",
            "RUN /bin/sh -c gpg --batch --keyserver keys.openpgp.org --recv-keys "
                + Hex(40, 5).ToUpperInvariant()
                + " # buildkit"
        ),
        new("history", "RUN /bin/sh -c echo \"" + Hex(64, 5) + "  /tmp/a.tgz\" | sha256sum -c - # buildkit"),
        new("history", "RUN /bin/sh -c useradd -u 1000 -p '*' app # buildkit"),
        new("history", "RUN /bin/sh -c adduser --disabled-password --gecos '' app # buildkit"),
        new("history", "RUN /bin/sh -c passwd -l root && passwd -d app # buildkit"),
        new(
            "history",
            "RUN /bin/sh -c mkdir -p -m 0700 ~/.ssh && ssh-keyscan github.com >> ~/.ssh/known_hosts # buildkit"
        ),
        new("history", "RUN /bin/sh -c mysql --defaults-file=/root/.my.cnf -e 'flush privileges' # buildkit"),
        new("history", "RUN /bin/sh -c psql -U postgres -p 5432 -d shop # buildkit"),
        new("history", "RUN /bin/sh -c docker run -p 8080:80 -u 1000:1000 nginx # buildkit"),
        new(
            "history",
            "RUN /bin/sh -c dotnet publish -p:PublishSingleFile=true -p:PublicKeyToken=b77a5c561934e089 # buildkit"
        ),
        new(
            "history",
            "RUN /bin/sh -c keytool -importcert -noprompt -storepass changeit -alias ca -file /ca.crt -cacerts # buildkit"
        ),
        new("history", "RUN /bin/sh -c openssl rand -hex 32 > /run/key # buildkit"),
        new(
            "history",
            "RUN /bin/sh -c export SECRET_KEY_BASE=$(bundle exec rake secret) && rake assets:precompile # buildkit"
        ),
        new("history", "RUN /bin/sh -c SECRET_KEY_BASE=dummy bundle exec rake assets:precompile # buildkit"),
        new("history", "RUN /bin/sh -c git config --global credential.helper store # buildkit"),
        new("history", "RUN /bin/sh -c pip install --no-cache-dir tokenizers==0.19.1 keyring passlib # buildkit"),
        new("history", "RUN /bin/sh -c helm upgrade --set auth.existingSecret=db-credentials shop ./chart # buildkit"),
        new("history", "COPY file:" + Hex(64, 8) + " in /etc/ssl/private/ "),
        new("history", "ARG NPM_TOKEN"),
        new("history", "|1 NPM_TOKEN= /bin/sh -c npm ci"),
        new("history", "|1 SOURCE_KEY=main TARGETARCH=amd64 /bin/sh -c make"),
        new("history", "ENV PASSWORD_STORE_DIR=/data/pass TOKEN_TTL=15m"),
        new("history", "LABEL secret.rotation=90d"),
    ];
}
