namespace HelloAspire.Hosting.Images;

/// <summary>Where a build is: step n of m (of the stage, where the builder counts by stage) and its instruction.</summary>
internal sealed record BuildStep(int Number, int Total, string Instruction, string? Stage = null)
{
    public override string ToString() =>
        Stage is null ? $"step {Number}/{Total}: {Instruction}" : $"step {Number}/{Total} of {Stage}: {Instruction}";
}
