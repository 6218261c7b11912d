using HelloAspire.Dashboard.Resources;

namespace HelloAspire.Dashboard.Pages.Console;

/// <summary>A line and the resource that wrote it.</summary>
public sealed record ConsoleLine(string Resource, ConsoleLogLine Line);
