namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>A named value, perhaps a secret, that other resources use.</summary>
public sealed class ParameterResource(string name, Func<string> valueGetter, bool secret)
    : Resource(name),
        IValueProvider
{
    /// <summary>Whether the value is masked wherever it is shown.</summary>
    public bool Secret { get; } = secret;

    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(valueGetter());
}
