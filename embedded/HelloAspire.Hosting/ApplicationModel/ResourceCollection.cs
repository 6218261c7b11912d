using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>The resources of an application.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "Aspire's name.")]
public sealed class ResourceCollection : KeyedCollection<string, IResource>
{
    /// <summary>An empty collection; names are compared without regard to case.</summary>
    public ResourceCollection()
        : base(StringComparer.OrdinalIgnoreCase) { }

    /// <inheritdoc />
    protected override string GetKeyForItem(IResource item) => item.Name;

    /// <inheritdoc />
    protected override void InsertItem(int index, IResource item)
    {
        if (Contains(item.Name))
        {
            throw new DistributedApplicationException(
                $"Two resources are named '{item.Name}'. Give one of them another name."
            );
        }
        base.InsertItem(index, item);
    }
}
