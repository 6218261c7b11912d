using System.Text.Json;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>The components of a CycloneDX document.</summary>
internal static class CycloneDxComponents
{
    /// <summary>All of them: a component may hold others.</summary>
    /// <exception cref="DamagedImageException">What shall be a list of them is none.</exception>
    public static IEnumerable<JsonElement> Of(JsonElement root)
    {
        var pending = new Stack<JsonElement>([root]);
        while (pending.TryPop(out var holder))
        {
            if (holder.Object("components").ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Array))
            {
                throw new DamagedImageException("its 'components' is not a list");
            }
            foreach (var component in holder.Items("components"))
            {
                yield return component;
                pending.Push(component);
            }
        }
    }
}
