namespace HelloAspire.Comparison.Images.AttackSurface;

/// <summary>What a program is good for, to an intruder.</summary>
internal enum ToolKind
{
    Shell,
    PackageManager,
    Compiler,
    Debugger,
    NetworkTool,
}
