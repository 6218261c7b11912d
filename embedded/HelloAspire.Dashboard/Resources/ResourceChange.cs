namespace HelloAspire.Dashboard.Resources;

/// <summary>A resource that came, changed (<see cref="Resource"/> is its new state) or went (it is null).</summary>
public sealed record ResourceChange(string Name, ResourceView? Resource);
