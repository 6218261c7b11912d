namespace HelloAspire.AppHost;

/// <summary>The command that compares a variant's image with the reference's and shows the report.</summary>
public static class CompareCommand
{
    /// <summary>As long as a large image takes to be read on a slow machine.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    /// <summary>Adds the command to a variant; on the reference it compares with the second.</summary>
    public static void WithCompareCommand(
        this IResourceBuilder<ContainerResource> container,
        IResourceBuilder<ProjectResource> comparison,
        IReadOnlyList<Variant> variants,
        Variant variant
    )
    {
        var other = variant == variants[0] ? variants[1] : variant;
        container.WithCommand(
            "compare",
            "Compare",
            context =>
                CompareAsync(comparison.GetEndpoint("http"), variants[0].Name, other.Name, context.CancellationToken),
            new CommandOptions
            {
                Description = $"Compares the images of {variants[0].Name} and {other.Name}.",
                IconName = "ScaleFill",
            }
        );
    }

    private static async Task<ExecuteCommandResult> CompareAsync(
        EndpointReference page,
        string reference,
        string other,
        CancellationToken cancellationToken
    )
    {
        using var client = new HttpClient { Timeout = s_limit };
        try
        {
            var url = new Uri($"{page.Url}/api/compare?variant={Uri.EscapeDataString(other)}");
            using var response = await client.PostAsync(url, content: null, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? CommandResults.Success(
                    $"Compared {other} with {reference}.",
                    text,
                    CommandResultFormat.Markdown,
                    displayImmediately: true
                )
                : CommandResults.Failure(text);
        }
        catch (HttpRequestException e)
        {
            return CommandResults.Failure(
                $"The comparison does not answer: {e.Message} Start the resource 'comparison'."
            );
        }
    }
}
