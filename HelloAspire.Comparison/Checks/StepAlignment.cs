using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Dockerfiles;

namespace HelloAspire.Comparison.Checks;

/// <summary>
/// Finds the instruction of each build step. Builders write into the history what they made of an instruction: with
/// variables filled in, and with steps of their own in between. So the two are aligned as a whole, for the most instructions
/// of one keyword in one order, and of two equal choices for the one with more words in common (the longest common
/// subsequence; Cormen et al., "Introduction to Algorithms", 14.4).
/// </summary>
internal static class StepAlignment
{
    public static IEnumerable<(HistoryStep Step, DockerfileInstruction Instruction)> Of(
        IReadOnlyList<HistoryStep> steps,
        IReadOnlyList<DockerfileInstruction> instructions
    )
    {
        // What the rest from here on is worth at best.
        var worth = new double[steps.Count + 1, instructions.Count + 1];
        for (var s = steps.Count - 1; s >= 0; s--)
        {
            for (var i = instructions.Count - 1; i >= 0; i--)
            {
                var pair = Likeness(steps[s], instructions[i]);
                worth[s, i] = Math.Max(
                    pair > 0 ? pair + worth[s + 1, i + 1] : 0,
                    Math.Max(worth[s + 1, i], worth[s, i + 1])
                );
            }
        }
        var (step, instruction) = (0, 0);
        while (step < steps.Count && instruction < instructions.Count)
        {
            if (worth[step, instruction] == worth[step + 1, instruction])
            {
                step++;
            }
            else if (worth[step, instruction] == worth[step, instruction + 1])
            {
                instruction++;
            }
            else
            {
                yield return (steps[step++], instructions[instruction++]);
            }
        }
    }

    // More than the words of a whole Dockerfile count: each pair is worth one, its words up to one more.
    private static double Likeness(HistoryStep step, DockerfileInstruction instruction)
    {
        if (BuildInstruction.Of(step).Keyword != instruction.Keyword)
        {
            return 0;
        }
        var words = instruction.Arguments.Split([' ', '\t', '"', '='], StringSplitOptions.RemoveEmptyEntries);
        var shared = words.Count(word => step.CreatedBy.Contains(word, StringComparison.Ordinal));
        return 1 + (words.Length == 0 ? 0 : (double)shared / words.Length);
    }
}
