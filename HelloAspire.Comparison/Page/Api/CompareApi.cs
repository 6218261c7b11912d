using System.Text;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Page.Sessions;
using HelloAspire.Comparison.Reports;
using Microsoft.AspNetCore.Mvc;

namespace HelloAspire.Comparison.Page.Api;

/// <summary>The HTTP interface, for scripts and for the app host's command; this machine only.</summary>
internal static class CompareApi
{
    private const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
    private const string Busy = "Measures are already running. Wait until they have ended, or cancel them on the page.";

    /// <summary>
    /// Maps <c>POST /api/compare</c>, which reads the images again and responds with the report, and
    /// <c>GET /api/report/{format}</c>, which downloads the report on what is read already. Without <c>left</c> and
    /// <c>right</c>, which take what the page takes, they are about the configured variants.
    /// </summary>
    public static void MapCompareApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").DisableAntiforgery();
        api.MapPost("/compare", Compare)
            .WithName("Compare")
            .WithSummary("Reads the images again, measures where asked to, and responds with the report.")
            .WithDescription(
                "Markdown, or JSON where it is accepted. Markdown whose last part is 'Not measured' tells why a measure failed; JSON is refused then."
            )
            .Produces<string>(StatusCodes.Status200OK, "text/markdown", "application/json")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/report/{format}", Download)
            .WithName("Report")
            .WithSummary("Downloads the report on what is read and measured by now.")
            .Produces<string>(
                StatusCodes.Status200OK,
                ReportDownload.Formats[0].MediaType,
                [.. ReportDownload.Formats.Skip(1).Select(format => format.MediaType)]
            )
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        // The page answers every path that is none of a file: what is wrong under /api is told here.
        Refuse("/compare", HttpMethods.Post);
        Refuse("/report/{format}", HttpMethods.Get);
        api.Map("/{**rest}", (HttpRequest request) => ErrorAnswer.Of(request, 404, $"There is no {request.Path}."))
            .ExcludeFromDescription();

        void Refuse(string pattern, string allowed) =>
            api.Map(
                    pattern,
                    (HttpRequest request) =>
                    {
                        request.HttpContext.Response.Headers.Allow = allowed;
                        return ErrorAnswer.Of(request, 405, $"{request.Path} answers {allowed} only.");
                    }
                )
                .ExcludeFromDescription();
    }

    private static async Task<IResult> Compare(
        [FromQuery] string? variant,
        [FromQuery] string? left,
        [FromQuery] string? right,
        [FromQuery] string? measure,
        HttpRequest request,
        PageReports reports,
        MeasureSession measures,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var pair = reports.Choose(variant, left, right);
            var chosen = measure is null ? [] : MeasureCatalog.Choose(measure.Split(',', Trimmed));
            if (measure is not null && measures.Obstacle(pair, chosen) is { } obstacle)
            {
                throw new UserErrorException(obstacle);
            }
            if (measure is not null && measures.IsRunning)
            {
                return ErrorAnswer.Of(request, StatusCodes.Status409Conflict, Busy);
            }
            await pair.Reading.Read().WaitAsync(cancellationToken);
            if (measure is not null)
            {
                if (measures.Start(pair, chosen) is not { } run)
                {
                    return ErrorAnswer.Of(request, StatusCodes.Status409Conflict, Busy);
                }
                // Nobody waits for the answer any more: nothing is left running for it.
                await using var onLeave = cancellationToken.Register(measures.Cancel);
                await run;
            }
            var failure = measure is null ? null : pair.Measures.Error;
            var report = await reports.On(pair, cancellationToken);
            if (!ErrorAnswer.WantsJson(request))
            {
                var page = new Uri($"{request.Scheme}://{request.Host}/");
                var text = await ReportFormat.Markdown.Write(report with { Page = page });
                return Results.Text(
                    failure is null ? text : $"{text}\n## Not measured\n\n```\n{failure}\n```\n",
                    ReportFormat.Markdown.MediaType
                );
            }
            // A script that asked for measures must not take a report without them for the whole.
            return failure is null
                ? Results.Text(await ReportFormat.Json.Write(report), ReportFormat.Json.MediaType)
                : throw new UserErrorException(failure);
        }
        catch (UserErrorException exception)
        {
            return ErrorAnswer.Of(request, StatusCodes.Status422UnprocessableEntity, exception.Message);
        }
    }

    private static async Task<IResult> Download(
        string format,
        [FromQuery] string? variant,
        [FromQuery] string? left,
        [FromQuery] string? right,
        HttpRequest request,
        PageReports reports,
        CancellationToken cancellationToken
    )
    {
        if (ReportDownload.Formats.FirstOrDefault(known => known.Name == format) is not { } download)
        {
            var known = string.Join(", ", ReportDownload.Formats.Select(one => one.Name));
            return ErrorAnswer.Of(request, 404, $"There is no format '{format}'. Use one of: {known}.");
        }
        try
        {
            var pair = reports.Choose(variant, left, right);
            await pair.Reading.ReadOnce().WaitAsync(cancellationToken);
            var report = await reports.On(pair, cancellationToken);
            var content = Encoding.UTF8.GetBytes(await download.Write(report));
            return Results.File(content, download.MediaType, ReportDownload.FileName(download, report));
        }
        catch (UserErrorException exception)
        {
            return ErrorAnswer.Of(request, StatusCodes.Status422UnprocessableEntity, exception.Message);
        }
    }
}
