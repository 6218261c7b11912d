using System.Runtime.CompilerServices;

namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>A text with values in it that are known only when the application runs.</summary>
public sealed class ReferenceExpression : IValueProvider
{
    private ReferenceExpression(IReadOnlyList<object?> parts) => Parts = parts;

    internal IReadOnlyList<object?> Parts { get; }

    /// <summary>Makes an expression from an interpolated string.</summary>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => new(handler.Parts);

    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        Value.ResolveAsync(this, cancellationToken);

    /// <summary>Collects the parts of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct ExpressionInterpolatedStringHandler
    {
        internal List<object?> Parts { get; }

        /// <summary>Called by the compiler.</summary>
        public ExpressionInterpolatedStringHandler(int literalLength, int formattedCount) =>
            Parts = new(formattedCount + (literalLength > 0 ? 1 : 0));

        /// <summary>Called by the compiler.</summary>
        public readonly void AppendLiteral(string value) => Parts.Add(value);

        /// <summary>Called by the compiler.</summary>
        public readonly void AppendFormatted(string? value) => Parts.Add(value);

        /// <summary>Called by the compiler.</summary>
        public readonly void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider => Parts.Add(valueProvider);

        /// <summary>Called by the compiler.</summary>
        public readonly void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource => Parts.Add(valueProvider.Resource);
    }
}
