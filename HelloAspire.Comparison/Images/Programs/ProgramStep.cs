namespace HelloAspire.Comparison.Images.Programs;

/// <summary>Who starts a program.</summary>
internal enum ProgramCaller
{
    /// <summary>The engine: it takes nothing but what the kernel executes.</summary>
    Engine,

    /// <summary>A shell or a launcher: it runs a file without a header as a shell's script (execvp(3)).</summary>
    Launcher,

    /// <summary>A runtime that opens the file itself, as <c>dotnet app.dll</c>.</summary>
    Runtime,
}

/// <summary>A program that starts on the way to the application.</summary>
/// <param name="Command">As the command line names it.</param>
/// <param name="File">Null where the image does not hold it.</param>
internal sealed record ProgramStep(string Command, FileNode? File, ProgramCaller Caller);
