using HelloAspire.Hosting.ApplicationModel;

namespace HelloAspire.Hosting.Publishing;

/// <summary>The Compose file that an application is published to.</summary>
public sealed class DockerComposeEnvironmentResource(string name) : Resource(name);
