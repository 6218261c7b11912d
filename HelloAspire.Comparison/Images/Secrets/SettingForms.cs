using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>
/// The ways in which texts set a name to a value. The text is untrusted: each form is bounded, so that the time to find it
/// grows with the text's length, not with its square.
/// </summary>
internal static partial class SettingForms
{
    // name = value, name: value, "name": "value", name => value, -Dname=value, --name=value, $name = "value",
    // name: type = "value", :name "value".
    [GeneratedRegex(
        @"(?<![\w.]|\$\{|\$(?!\w{1,100}[ \t]{0,20}=[ \t]{0,20}[""']))(?<name>[A-Za-z_][\w.-]{0,100})(?:\\?[""'])?\]?(?:[ \t]{0,20}(?:=>|:=|=(?!=)|:[ \t]{0,5}&?[A-Za-z][\w.<>\[\]?']{0,40}[ \t]{0,5}=[ \t]{0,5}(?=[""'`])|:(?!:))[ \t]{0,20}|[ \t]{1,5}(?=[""']))"
    )]
    public static partial Regex Name();

    [GeneratedRegex(
        @"\G(?:[rbfuLR@]{0,2}\\?(?<quote>[""'`])(?<value>(?:\\.|(?!\k<quote>)[^\\\n]){0,1024})|(?<value>[^\s""'`][^\n]{0,1024}))"
    )]
    public static partial Regex Value();

    // ${NAME:-value}, as shells write it, and Spring's ${name:value}.
    [GeneratedRegex(@"\$\{(?<name>[\w.-]{1,100}):?[-=:](?<value>[^\s{}$""'?+]{4,500})\}")]
    public static partial Regex Default();

    // s/NAME/value/
    [GeneratedRegex(
        @"(?<![\w-])s(?<mark>[/|#,@])[^\w/|#,@\n]{0,10}(?<name>\w{2,60})[^\w/|#,@\n]{0,10}\k<mark>(?<value>[^\s/|#,@]{4,300})\k<mark>"
    )]
    public static partial Regex Substitution();

    // NetworkCredential("name", "value"), auth=('name', 'value'), setPassword("value"), ConvertTo-SecureString 'value'
    [GeneratedRegex(
        @"(?:(?:credentials?|auth|login|passw(?:or)?d|token|secret|apikey|twilio)[ \t]{0,3}[=:]?[ \t]{0,3}\(|SecureString[ \t]{1,3}(?:-String[ \t]{1,3})?)\s{0,20}(?:[""'][^""'\n]{1,100}[""'],\s{0,20}){0,3}[""'](?<value>[^""'\n]{8,300})[""'](?!\s{0,5}:)",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex Arguments();

    // connect("host", "name", "value"), new PDO('source', 'name', 'value')
    [GeneratedRegex(
        @"(?:connect|PDO|DataSource)\w{0,10}[ \t]{0,3}\([^()""'\n]{0,60}(?:[""'][^""'\n]{1,200}[""'],\s{0,20}){2}[""'](?<value>[^""'\n]{8,300})[""']"
    )]
    public static partial Regex Connection();

    // crypt(3), as Apache, bcrypt and Argon2 write it
    [GeneratedRegex(
        @"(?<value>\$(?:2[abxy]\$[0-9]{2}\$[./A-Za-z0-9]{53}|(?:apr1|1|5|6|y)\$[^\s$""':]{2,60}\$[./A-Za-z0-9]{22,90}|argon2i?d?\$[^\s""':]{40,300}))"
    )]
    public static partial Regex Hash();

    // net user NAME PASSWORD
    [GeneratedRegex(
        @"(?<![\w-])net1?(?:\.exe)?[ \t]{1,5}user[ \t]{1,5}[\w.-]{1,60}[ \t]{1,5}(?<value>[^\s/""'][^\s""']{3,100})"
    )]
    public static partial Regex WindowsAccount();

    // A token in three parts, as Discord's
    [GeneratedRegex(@"[({]\s{0,5}[""'](?<value>[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,45})[""']")]
    public static partial Regex Parts();

    // ALTER USER a WITH PASSWORD 'value', SET PASSWORD = PASSWORD('value'), CREATE USER a IDENTIFIED BY 'value'
    [GeneratedRegex(
        @"(?<![\w-])(?:(?<name>password)|(?<name>IDENTIFIED)\s{1,5}(?:WITH\s{1,5}\w{1,40}\s{1,5})?BY(?:\s{1,5}password)?)(?:\s{1,5}|\s{0,5}\(\s{0,5})'(?<value>[^'\n]{4,200})'",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex Statement();

    // <name>value</name>, <name><value>value</value>
    [GeneratedRegex(
        @"<(?<name>[\w.:-]{1,60})(?: [^<>]{0,200})?>\s{0,100}(?:<[Vv]alue>)?(?<value>[^<>\s][^<>]{0,4096})</"
    )]
    public static partial Regex Element();

    // key="name" value="value", "name": "NAME", "value": "VALUE" and the same over lines of YAML.
    [GeneratedRegex(
        @"(?<![\w.-])[""']?(?:key|name|Name|Key)[""']?\s{0,5}[=:]\s{0,5}[""']?(?<name>[\w.:-]{1,100})[""']?\s{0,40},?\s{0,40}[""']?(?:value|Value)[""']?\s{0,5}[=:]\s{0,5}(?:[""'](?<value>[^""'\n]{1,4096})|(?<value>[^\s""',}<>]{1,4096}))"
    )]
    public static partial Regex Pair();

    // <entry key="name">value</entry>
    [GeneratedRegex(
        @"(?:key|name)=[""'](?<name>[\w.:-]{1,100})[""'][^<>]{0,200}>\s{0,100}(?:<value>)?(?<value>[^<>\s][^<>]{0,4096})<"
    )]
    public static partial Regex Entry();

    // <param-name>name</param-name> <param-value>value</param-value>
    [GeneratedRegex(
        @"<(?:[\w-]{1,20}-)?name>\s{0,20}(?<name>[\w.:-]{1,100})\s{0,20}</[\w-]{1,30}>\s{0,100}<(?:[\w-]{1,20}-)?value>\s{0,20}(?<value>[^<>\s][^<>]{0,4096})</",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex ElementPair();

    // define('NAME', 'value'), Set("name", "value"), set :name, 'value', {name, "value"}, {'$name', <<"value">>}.
    [GeneratedRegex(
        @"(?:[({,]\s{0,5}[""']\$?|[( ]:|\{)(?<name>[\w.:-]{1,100})[""']?\s{0,5},\s{0,5}(?:<<)?[""'](?<value>[^""'\n]{1,4096})[""']"
    )]
    public static partial Regex Call();

    // name value, alone in its line
    [GeneratedRegex(
        @"^[ \t]{0,20}(?<name>[\w.-]{2,60})[ \t]{1,20}(?:""(?<value>[^\s""#:;]{4,500})"";?|(?<value>[^\s""#=:;]{4,500}))[ \t]{0,20}\r?$",
        RegexOptions.Multiline
    )]
    public static partial Regex Directive();

    // scheme://name:password@host
    [GeneratedRegex(
        @"(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{0,30}://(?<name>[^\s:/@""'<>?#]{0,200}):(?<value>[^\s/@""'<>]{3,500})@(?<host>[^\s/""'<>:,?]{0,200})"
    )]
    public static partial Regex Login();

    // jdbc:oracle:thin:name/password@host, and what Neo4j's image takes
    [GeneratedRegex(
        @"(?:jdbc:oracle:\w{1,10}:|sqlplus[ \t]{1,5}(?:-\w{1,5}[ \t]{1,5}){0,3}|NEO4J_AUTH[=:][ \t]{0,5}[""']?)(?<name>[\w$#]{1,100})/(?<value>[^\s@""'<>]{3,300})"
    )]
    public static partial Regex SlashLogin();

    // Conda: https://host/t/token/channel
    [GeneratedRegex(@"https?://[^\s/""'<>]{1,200}/t/(?<value>[A-Za-z0-9-]{20,100})/")]
    public static partial Regex TokenInPath();

    // name:password@tcp(host), name:password@host:port
    [GeneratedRegex(
        @"(?<![\w./:@%-])(?<name>[\w.-]{1,60}):(?<value>[^\s/@:""'<>(){}]{6,200})@(?:tcp|unix|[\w-]{1,60}(?:\.[\w-]{1,60}){0,5}:[0-9]{2,5}(?=[/""'\s]|$))"
    )]
    public static partial Regex BareLogin();

    // scheme://token@host
    [GeneratedRegex(
        @"(?<![A-Za-z0-9-])https?://(?<value>[^\s:/@""'<>?#]{16,500})@(?<host>[^\s/""'<>:,?]{1,200})",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex TokenInUrl();

    // Authorization: Bearer TOKEN, X-JFrog-Art-Api: KEY
    [GeneratedRegex(
        @"(?<![\w-])(?:(?:Proxy-)?Authorization|X-[\w-]{1,40}-Api)[""']?\s{0,5}(?:\]\s{0,5}=|=>|[:=,])\s{0,5}[""'`]?(?:(?<scheme>[A-Za-z]{3,20})\s{1,5})?(?<value>[^\s""'`\\,;]{8,4096})",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex Header();
}
