using static HelloAspire.Tests.Comparison.Images.Secrets.SecretSample;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>Files in which tools and servers keep credentials, each as the tool's manual shows it.</summary>
internal static class ToolFileSamples
{
    private const string Human = "Fruehling?2022";
    private static readonly string P = Random(15, 43);
    private static readonly string T = Random(40, 47);
    private static readonly string Login = Base64("ci:" + Random(15, 43));

    public static IEnumerable<SecretSample> Positive { get; } =
    [
        new("/home/app/.git-credentials", $"https://ci:{Human}@git.example.org\n", Human),
        new("/home/app/.config/git/credentials", $"http://ci:{P}@git.example.org%3a8080\r\n", P),
        new("/src/.git/config", $"[remote \"origin\"]\n\turl = https://gitlab-ci-token:{T}@git.example.org/a.git\n", T),
        new("/src/.git/modules/sub/config", $"[remote \"origin\"]\n\turl = https://ci:{P}@git.example.org/s.git\n", P),
        new(
            "/home/app/.gitconfig",
            $"[http \"https://git.example.org/\"]\n\textraheader = Authorization: Basic {Login}\n",
            Login
        ),
        new("/etc/gitconfig", $"[url \"https://x:{T}@github.com/\"]\n\tinsteadOf = https://github.com/\n", T),
        new(
            "/root/.subversion/auth/svn.simple/0a1b2c",
            $"K 8\npasstype\nV 6\nsimple\nK 8\npassword\nV 14\n{Human}\nK 15\nsvn:realmstring\nV 5\n<x> A\nEND\n",
            Human
        ),
        new(
            "/root/.config/gh/hosts.yml",
            $"github.com:\n    user: bob\n    oauth_token: gho_{Random(36)}\n",
            Random(36)
        ),
        new(
            "/root/.config/glab-cli/config.yml",
            $"hosts:\n  gitlab.example.org:\n    token: {T}\n    api_protocol: https\n",
            T
        ),
        new("/root/.config/hub", $"github.com:\n- user: bob\n  oauth_token: {Hex(40)}\n", Hex(40)),
        new("/usr/local/etc/npmrc", $"//registry.npmjs.org/:_authToken=npm_{Random(36)}\n", Random(36)),
        new(
            "/usr/etc/npmrc",
            $"//npm.example.org/:username=ci\n//npm.example.org/:_password=\"{Base64(P)}\"\n",
            Base64(P)
        ),
        new("/home/node/.npmrc", $"registry=https://npm.example.org/\n_auth = {Login}\nemail = a@example.org\n", Login),
        new(
            "/app/.yarnrc.yml",
            $"npmScopes:\n  corp:\n    npmRegistryServer: https://npm.example.org\n    npmAuthIdent: \"{Login}\"\n",
            Login
        ),
        new("/root/.config/pnpm/rc", $"//npm.example.org/:_authToken={T}\n", T),
        new(
            "/app/bunfig.toml",
            $"[install.scopes]\n\"@corp\" = {{ token = \"{T}\", url = \"https://npm.example.org\" }}\n",
            T
        ),
        new(
            "/home/app/.config/pip/pip.conf",
            $"[global]\nextra-index-url =\n    https://pypi.org/simple\n    https://ci:{P}@pypi.example.org/simple\n",
            P
        ),
        new(
            "/root/.pypirc",
            $"[distutils]\nindex-servers = corp\n[corp]\nrepository: https://pypi.example.org\nusername: ci\npassword: {Human}\n",
            Human
        ),
        new("/root/.config/pypoetry/auth.toml", $"[http-basic.corp]\nusername = \"ci\"\npassword = \"{P}\"\n", P),
        new("/app/uv.toml", $"[[index]]\nname = \"corp\"\nurl = \"https://ci:{P}@pypi.example.org/simple\"\n", P),
        new("/app/requirements.txt", $"--extra-index-url https://ci:{P}@pypi.example.org/simple\nflask==3.0.0\n", P),
        new("/app/Pipfile", $"[[source]]\nurl = \"https://ci:{P}@pypi.example.org/simple\"\nverify_ssl = true\n", P),
        new("/root/.condarc", $"channels:\n  - https://conda.example.org/t/{Hex(36)}/corp\n", Hex(36)),
        new(
            "/usr/share/maven/conf/settings.xml",
            $"<settings><proxies><proxy><host>p</host><username>u</username><password>{Human}</password></proxy></proxies></settings>",
            Human
        ),
        new(
            "/root/.m2/settings.xml",
            $"<settings><servers><server><id>a</id><privateKey>/k</privateKey><passphrase>{P}</passphrase></server></servers></settings>",
            P
        ),
        new(
            "/root/.gradle/gradle.properties",
            $"systemProp.https.proxyUser=u\nsystemProp.https.proxyPassword={P}\n",
            P
        ),
        new(
            "/app/build.gradle",
            $"maven {{ url 'https://a.example.org'\n credentials {{ username 'ci'\n password '{P}' }} }}\n",
            P
        ),
        new(
            "/root/.ivy2/.credentials",
            $"realm=Sonatype Nexus Repository Manager\nhost=a.example.org\nuser=ci\npassword={P}\n",
            P
        ),
        new("/root/.sbt/.credentials", $"realm=A\nhost=a\nuser=ci\npassword={Human}\n", Human),
        new("/root/.cargo/credentials.toml", $"[registries.corp]\ntoken = \"Bearer {T}\"\n", T),
        new("/root/.gem/credentials", $"---\n:rubygems_api_key: rubygems_{Hex(48)}\n", Hex(48)),
        new("/usr/local/bundle/config", $"---\nBUNDLE_GEMS__EXAMPLE__ORG: \"ci:{P}\"\n", P),
        new(
            "/root/.config/composer/auth.json",
            "{\"http-basic\":{\"repo.example.org\":{\"username\":\"u\",\"password\":\"" + P + "\"}}}",
            P
        ),
        new("/root/.hex/hex.config", $"{{'$write_key',<<\"{Hex(32)}\">>}}.\n", Hex(32)),
        new("/home/app/.docker/config.json", "{\"auths\":{\"r.example.org\":{\"identitytoken\":\"" + T + "\"}}}", T),
        new("/run/containers/0/auth.json", "{\"auths\":{\"r.example.org\":{\"auth\":\"" + Login + "\"}}}", Login),
        new(
            "/var/lib/kubelet/config.json",
            "{\"auths\":{\"r.example.org\":{\"username\":\"u\",\"password\":\"" + P + "\"}}}",
            P
        ),
        new(
            "/etc/rancher/k3s/registries.yaml",
            $"configs:\n  r.example.org:\n    auth:\n      username: u\n      password: {P}\n",
            P
        ),
        new(
            "/root/.config/helm/registry/config.json",
            "{\"auths\":{\"r.example.org\":{\"auth\":\"" + Login + "\"}}}",
            Login
        ),
        new(
            "/root/.config/helm/repositories.yaml",
            $"repositories:\n- name: a\n  url: https://h.example.org\n  username: u\n  password: {P}\n",
            P
        ),
        new(
            "/home/app/.kube/config",
            $"users:\n- name: a\n  user:\n    client-certificate-data: {Base64("c")}\n    client-key-data: {Base64(Pem("EC "))}\n",
            Base64(Pem("EC "))
        ),
        new(
            "/etc/kubernetes/admin.conf",
            $"apiVersion: v1\nkind: Config\nusers:\n- name: a\n  user:\n    token: {T}\n",
            T
        ),
        new("/etc/kubernetes/bootstrap.yaml", $"tokens:\n- token: {Hex(6, 9)}.{Hex(16)}\n  ttl: 24h\n", Hex(16)),
        new(
            "/manifests/secret.yaml",
            $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\nstringData:\n  password: {Human}\n",
            Human
        ),
        new(
            "/manifests/pull.yml",
            $"kind: Secret\napiVersion: v1\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: {Base64("{\"auths\":{\"r\":{\"auth\":\"" + Login + "\"}}}")}\n",
            Base64("{\"auths\":{\"r\":{\"auth\":\"" + Login + "\"}}}")
        ),
        new("/infra/terraform.tfvars", $"db_user = \"a\"\ndb_password = \"{Human}\"\n", Human),
        new("/infra/prod.auto.tfvars.json", "{\"api_token\":\"" + T + "\"}", T),
        new(
            "/infra/terraform.tfstate",
            "{\"version\":4,\"resources\":[{\"type\":\"aws_db_instance\",\"instances\":[{\"attributes\":{\"username\":\"a\",\"password\":\""
                + P
                + "\"}}]}]}",
            P
        ),
        new("/infra/main.tf", $"provider \"azurerm\" {{\n  client_id = \"x\"\n  client_secret = \"{T}\"\n}}\n", T),
        new(
            "/root/.terraform.d/credentials.tfrc.json",
            "{\"credentials\":{\"app.terraform.io\":{\"token\":\"" + Random(14) + ".atlasv1." + Random(67) + "\"}}}",
            Random(67)
        ),
        new("/etc/ansible/hosts", $"[db]\ndb1 ansible_user=root ansible_password={P}\n", P),
        new("/ansible/group_vars/all.yml", $"ansible_become_pass: {Human}\ndb_port: 5432\n", Human),
        new(
            "/home/app/.aws/credentials",
            $"[prod]\naws_access_key_id = AKIA{RandomOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)}\naws_secret_access_key = {T}\naws_session_token = {Random(200)}\n",
            T
        ),
        new(
            "/root/.aws/sso/cache/0a.json",
            "{\"startUrl\":\"https://a.awsapps.com/start\",\"accessToken\":\""
                + Random(200)
                + "\",\"expiresAt\":\"2026-01-01T00:00:00Z\"}",
            Random(200)
        ),
        new("/root/.boto", $"[Credentials]\ngs_access_key_id = GOOG{Random(20)}\ngs_secret_access_key = {T}\n", T),
        new("/root/.passwd-s3fs", $"AKIA{RandomOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)}:{T}\n", T),
        new("/root/.s3cfg", $"[default]\naccess_key = x\nsecret_key = {T}\ngpg_passphrase =\n", T),
        new(
            "/root/.config/rclone/rclone.conf",
            $"[sftp]\ntype = sftp\nhost = h\nuser = u\npass = {Random(30)}-{Random(10, 5)}\n",
            $"{Random(30)}-{Random(10, 5)}"
        ),
        new(
            "/root/.mc/config.json",
            "{\"version\":\"10\",\"aliases\":{\"s3\":{\"url\":\"https://s\",\"accessKey\":\"a\",\"secretKey\":\""
                + T
                + "\"}}}",
            T
        ),
        new(
            "/root/.azure/azureProfile/sp.json",
            "{\"clientId\":\""
                + Guid.Parse(Hex(32))
                + "\",\"clientSecret\":\""
                + Random(3)
                + "8Q~"
                + Random(34, 9)
                + "\",\"tenantId\":\""
                + Guid.Parse(Hex(32, 3))
                + "\"}",
            Random(34, 9)
        ),
        new(
            "/root/.azure/msal_token_cache.json",
            "{\"RefreshToken\":{\"a\":{\"secret\":\"0.AXEA" + Random(120) + "\"}}}",
            Random(120)
        ),
        new(
            "/root/.config/gcloud/application_default_credentials.json",
            "{\"client_id\":\"1.apps.googleusercontent.com\",\"client_secret\":\"d-"
                + Random(22)
                + "\",\"refresh_token\":\"1//0"
                + T
                + "\",\"type\":\"authorized_user\"}",
            T
        ),
        new("/root/.config/doctl/config.yaml", $"access-token: dop_v1_{Hex(64)}\ncontext: default\n", Hex(64)),
        new("/root/.config/hcloud/cli.toml", $"[[contexts]]\nname = \"a\"\ntoken = \"{Random(64)}\"\n", Random(64)),
        new(
            "/root/.oci/config",
            $"[DEFAULT]\nuser=ocid1.user.oc1..a\nfingerprint=aa:bb\nkey_file=/k.pem\npass_phrase={P}\n",
            P
        ),
        new("/root/.fly/config.yml", $"access_token: fm2_{Random(120)}\n", Random(120)),
        new("/root/.vault-token", $"hvs.CAESI{Random(90)}\n", Random(90)),
        new(
            "/root/.pulumi/credentials.json",
            "{\"current\":\"https://api.pulumi.com\",\"accessTokens\":{\"https://api.pulumi.com\":\"pul-"
                + Hex(40)
                + "\"}}",
            Hex(40)
        ),
        new("/root/.netrc", $"machine git.example.org\n\tlogin ci\n\tpassword {Human}\n", Human),
        new("/home/app/_netrc", $"default login ci password {P}\r\n", P),
        new("/home/app/.authinfo", $"machine smtp.example.org login me port 587 password {P}\n", P),
        new("/var/lib/postgresql/.pgpass", $"*:*:*:repl:{Human}\n", Human),
        new("/root/.mylogin/.my.cnf", $"[client]\nuser = root\npassword = \"{Human}#1\"\n", Human),
        new("/etc/mysql/debian.cnf", $"[client]\nhost = localhost\nuser = debian-sys-maint\npassword = {P}\n", P),
        new("/etc/pgbouncer/userlist.txt", $"\"app\" \"{P}\"\n", P),
        new("/etc/redis/users.acl", $"user app on >{P} ~* +@all\n", P),
        new("/etc/redis.conf", $"bind 0.0.0.0\nrequirepass {Human}\n", Human),
        new("/etc/rabbitmq/rabbitmq.conf", $"default_user = app\ndefault_pass = {P}\n", P),
        new("/etc/mongod.keyfile", Base64(Random(700)), Base64(Random(700))),
        new(
            "/etc/grafana/grafana.ini",
            $"[security]\nadmin_user = admin\nadmin_password = {Human}\nsecret_key = {Random(20)}\n",
            Human
        ),
        new("/etc/influxdb2/influx-configs", $"[default]\n  url = \"http://l\"\n  token = \"{T}==\"\n", T),
        new(
            "/etc/prometheus/prometheus.yml",
            $"scrape_configs:\n- job_name: a\n  basic_auth:\n    username: u\n    password: {P}\n",
            P
        ),
        new(
            "/etc/prometheus/alertmanager.yml",
            $"global:\n  smtp_auth_password: '{P}'\n  slack_api_url: https://hooks.slack.com/services/T0{"ABCDEF1"}/B0{"ABCDEF2"}/{Random(24)}\n",
            P
        ),
        new("/etc/postfix/sasl_passwd", $"[smtp.example.org]:587 me@example.org:{P}\n", P),
        new("/etc/exim4/passwd.client", $"smtp.example.org:me@example.org:{P}\n", P),
        new("/etc/ssmtp/ssmtp.conf", $"root=a\nmailhub=smtp.example.org:587\nAuthUser=me\nAuthPass={Human}\n", Human),
        new("/etc/fetchmailrc", $"poll imap.example.org protocol IMAP user \"me\" password \"{P}\" ssl\n", P),
        new("/etc/ldap/ldap.secret", $"{P}\n", P),
        new("/etc/sssd/sssd.conf", $"[domain/a]\nldap_default_bind_dn = cn=a\nldap_default_authtok = {P}\n", P),
        new("/etc/samba/credentials", $"username=u\npassword={Human}\ndomain=D\n", Human),
        new("/etc/fstab", $"//s/x /m cifs username=u,password={P},vers=3.0 0 0\n", P),
        new("/etc/ppp/chap-secrets", $"user * {P} *\n", P),
        new("/etc/ipsec.secrets", $"%any %any : PSK \"{Human}\"\n", Human),
        new("/etc/wpa_supplicant/wpa_supplicant.conf", $"network={{\n  ssid=\"home\"\n  psk=\"{Human}\"\n}}\n", Human),
        new(
            "/etc/NetworkManager/system-connections/home.nmconnection",
            $"[wifi-security]\nkey-mgmt=wpa-psk\npsk={Human}\n",
            Human
        ),
        new(
            "/etc/wireguard/wg0.conf",
            $"[Interface]\nAddress = 10.0.0.2/32\nPrivateKey = {Base64(Random(32))}\n[Peer]\nPublicKey = {Base64(Random(32, 5))}\n",
            Base64(Random(32))
        ),
        new("/etc/openvpn/auth.txt", $"me\n{Human}\n", Human),
        new(
            "/etc/openvpn/ta.key",
            $"#\n# 2048 bit OpenVPN static key\n#\n-----BEGIN OpenVPN Static key V1-----\n{Hex(32)}\n{Hex(32, 7)}\n-----END OpenVPN Static key V1-----\n",
            Hex(32)
        ),
        new("/etc/nginx/.htpasswd", $"admin:$apr1${Random(8)}${Random(22)}\n", Random(22)),
        new("/etc/apache2/htpasswd", $"admin:$2y$10${Random(53)}\n", Random(53)),
        new(
            "/etc/shadow",
            $"root:$y$j9T${Random(22)}${Random(43)}:19700:0:99999:7:::\nbin:*:19700:0:99999:7:::\n",
            Random(43)
        ),
        new("/etc/shadow-", $"app:$6$rounds=5000${Random(16)}${Random(86)}:19700::::::\n", Random(86)),
        new("/root/.bash_history", $"ls -la\nexport DB_PASSWORD={P}\npsql -h db\n", P),
        new("/home/app/.zsh_history", $": 1700000000:0;curl -u ci:{P} https://a.example.org\n", P),
        new("/root/.ash_history", $"mysql -uroot -p{P}\n", P),
        new("/root/.psql_history", $"ALTER USER app WITH PASSWORD '{Human}';\n", Human),
        new("/root/.mysql_history", $"SET PASSWORD FOR 'a'@'%' = PASSWORD('{P}');\n", P),
        new(
            "/root/.python_history",
            $"client = boto3.client('s3', aws_access_key_id='x', aws_secret_access_key='{T}')\n",
            T
        ),
        new(
            "/home/app/.local/share/fish/fish_history",
            $"- cmd: docker login -u ci -p {P} r.example.org\n  when: 1700000000\n",
            P
        ),
        new("/root/.bashrc", $"alias k=kubectl\nexport GITHUB_TOKEN=ghp_{Random(36)}\n", Random(36)),
        new("/etc/profile.d/proxy.sh", $"export http_proxy=http://u:{Human}@proxy.example.org:3128\n", Human),
        new("/etc/environment", $"PATH=/bin\nNEXUS_PASSWORD={P}\n", P),
        new("/etc/apt/apt.conf.d/80proxy", $"Acquire::http::Proxy \"http://u:{P}@proxy.example.org:3128\";\n", P),
        new("/etc/yum.conf", $"[main]\nproxy=http://p:3128\nproxy_username=u\nproxy_password={P}\n", P),
        new("/etc/wgetrc", $"http_user = u\nhttp_password = {P}\n", P),
        new("/root/.curlrc", $"user = \"ci:{P}\"\nsilent\n", P),
        new(
            "/root/.config/filezilla/sitemanager.xml",
            $"<Server><Host>h</Host><User>u</User><Pass encoding=\"base64\">{Base64(P)}</Pass></Server>",
            Base64(P)
        ),
        new(
            "/app/sftp-config.json",
            "{\"type\":\"sftp\",\"host\":\"h\",\"user\":\"u\",\"password\":\"" + Human + "\"}",
            Human
        ),
        new("/var/jenkins_home/secrets/initialAdminPassword", $"{Hex(32)}\n", Hex(32)),
        new(
            "/root/.config/sops/age/keys.txt",
            $"# created: 2026-01-01\n# public key: age1x\nAGE-SECRET-KEY-1{RandomOf("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)}\n",
            RandomOf("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)
        ),
        new(
            "/root/.cloudflared/cert.json",
            "{\"AccountTag\":\""
                + Hex(32)
                + "\",\"TunnelSecret\":\""
                + Base64(Random(32))
                + "\",\"TunnelID\":\""
                + Guid.Parse(Hex(32))
                + "\"}",
            Base64(Random(32))
        ),
        new(
            "/root/.ngrok2/ngrok.yml",
            $"authtoken: {Random(27)}_{Random(21, 5)}\nversion: \"2\"\n",
            $"{Random(27)}_{Random(21, 5)}"
        ),
        new("/var/jenkins_home/secrets/master.key", Hex(256), Hex(256)),
        new("/root/.huggingface/token", $"hf_{Random(34)}", Random(34)),
        new("/root/.kaggle/kaggle.json", "{\"username\":\"a\",\"key\":\"" + Hex(32) + "\"}", Hex(32)),
        new("/root/.databrickscfg", $"[DEFAULT]\nhost = https://a\ntoken = dapi{Hex(32)}\n", Hex(32)),
        new(
            "/root/.dbt/profiles.yml",
            $"a:\n  outputs:\n    dev:\n      type: postgres\n      user: u\n      password: {P}\n",
            P
        ),
        new("/root/.jupyter/jupyter_server_config.py", $"c.ServerApp.token = '{Hex(48)}'\n", Hex(48)),
    ];
}
