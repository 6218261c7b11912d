using System.Globalization;

namespace HelloAspire.Hosting.Publishing;

/// <summary>Says in Compose's terms what arguments of the engine's <c>create</c> command say.</summary>
internal static class RuntimeArguments
{
    /// <exception cref="DistributedApplicationException">An argument has no counterpart here: it must not be lost.</exception>
    public static void Apply(IEnumerable<string> arguments, string resource, ComposeService service)
    {
        foreach (var argument in arguments)
        {
            var (name, value) = argument.Split('=', 2) is [var n, var v] ? (n, v) : (argument, "true");
            switch (name)
            {
                case "--read-only":
                    service.ReadOnly = value == "true";
                    break;
                case "--tmpfs":
                    service.Tmpfs.Add(value);
                    break;
                case "--cap-drop":
                    service.CapDrop.Add(value);
                    break;
                case "--security-opt":
                    service.SecurityOpt.Add(value == "no-new-privileges" ? "no-new-privileges:true" : value);
                    break;
                case "--pids-limit":
                    service.Deploy.Resources.Limits.Pids = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "--memory":
                    service.Deploy.Resources.Limits.Memory = value;
                    break;
                case "--cpus":
                    service.Deploy.Resources.Limits.Cpus = value;
                    break;
                default:
                    throw new DistributedApplicationException(
                        $"'{resource}' has the runtime argument {argument}, which cannot be published. Write it as --name=value of a known one (--read-only, --tmpfs, --cap-drop, --security-opt, --pids-limit, --memory, --cpus), or leave it out when publishing."
                    );
            }
        }
    }
}
