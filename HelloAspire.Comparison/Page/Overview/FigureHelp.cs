namespace HelloAspire.Comparison.Page.Overview;

/// <summary>What the figures of the overview mean.</summary>
internal static class FigureHelp
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["Stored"] =
            "Bytes of all files in all layers, uncompressed: what the image takes on a disk. Files that a later layer replaces or deletes count too.",
        ["Live"] = "Bytes of the files that a container sees once all layers are merged.",
        ["Waste"] = "Stored minus live: bytes that are kept and transferred, and that no container can see.",
        ["Efficiency"] = "Live over stored. At 100 % no layer replaces or deletes what another one brought.",
        ["Compressed"] =
            "Bytes of the layers as gzip packs them: what a registry holds and a pull transfers. With ≈ it is extrapolated from samples of the large layers.",
        ["Layers"] = "Archives that are laid over one another, lowest first. Those of the base image come first.",
        ["Base image"] = "The image in the last FROM of the build, found by its layers, its label or the Dockerfile.",
        ["Program"] = "The file that the entry point starts, and the beginning of its SHA-256.",
        ["Packages"] = "What the package databases in the image list, and what the program's own data lists.",
        ["Executables"] = "Files that somebody may execute.",
        ["Set-uid, set-gid"] =
            "Programs that run with their owner's or group's rights, whoever starts them. A fault in one may give root.",
        ["World-writable"] = "Files and directories that every user may change.",
        ["Debug symbols"] = "Files that only a debugger reads.",
        ["Findings"] = "What the checks found fault with. Each is listed below with its evidence and how to fix it.",
    };

    /// <summary>A sentence or two on a figure; null where its name tells enough.</summary>
    public static string? Of(string figure) => Texts.GetValueOrDefault(figure);
}
