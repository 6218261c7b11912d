namespace HelloAspire.Tests.Dockerfiles;

/// <summary>One of the service's Dockerfiles.</summary>
internal sealed class Dockerfile(string name)
{
    /// <summary>The file as it stands.</summary>
    public string Text { get; } = File.ReadAllText(Repository.PathTo("HelloAspire.Web", name));

    /// <summary>The instructions, each on one line, without comments.</summary>
    public IReadOnlyList<string> Instructions =>
        [
            .. Text.Replace("\\\n", "", StringComparison.Ordinal)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith('#')),
        ];

    /// <summary>The instructions of the last stage, which become the image.</summary>
    public IReadOnlyList<string> FinalStage =>
        [.. Instructions.Reverse().TakeWhile(line => !line.StartsWith("FROM ", StringComparison.Ordinal)).Reverse()];
}
