using System.Runtime.CompilerServices;

namespace HelloAspire.Tests.Distributed.Engines;

/// <summary>A test on a <see cref="PrivateEngine"/>; skipped, with the reason, where there can be none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PrivateEngineFactAttribute : FactAttribute
{
    public PrivateEngineFactAttribute(
        [CallerFilePath] string? sourceFilePath = null,
        [CallerLineNumber] int sourceLineNumber = -1
    )
        : base(sourceFilePath, sourceLineNumber)
    {
        if (PrivateEngine.Lacking is { } lacking)
        {
            Skip = $"A second engine needs {lacking}.";
        }
    }
}
