using System.Globalization;
using System.Text;

namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>What environment variables, arguments and build arguments may hold.</summary>
internal static class Value
{
    /// <summary>Gets the text of a value as this machine sees it.</summary>
    public static ValueTask<string?> ResolveAsync(object? value, CancellationToken cancellationToken) =>
        ResolveAsync(value, part => TextOfAsync(part, cancellationToken));

    /// <summary>Gets the text of a value whose parts, one unless it is an expression, a function resolves.</summary>
    public static async ValueTask<string?> ResolveAsync(object? value, Func<object?, ValueTask<string?>> resolvePart)
    {
        if (value is not ReferenceExpression)
        {
            return await resolvePart(value).ConfigureAwait(false);
        }
        var text = new StringBuilder();
        foreach (var part in PartsOf(value))
        {
            text.Append(await resolvePart(part).ConfigureAwait(false));
        }
        return text.ToString();
    }

    /// <summary>Whether a value is a secret or has one in it.</summary>
    public static bool IsSecret(object? value) => PartsOf(value).Any(p => p is ParameterResource { Secret: true });

    /// <summary>Gets the text of a part of a value as this machine sees it.</summary>
    public static async ValueTask<string?> TextOfAsync(object? part, CancellationToken cancellationToken) =>
        part switch
        {
            null => null,
            string text => text,
            IValueProvider provider => await provider.GetValueAsync(cancellationToken).ConfigureAwait(false),
            Func<string> callback => callback(),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => part.ToString(),
        };

    private static IEnumerable<object?> PartsOf(object? value) =>
        value is ReferenceExpression expression ? expression.Parts.SelectMany(PartsOf) : [value];
}
