using System.Text;

namespace HelloAspire.Tests.Comparison.Images.Inventory;

/// <summary>Programs that tell of their packages, written by hand.</summary>
internal static class ProgramSamples
{
    private static readonly byte[] Elf = [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, .. new byte[122]];

    private static readonly byte[] BundleMark = Convert.FromHexString(
        "8B1202B96A612038727B930214D7A03213F5B9E6EFAE3318EE3B2DCE24B36AAE"
    );

    public static byte[] Dependencies { get; } =
        """
        {
          "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0/linux-x64" },
          "targets": { "net10.0": {
            "App/1.0.0": { "runtime": { "App.dll": {} } },
            "Present/1.2.3": { "runtime": { "lib/net10.0/Present.dll": {} } },
            "Absent/4.5.6": { "runtime": { "lib/net10.0/Absent.dll": {} } } } },
          "libraries": {
            "App/1.0.0": { "type": "project" },
            "Present/1.2.3": { "type": "package" },
            "Absent/4.5.6": { "type": "package" } }
        }
        """u8.ToArray();

    /// <summary>A Go program of at least 1.18, whose linker writes the strings in place.</summary>
    public static byte[] Go(string version, string modules)
    {
        byte[] guarded = [.. new byte[16], .. Encoding.UTF8.GetBytes(modules), .. new byte[16]];
        return
        [
            .. Elf,
            0xFF,
            .. " Go buildinf:"u8,
            8,
            2,
            .. new byte[16],
            .. Text(Encoding.UTF8.GetBytes(version)),
            .. Text(guarded),
            .. new byte[100],
        ];
    }

    /// <summary>A .NET program as a single file of version 6.</summary>
    public static byte[] SingleFile(byte[] dependencies, params string[] files)
    {
        var program = new List<byte>(Elf);
        var place = program.Count;
        program.AddRange(new byte[8]);
        program.AddRange(BundleMark);
        program.AddRange(new byte[300_000]);
        var offset = program.Count;
        program.AddRange(dependencies);
        var header = program.Count;
        program.AddRange([
            .. BitConverter.GetBytes(6),
            .. BitConverter.GetBytes(0),
            .. BitConverter.GetBytes(files.Length),
        ]);
        program.AddRange(Text("bundle"u8.ToArray()));
        program.AddRange([.. BitConverter.GetBytes((long)offset), .. BitConverter.GetBytes((long)dependencies.Length)]);
        program.AddRange(new byte[24]);
        foreach (var file in files)
        {
            program.AddRange(new byte[25]);
            program.AddRange(Text(Encoding.UTF8.GetBytes(file)));
        }
        var bytes = program.ToArray();
        BitConverter.TryWriteBytes(bytes.AsSpan(place), (long)header);
        return bytes;
    }

    // The length in seven bits a byte, least first.
    private static byte[] Text(byte[] text)
    {
        var length = new List<byte>();
        var rest = text.Length;
        for (; rest >= 0x80; rest >>= 7)
        {
            length.Add((byte)(rest | 0x80));
        }
        return [.. length, (byte)rest, .. text];
    }
}
