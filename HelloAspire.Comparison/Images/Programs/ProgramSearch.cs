namespace HelloAspire.Comparison.Images.Programs;

/// <summary>What starts when a container of the image does.</summary>
/// <param name="Command">The first word of the command line; null where there is none.</param>
/// <param name="Program">What it is all about: for <c>dotnet app.dll</c> or <c>sh -c "exec app"</c> the application.</param>
/// <param name="Steps">Every program on the way, the engine's own first; none where there is no command line.</param>
internal sealed record ProgramSearch(string? Command, FileNode? Program, IReadOnlyList<ProgramStep> Steps)
{
    /// <summary>The file that the engine executes; null where the image does not hold it.</summary>
    public FileNode? Launched => Steps.Count > 0 ? Steps[0].File : null;

    public static ProgramSearch In(ImageConfig config, FileTree tree)
    {
        // An entry point of one empty word takes that of the base image back.
        IEnumerable<string> entrypoint = config.Entrypoint is [""] ? [] : config.Entrypoint;
        List<string> words = [.. entrypoint, .. config.Command];
        if (words.Count == 0)
        {
            return new ProgramSearch(null, null, []);
        }
        var follower = new ProgramFollower(config, tree);
        var program = follower.Follow(words, ProgramCaller.Engine);
        return new ProgramSearch(words[0], program, follower.Steps);
    }
}
