using System.Buffers.Binary;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Capabilities of a file (capabilities(7)), from the extended attribute that holds them (linux/capability.h).</summary>
internal static class FileCapabilities
{
    private const uint EffectiveFlag = 1;

    private static readonly string[] Names = (
        "chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap linux_immutable net_bind_service "
        + "net_broadcast net_admin net_raw ipc_lock ipc_owner sys_module sys_rawio sys_chroot sys_ptrace sys_pacct sys_admin "
        + "sys_boot sys_nice sys_resource sys_time sys_tty_config mknod lease audit_write audit_control setfcap mac_override "
        + "mac_admin syslog wake_alarm block_suspend audit_read perfmon bpf checkpoint_restore"
    ).Split(' ');

    /// <summary>As getcap(8) writes them: <c>cap_net_bind_service=ep</c>; null where there are none.</summary>
    public static string? Text(byte[]? attribute)
    {
        if (attribute is not { Length: >= 12 })
        {
            return null;
        }
        var isEffective = (Word(attribute, 0) & EffectiveFlag) != 0;
        var permitted = Set(attribute, 4);
        var inheritable = Set(attribute, 8);
        var groups =
            from capability in Enumerable.Range(0, 64)
            let flags = (isEffective ? "e" : "")
                + (inheritable >> capability & 1) switch
                {
                    1 => "i",
                    _ => "",
                }
                + (permitted >> capability & 1) switch
                {
                    1 => "p",
                    _ => "",
                }
            where flags is not ("" or "e")
            group Name(capability) by flags into same
            select $"{string.Join(',', same)}={same.Key}";
        return string.Join(' ', groups) is { Length: > 0 } text ? text + Owner(attribute) : null;
    }

    // Revision 3 holds for one user namespace: that of this user.
    private static string Owner(byte[] attribute) =>
        attribute.Length >= 24 && Word(attribute, 20) is not 0 and var user ? $" [rootid={user}]" : "";

    // Revision 2 and 3 have a second half: low and high words alternate.
    private static ulong Set(byte[] attribute, int place) =>
        Word(attribute, place) | (attribute.Length >= 20 ? (ulong)Word(attribute, place + 8) << 32 : 0);

    private static uint Word(byte[] attribute, int place) =>
        BinaryPrimitives.ReadUInt32LittleEndian(attribute.AsSpan(place));

    private static string Name(int capability) =>
        capability < Names.Length ? "cap_" + Names[capability] : $"cap_{capability}";
}
