using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Measures.Containers;

internal static class EngineCommands
{
    /// <summary>Runs an engine command and returns what it prints.</summary>
    /// <param name="purpose">What the command is for, as "start a container of 'hello:1'".</param>
    /// <exception cref="UserErrorException">The engine refuses.</exception>
    public static async Task<string> Ask(
        this ContainerEngine engine,
        string purpose,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var result = await engine.Run(arguments, cancellationToken);
        return result.IsSuccess
            ? result.StandardOutput.Trim()
            : throw new UserErrorException($"{engine.Program} cannot {purpose}: {result.StandardError.Trim()}");
    }
}
