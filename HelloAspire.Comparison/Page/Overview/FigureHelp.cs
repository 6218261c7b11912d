namespace HelloAspire.Comparison.Page.Overview;

/// <summary>What the figures of the overview mean.</summary>
internal static class FigureHelp
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["Stored"] =
            "Bytes of all files in all layers, uncompressed: what the image takes up on disk. Files that a later layer replaces or deletes count too.",
        ["Live"] = "Bytes of the files that a container sees once all layers are merged.",
        ["Waste"] = "Stored minus live: bytes that are kept and transferred, and that no container can see.",
        ["Efficiency"] =
            "Live divided by stored. At 100 %, no layer replaces or deletes anything that an earlier one added.",
        ["Compressed"] =
            "Bytes of the layers after gzip compression: what a registry stores and a pull transfers. ≈ marks a figure that is extrapolated from samples of the large layers.",
        ["Layers"] = "Archives stacked on one another to form the file system. Those of the base image come first.",
        ["Base image"] = "The image in the last FROM of the build, found by its layers, its label or the Dockerfile.",
        ["User"] = "The account that the program runs as, unless the container is started with another.",
        ["Health check"] = "Whether the image has a HEALTHCHECK, by which the engine sees that the program works.",
        ["Program"] = "The file that the entry point starts, with the first digits of its SHA-256.",
        ["Packages"] = "Packages listed by the package databases in the image and by the program's own metadata.",
        ["Executables"] = "Files with an execute permission, for any user.",
        ["Shells"] = "Programs that run commands: the first thing that an intruder looks for.",
        ["Package managers"] = "Programs that install others.",
        ["Compilers and linkers"] = "Programs that only a build needs.",
        ["SDKs"] = "Directories of development kits, which only a build needs.",
        ["Debuggers"] = "Programs that inspect other programs while these run.",
        ["Network tools"] = "Programs that transfer files or open connections.",
        ["Set-uid, set-gid"] =
            "Programs that run with their owner's or group's permissions, whoever starts them. A flaw in one may give root access.",
        ["World-writable"] = "Files and directories that any user may change.",
        ["Debug symbols"] = "Files that only debuggers read.",
        ["Source files"] = "Files of source code, including those in package caches.",
        ["Vulnerabilities"] =
            "Known vulnerabilities of the packages, looked up in a database on this machine. Without one, they are not checked.",
        ["Findings"] = "Problems that the checks found. Each is listed below with its evidence and a fix.",
    };

    /// <summary>A sentence or two on a figure; null where its name tells enough.</summary>
    public static string? Of(string figure) => Texts.GetValueOrDefault(figure);
}
