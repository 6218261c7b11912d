using static HelloAspire.Tests.Comparison.Images.Secrets.SecretSample;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>Steps of the build history, as BuildKit, the classic builder and buildah write them.</summary>
internal static class HistorySamples
{
    private static readonly string P = Random(12, 3);
    private static readonly string T = Random(24, 8);

    public static IEnumerable<SecretSample> Positive { get; } =
    [
        Run(
            $"dotnet nuget add source https://feed.example.org/v3/index.json --username ci --password {P} --store-password-in-clear-text"
        ),
        Run($"curl -u deploy:{P} https://feed.example.org/x.tgz"),
        Run($"curl -udeploy:{P} https://feed.example.org/x.tgz"),
        Run($"curl --user 'deploy:{P}' -fsSL https://feed.example.org/x.tgz | tar xz"),
        Run($"curl -H 'Authorization: Bearer {T}' https://feed.example.org/x.tgz", T),
        Run($"curl -H \"Authorization: token {T}\" https://feed.example.org/x.tgz", T),
        Run($"curl -H 'Authorization: Basic {Base64("ci:" + P)}' https://feed.example.org/x", Base64("ci:" + P)),
        Run($"curl -H 'X-Api-Key: {T}' https://feed.example.org/x.tgz", T),
        Run($"curl --header \"PRIVATE-TOKEN: {T}\" https://git.example.org/api", T),
        Run($"wget --http-user=ci --http-password={P} https://feed.example.org/x.tgz"),
        Run($"wget -q --password {P} https://feed.example.org/x.tgz"),
        Run($"git clone https://ci:{T}@git.example.org/a/b.git", T),
        Run($"git clone https://{T}@git.example.org/a/b.git", T),
        Run($"git config --global url.\"https://x-access-token:{T}@github.com/\".insteadOf https://github.com/", T),
        Run($"git config --global http.extraheader \"AUTHORIZATION: bearer {T}\"", T),
        Run($"pip install --extra-index-url https://ci:{P}@pypi.example.org/simple private"),
        Run($"pip config set global.index-url https://ci:{P}@pypi.example.org/simple"),
        Run($"npm config set //npm.example.org/:_authToken {T}", T),
        Run($"npm config set //npm.example.org/:_authToken={T} && npm ci", T),
        Run($"echo \"//npm.example.org/:_authToken={T}\" > /root/.npmrc && npm ci", T),
        Run($"NPM_TOKEN={T} npm ci", T),
        Run($"export GITHUB_TOKEN={T}; go mod download", T),
        Run($"mysql -uroot -p{P} -e 'create database a'"),
        Run($"mysqladmin -u root password {P}"),
        Run($"sshpass -p {P} scp a@b:/c /d"),
        Run($"sshpass -p'{P}' ssh a@b true"),
        Run($"PGPASSWORD={P} psql -h db -f /init.sql"),
        Run($"redis-cli -h cache -a {P} ping"),
        Run($"echo {P} | docker login -u ci --password-stdin registry.example.org"),
        Run($"docker login -u ci -p {P} registry.example.org"),
        Run($"az login --service-principal -u app -p {P} --tenant t"),
        Run($"aws configure set aws_secret_access_key {Random(40)}", Random(40)),
        Run($"echo 'app:{P}' | chpasswd"),
        Run($"echo \"root:{P}\" | chpasswd"),
        Run($"htpasswd -bc /etc/nginx/.htpasswd admin {P}"),
        Run($"openssl pkcs12 -export -in a.crt -inkey a.key -out a.pfx -passout pass:{P}"),
        Run($"keytool -genkeypair -alias a -keystore /a.jks -storepass {P} -keypass {P}"),
        Run($"unzip -P {P} secret.zip"),
        Run($"7z x -p{P} secret.7z"),
        Run($"ldapsearch -D cn=admin -w {P} -b dc=example"),
        Run($"dotnet nuget push a.nupkg -k {T} -s https://feed.example.org", T),
        Run($"dotnet nuget push a.nupkg --api-key {T} -s https://feed.example.org", T),
        Run($"dotnet user-secrets set Db:Password {P}"),
        Run($"vault login {T}", T),
        Run($"skopeo copy --src-creds=ci:{P} docker://a docker://b"),
        Run($"set -e; cat > /root/.netrc <<EOF\nmachine git.example.org\nlogin ci\npassword {P}\nEOF\ngo mod download"),
        Run($"<<EOF\nset -e\ncurl -u ci:{P} https://feed.example.org/x.tgz -o /x.tgz\nEOF"),
        Run($"printf 'machine a.example.org login ci password {P}' > ~/.netrc"),
        Run($"bash -c \"curl -u ci:{P} https://feed.example.org/x\""),
        Run($"mvn -B package -Drepo.password={P}"),
        Run($"gradle build -PnexusPassword={P}"),
        Run($"composer config http-basic.repo.example.org ci {P}"),
        Run($"bundle config set --global gems.example.org ci:{P}"),
        Run($"msbuild a.csproj /p:PublishPassword={P}"),
        Run($"X=$(curl -s -u ci:{P} https://feed.example.org/version) && echo $X"),
        Run($"curl -d '{{\"username\":\"ci\",\"password\":\"{P}\"}}' https://idp.example.org/login"),
        Run($"curl 'https://api.example.org/x?access_token={T}&a=b'", T),
        new("history", $"RUN |2 NPM_TOKEN={T} VERSION=1.2 /bin/sh -c npm ci # buildkit", T),
        new("history", $"|1 GITHUB_PASSWORD={P} /bin/sh -c make", P),
        new("history", $"ARG NUGET_PASSWORD={P}", P),
        new("history", $"ENV API_KEY={T}", T),
        new("history", $"/bin/sh -c #(nop)  ENV DB_PASSWORD={P}", P),
        new("history", $"/bin/sh -c #(nop)  ARG TOKEN={T}", T),
        new("history", $"LABEL deploy.password={P}", P),
        new("history", $"ADD https://ci:{P}@files.example.org/a.tgz /a # buildkit", P),
        new("history", $"CMD [\"/app/hello\" \"--password\" \"{P}\"]", P),
        new("history", $"ENTRYPOINT [\"/app/hello\",\"--db-password={P}\"]", P),
        new(
            "history",
            $"HEALTHCHECK &{{[\"CMD-SHELL\" \"curl -fu probe:{P} http://localhost/health\"] \"30s\" \"0s\" \"0s\" '\\x00'}}",
            P
        ),
        new(
            "history",
            $"/bin/sh -c apt-get update && curl -H \"Authorization: Bearer ghp_{Random(36)}\" https://api.github.com",
            Random(36)
        ),
    ];

    public static IEnumerable<SecretSample> Negative { get; } =
    [
        Clean("NPM_TOKEN=`cat /run/secrets/npm` npm ci"),
        Clean("NPM_TOKEN=\"$(cat /run/secrets/npm)\" npm ci"),
        Clean("NPM_TOKEN=$NPM_TOKEN npm ci"),
        Clean("curl -u ${USER}:${PASSWORD} https://feed.example.org/x.tgz"),
        Clean("curl -u \"$USER:$PASSWORD\" https://feed.example.org/x.tgz"),
        Clean("curl -u ci:$(cat /run/secrets/p) https://feed.example.org/x.tgz"),
        Clean("curl -H \"Authorization: Bearer $TOKEN\" https://feed.example.org/x.tgz"),
        Clean("curl -H \"Authorization: Bearer $(cat /run/secrets/t)\" https://feed.example.org/x"),
        Clean("curl -H 'Authorization: Bearer ${TOKEN}' https://feed.example.org/x"),
        Clean(
            "dotnet nuget add source https://f.example.org --username ci --password $PAT --store-password-in-clear-text"
        ),
        Clean("dotnet nuget add source https://f.example.org --username ci --password `cat /run/secrets/pat`"),
        Clean("git clone https://x-access-token:${TOKEN}@github.com/a/b.git"),
        Clean("git clone https://github.com/a/b.git"),
        Clean("git clone git@github.com:a/b.git"),
        Clean("docker login -u ci --password-stdin < /run/secrets/p"),
        Clean("cat /run/secrets/p | docker login -u ci --password-stdin"),
        Clean("echo \"$PASSWORD\" | docker login -u ci --password-stdin"),
        Clean("docker run -u 1000:1000 -p 8080:80 app"),
        Clean("mysql -uroot -p\"$MYSQL_ROOT_PASSWORD\" < /init.sql"),
        Clean("mysql -uroot -p < /init.sql"),
        Clean("mkdir -p /app/data && chown -R app:app /app"),
        Clean("useradd --uid 1654 --gid 1654 --no-create-home app"),
        Clean("adduser --disabled-password --gecos '' app"),
        Clean("passwd -l root"),
        Clean("apt-get install -y --no-install-recommends libsecret-1-0 gnome-keyring passwd"),
        Clean("pip install tokenizers==0.15.2 python-jose==3.3.0 itsdangerous==2.1"),
        Clean("npm install jsonwebtoken@9.0.2 csrf-token@1.0.0"),
        Clean("pip install --no-cache-dir -r requirements.txt --index-url https://pypi.example.org/simple"),
        Clean("gpg --batch --keyserver hkps://keys.openpgp.org --recv-keys " + Hex(40).ToUpperInvariant()),
        Clean("echo '" + Hex(64) + "  x.tgz' | sha256sum -c -"),
        Clean("wget -O /x.tgz https://example.org/releases/download/v1.2.3/x.tgz"),
        Clean("echo 'password: see the wiki' > /etc/motd"),
        Clean("sed -i 's/PASSWORD=.*/PASSWORD=changeme/' /etc/app.conf"),
        Clean("openssl req -x509 -newkey rsa:2048 -nodes -keyout /k.pem -out /c.pem -subj /CN=localhost"),
        Clean("openssl pkcs12 -export -in a.crt -out a.pfx -passout pass:$PFX_PASSWORD"),
        Clean("openssl pkcs12 -export -in a.crt -out a.pfx -passout env:PFX_PASSWORD"),
        Clean("export PASSWORD_STORE_DIR=/root/.password-store"),
        Clean("curl --user-agent 'Mozilla:5.0' https://example.org"),
        Clean("test -n \"$API_KEY\" || echo 'API_KEY is missing'"),
        Clean("if [ -z \"$TOKEN\" ]; then echo token: missing; fi"),
        Clean("dotnet user-jwts create --valid-issuer https://idp.example.org"),
        Clean("npm config set //npm.example.org/:_authToken '${NPM_TOKEN}'"),
        Clean("aws configure set region eu-west-1"),
        Clean("echo 'machine a.example.org login ci password $PASSWORD' > ~/.netrc"),
        Clean("cat > /root/.netrc <<EOF\nmachine a.example.org login ci password $(cat /run/secrets/p)\nEOF"),
        Clean("kubectl create secret generic db --from-file=password=/run/secrets/db"),
        Clean("sshpass -e ssh a@b true"),
        Clean("sshpass -f /run/secrets/p ssh a@b true"),
        Clean("TOKEN_TTL=3600 MAX_TOKENS=2048 ./configure --with-token-cache --enable-secret-service"),
        Clean("./configure --with-password-hash=argon2 --secret-backend=vault"),
        new("history", "RUN --mount=type=secret,id=npm,target=/root/.npmrc npm ci # buildkit"),
        new("history", "RUN --mount=type=secret,id=token,env=TOKEN /bin/sh -c make # buildkit"),
        new("history", "ARG NPM_TOKEN"),
        new("history", "ARG TOKEN="),
        new("history", "ENV POSTGRES_PASSWORD_FILE=/run/secrets/db"),
        new("history", "/bin/sh -c #(nop)  ENV DB_PASSWORD="),
        new("history", "COPY secrets.example.json /app/ # buildkit"),
        new("history", "COPY file:" + Hex(64) + " in /usr/local/bin/docker-entrypoint.sh "),
        new("history", "CMD [\"/app/hello\" \"--password-file\" \"/run/secrets/p\"]"),
        new(
            "history",
            "HEALTHCHECK &{[\"CMD-SHELL\" \"curl -f http://localhost/health || exit 1\"] \"30s\" \"0s\" \"0s\" '\\x00'}"
        ),
    ];

    private static SecretSample Run(string command, string? secret = null) =>
        new("history", $"RUN /bin/sh -c {command} # buildkit", secret ?? P);

    private static SecretSample Clean(string command) => new("history", $"RUN /bin/sh -c {command} # buildkit");
}
