using System.Security.Cryptography;

namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>The suffix that tells a resource's instance from those of other runs: eight lower-case letters.</summary>
internal sealed record ResourceInstance(string Suffix) : IResourceAnnotation
{
    public static string IdOf(IResource resource) => $"{resource.Name}-{SuffixOf(resource)}";

    public static string SuffixOf(IResource resource)
    {
        lock (resource.Annotations)
        {
            if (!resource.TryGetLastAnnotation<ResourceInstance>(out var instance))
            {
                instance = new(RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 8));
                resource.Annotations.Add(instance);
            }
            return instance.Suffix;
        }
    }
}
