namespace HelloAspire.Dashboard.Telemetry;

/// <summary>A list that grows at its end and shrinks at its start.</summary>
internal sealed class RingBuffer<T>
{
    private T[] items = new T[4];
    private int start;

    public int Count { get; private set; }

    public T this[int index]
    {
        get => items[Slot(index)];
        set => items[Slot(index)] = value;
    }

    public void Add(T item)
    {
        if (Count == items.Length)
            Grow();

        Count++;
        this[Count - 1] = item;
    }

    public T RemoveFirst()
    {
        var first = this[0];
        this[0] = default!;
        start = (start + 1) % items.Length;
        Count--;
        return first;
    }

    /// <summary>Copies the items from an index on.</summary>
    public T[] CopyFrom(int index)
    {
        var copy = new T[Count - index];

        for (var i = 0; i < copy.Length; i++)
            copy[i] = this[index + i];

        return copy;
    }

    private int Slot(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return (start + index) % items.Length;
    }

    private void Grow()
    {
        var copy = CopyFrom(0);
        Array.Resize(ref copy, items.Length * 2);
        (items, start) = (copy, 0);
    }
}
