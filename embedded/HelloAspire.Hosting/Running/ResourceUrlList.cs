using System.Collections.Immutable;
using HelloAspire.Hosting.ApplicationModel;

namespace HelloAspire.Hosting.Running;

/// <summary>The URLs of a resource: one for each endpoint, changed and added to as the model says.</summary>
internal static class ResourceUrlList
{
    public static ImmutableArray<UrlSnapshot> Of(IResource resource, bool isActive)
    {
        if (resource is not IResourceWithEndpoints owner)
        {
            return [];
        }

        var urls = new List<ResourceUrlAnnotation>();
        foreach (var endpoint in owner.GetEndpoints().Where(e => e.IsAllocated))
        {
            var own = new ResourceUrlAnnotation { Url = endpoint.Url, Endpoint = endpoint };
            urls.Add(own);
            foreach (
                var said in resource
                    .Annotations.OfType<EndpointUrlAnnotation>()
                    .Where(u => u.EndpointName == endpoint.EndpointName)
            )
            {
                said.Change?.Invoke(own);
                if (said.Add?.Invoke(endpoint) is { } added)
                {
                    added.Url = new Uri(new Uri(endpoint.Url), added.Url).ToString();
                    urls.Add(added);
                }
            }
        }

        return
        [
            .. urls.Select(
                (u, i) =>
                    new UrlSnapshot(u.Endpoint?.EndpointName, u.Url, IsInternal: false)
                    {
                        IsInactive = !isActive,
                        DisplayProperties = new(u.DisplayText ?? "", i),
                    }
            ),
        ];
    }
}
