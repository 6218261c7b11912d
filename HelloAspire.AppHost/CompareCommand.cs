namespace HelloAspire.AppHost;

/// <summary>The commands that compare a variant with the reference and show the report.</summary>
public static class CompareCommand
{
    /// <summary>As long as a large image takes to be read, and all to be measured, on a slow machine.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <summary>Adds the commands to a variant; on the reference they compare with the second.</summary>
    public static void WithCompareCommands(
        this IResourceBuilder<ContainerResource> container,
        IResourceBuilder<ProjectResource> comparison,
        IReadOnlyList<Variant> variants,
        Variant variant
    )
    {
        var other = variant == variants[0] ? variants[1] : variant;
        var pair = $"{variants[0].Name} and {other.Name}";
        Add("compare", "Compare", "Scales", $"Compares the images of {pair} and their responses.", "parity");
        Add(
            "measure",
            "Compare and measure",
            "Gauge",
            $"Compares {pair} and measures both, which takes some minutes.",
            ""
        );

        void Add(string name, string displayName, string icon, string description, string measures) =>
            container.WithCommand(
                name,
                displayName,
                context =>
                    CompareAsync(
                        comparison.GetEndpoint("http"),
                        variants[0].Name,
                        other.Name,
                        measures,
                        context.CancellationToken
                    ),
                new CommandOptions { Description = description, IconName = icon }
            );
    }

    private static async Task<ExecuteCommandResult> CompareAsync(
        EndpointReference page,
        string reference,
        string other,
        string measures,
        CancellationToken cancellationToken
    )
    {
        using var client = new HttpClient { Timeout = Limit };
        try
        {
            var url = new Uri($"{page.Url}/api/compare?variant={Uri.EscapeDataString(other)}&measure={measures}");
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
                $"The comparison does not respond: {e.Message} Start the resource 'comparison'."
            );
        }
    }
}
