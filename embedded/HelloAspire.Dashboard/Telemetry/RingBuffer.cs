namespace HelloAspire.Dashboard.Telemetry;

/// <summary>A list that grows at its end and shrinks at its start.</summary>
internal sealed class RingBuffer<T>
{
    private T[] _items = new T[4];
    private int _start;

    public int Count { get; private set; }

    public T this[int index]
    {
        get => _items[Slot(index)];
        set => _items[Slot(index)] = value;
    }

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Grow();
        }

        Count++;
        this[Count - 1] = item;
    }

    public T RemoveFirst()
    {
        var first = this[0];
        this[0] = default!;
        _start = (_start + 1) % _items.Length;
        Count--;
        return first;
    }

    /// <summary>Copies the items from an index on.</summary>
    public T[] CopyFrom(int index)
    {
        var copy = new T[Count - index];

        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = this[index + i];
        }

        return copy;
    }

    private int Slot(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return (_start + index) % _items.Length;
    }

    private void Grow()
    {
        var copy = CopyFrom(0);
        Array.Resize(ref copy, _items.Length * 2);
        (_items, _start) = (copy, 0);
    }
}
