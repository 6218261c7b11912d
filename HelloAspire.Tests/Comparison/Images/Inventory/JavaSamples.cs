using System.IO.Compression;
using System.Text;

namespace HelloAspire.Tests.Comparison.Images.Inventory;

/// <summary>Java archives, written by hand.</summary>
internal static class JavaSamples
{
    public static byte[] Jar(params (string Path, byte[] Content)[] entries)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(content);
            }
        }
        return output.ToArray();
    }

    public static (string, byte[]) Pom(string group, string artifact, string version) =>
        (
            $"META-INF/maven/{group}/{artifact}/pom.properties",
            Encoding.UTF8.GetBytes($"#Created\r\ngroupId={group}\r\nartifactId={artifact}\r\nversion={version}\r\n")
        );

    public static (string, byte[]) Manifest(string fields) =>
        ("META-INF/MANIFEST.MF", Encoding.UTF8.GetBytes("Manifest-Version: 1.0\r\n" + fields + "\r\n"));

    /// <summary>An application with archives inside of it, as Spring Boot packs them.</summary>
    public static byte[] Fat() =>
        Jar(
            Pom("org.example", "app", "1.0"),
            (
                "BOOT-INF/lib/inner-2.0.jar",
                Jar(Manifest("Bundle-SymbolicName: org.inner;singleton:=true\r\nBundle-Version: 2.0.1"))
            ),
            ("BOOT-INF/lib/plain-3.1.jar", Jar(Manifest("Created-By: x"), ("a.class", [1])))
        );
}
