using HelloAspire.Comparison.Reports;
using Microsoft.OpenApi;

namespace HelloAspire.Comparison.Page.Api;

/// <summary>The OpenAPI document of the HTTP interface.</summary>
internal static class ApiDescription
{
    public static void AddApiDescription(this IServiceCollection services) =>
        services.AddOpenApi(options =>
        {
            options.AddDocumentTransformer(
                (document, _, _) =>
                {
                    document.Info.Title = Tool.This.Name;
                    document.Info.Version = Tool.This.Version;
                    document.Info.Description = "Compares and measures container images, on this machine only.";
                    return Task.CompletedTask;
                }
            );
            options.AddOperationTransformer(
                (operation, _, _) =>
                {
                    // As ErrorAnswer writes them: problem details are for who asks for JSON.
                    foreach (var (status, response) in operation.Responses ?? [])
                    {
                        if (status.StartsWith('4') && response.Content is { } content)
                        {
                            content["text/plain"] = new OpenApiMediaType();
                        }
                    }
                    return Task.CompletedTask;
                }
            );
        });
}
