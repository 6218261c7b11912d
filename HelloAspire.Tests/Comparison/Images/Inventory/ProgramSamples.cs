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

    /// <summary>A Go program before 1.18: its information points to headers of strings, and those to the strings, which lie before.</summary>
    public static byte[] OldGo(string version, string modules, bool is64 = true, bool isLittle = true)
    {
        const int Base = 0x10000;
        const int Text = 0x100;
        const int Information = 0x50000;
        byte[] guarded =
        [
            .. Convert.FromHexString("3077AF0C9274080241E1C107E6D618E6"),
            .. Encoding.UTF8.GetBytes(modules),
            .. Convert.FromHexString("F932433186182072008242104116D8F2"),
        ];
        var width = is64 ? 8 : 4;
        var program = new byte[Information + 0x100];
        "\u007FELF"u8.CopyTo(program);
        (program[4], program[5]) = ((byte)(is64 ? 2 : 1), (byte)(isLittle ? 1 : 2));
        Number(is64 ? 0x20 : 0x1C, 0x40, width);
        Number(is64 ? 0x36 : 0x2A, 56, 2);
        Number(is64 ? 0x38 : 0x2C, 1, 2);
        Number(0x40, 1, 4);
        Number(is64 ? 0x50 : 0x48, Base, width);
        Number(is64 ? 0x60 : 0x50, program.Length, width);
        "Go\0\0"u8.CopyTo(program.AsSpan(0x80));
        Encoding.UTF8.GetBytes("go1.2go1.99" + version + "go2").CopyTo(program, Text);
        guarded.CopyTo(program, Text + 0x80);
        byte[] magic = [0xFF, .. " Go buildinf:"u8, (byte)width, (byte)(isLittle ? 0 : 1)];
        magic.CopyTo(program, Information);
        Number(Information + 16, Base + Information + 0x40, width);
        Number(Information + 16 + width, Base + Information + 0x50, width);
        Number(Information + 0x40, Base + Text + 11, width);
        Number(Information + 0x40 + width, version.Length, width);
        Number(Information + 0x50, Base + Text + 0x80, width);
        Number(Information + 0x50 + width, guarded.Length, width);
        return program;

        void Number(int place, int value, int bytes)
        {
            for (var i = 0; i < bytes; i++)
            {
                program[place + (isLittle ? i : bytes - 1 - i)] = i < 4 ? (byte)(value >> (8 * i)) : (byte)0;
            }
        }
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
