using System.CommandLine;

namespace HelloAspire.Comparison.Commands;

/// <summary>Turns whatever goes wrong in a command into one line on standard error and an exit code.</summary>
internal static class CommandGuard
{
    public static async Task<int> Run(ParseResult parsed, Func<Task<int>> run, CancellationToken cancellationToken)
    {
        var errors = parsed.InvocationConfiguration.Error;
        try
        {
            return await run();
        }
        catch (UserErrorException exception)
        {
            await errors.WriteLineAsync(string.Join('\n', exception.Message.Split('\n').Select(DisplayText.Of)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(DisplayText.Of(exception.Message));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await errors.WriteLineAsync("Cancelled.");
        }
        catch (Exception exception)
        {
            // A fault of this program must not look like a failed gate.
            await errors.WriteLineAsync($"hello-compare failed because of a bug in it: {exception}");
        }
        return ExitCode.CouldNotRun;
    }
}
