using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace HelloAspire.Comparison.Page.Access;

/// <summary>
/// Keeps the keys of cookies and forms for as long as the process lives, and leaves none on disk. (The framework's ephemeral
/// provider still writes one into the user's profile at the start.)
/// </summary>
internal sealed class KeysInMemory : IXmlRepository
{
    private readonly ConcurrentQueue<XElement> _keys = new();

    public IReadOnlyCollection<XElement> GetAllElements() => [.. _keys.Select(key => new XElement(key))];

    public void StoreElement(XElement element, string friendlyName) => _keys.Enqueue(new XElement(element));
}
