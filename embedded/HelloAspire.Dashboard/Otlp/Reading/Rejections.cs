namespace HelloAspire.Dashboard.Otlp.Reading;

/// <summary>Counts the records of a request that could not be taken, and keeps the first reason.</summary>
internal sealed class Rejections
{
    public int Count { get; private set; }

    public string Reason { get; private set; } = "";

    public void Add(string reason, int count = 1)
    {
        if (count > 0 && Reason.Length == 0)
        {
            Reason = reason;
        }

        Count += count;
    }
}
