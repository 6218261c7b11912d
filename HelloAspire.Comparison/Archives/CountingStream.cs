namespace HelloAspire.Comparison.Archives;

/// <summary>Passes bytes on and counts them.</summary>
internal sealed class CountingStream(Stream inner, Action<int>? onRead = null) : ReadOnlyStream
{
    public long Count { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Count += read;
        onRead?.Invoke(read);
        return read;
    }
}
