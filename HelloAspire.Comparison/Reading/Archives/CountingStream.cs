namespace HelloAspire.Comparison.Reading.Archives;

/// <summary>Passes bytes on and tells how many.</summary>
internal sealed class CountingStream(Stream inner, Action<int> onRead) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        onRead(read);
        return read;
    }
}
