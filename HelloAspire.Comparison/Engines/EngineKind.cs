namespace HelloAspire.Comparison.Engines;

/// <summary>The engines that are told apart: their command lines agree but for a few options.</summary>
public enum EngineKind
{
    Docker,
    Podman,
}
