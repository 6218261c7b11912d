using System.ComponentModel;
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
    private const string VariantHelp = "A configured variant to compare with the left side.";
    private const string LeftHelp =
        "The baseline: a configured variant, or an image as the command line takes it. Default: the first variant.";
    private const string RightHelp = "The other image, named in the same way.";
    private const string Busy =
        "Measures are already running. Wait until they have finished, or cancel them on the page.";

    /// <summary>
    /// Maps <c>POST /api/compare</c>, which reads the images again and responds with the report, and
    /// <c>GET /api/report/{format}</c>, which downloads the report on what is read already. Without <c>left</c> and
    /// <c>right</c>, which take what the page takes, they are about the configured variants.
    /// </summary>
    public static void MapCompareApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints
            .MapGroup("/api")
            .DisableAntiforgery()
            .WithTags("Comparison")
            .ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapPost("/compare", Compare)
            .WithName("Compare")
            .WithSummary("Reads the images again, measures them if asked to, and responds with the report.")
            .WithDescription(
                "Markdown, or JSON if the Accept header asks for it. If a measure fails, Markdown ends with a section 'Not measured' that says why, and JSON is refused with 422."
            )
            .Produces<string>(StatusCodes.Status200OK, "text/markdown", "application/json")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/report/{format}", Download)
            .WithName("Report")
            .WithSummary("Downloads the report on what has been read and measured so far.")
            .Produces<string>(
                StatusCodes.Status200OK,
                ReportDownload.All[0].MediaType,
                [.. ReportDownload.All.Skip(1).Select(format => format.MediaType.Split(';')[0])]
            )
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        // The page answers every path that is none of a file: what is wrong under /api is told here.
        Refuse("/compare", HttpMethods.Post);
        Refuse("/report/{format}", "GET, HEAD");
        api.Map("/{**rest}", (HttpRequest request) => ErrorAnswer.Of(request, 404, $"There is no {request.Path}."))
            .ExcludeFromDescription();

        void Refuse(string pattern, string allowed) =>
            api.Map(
                    pattern,
                    (HttpRequest request) =>
                    {
                        request.HttpContext.Response.Headers.Allow = allowed;
                        return ErrorAnswer.Of(request, 405, $"{request.Path} accepts {allowed} only.");
                    }
                )
                .ExcludeFromDescription();
    }

    private static async Task<IResult> Compare(
        [FromQuery, Description(VariantHelp)] string? variant,
        [FromQuery, Description(LeftHelp)] string? left,
        [FromQuery, Description(RightHelp)] string? right,
        [
            FromQuery,
            Description(
                "Measures to run first, separated by commas: parity, startup, shutdown, load, build. Empty: all but build."
            )
        ]
            string? measure,
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
        [Description("json, markdown, html, sarif or junit; for one side only: cyclonedx or spdx.")] string format,
        [FromQuery, Description(VariantHelp)] string? variant,
        [FromQuery, Description(LeftHelp)] string? left,
        [FromQuery, Description(RightHelp)] string? right,
        [FromQuery, Description("The side whose bill of materials to write: left (default) or right.")] string? side,
        HttpRequest request,
        PageReports reports,
        CancellationToken cancellationToken
    )
    {
        if (ReportDownload.All.FirstOrDefault(known => known.Name == format) is not { } download)
        {
            var known = string.Join(", ", ReportDownload.All.Select(one => one.Name));
            return ErrorAnswer.Of(request, 404, $"There is no format '{format}'. Use one of: {known}.");
        }
        try
        {
            var pair = reports.Choose(variant, left, right);
            await pair.Reading.ReadOnce().WaitAsync(cancellationToken);
            var report = ReportDownload.Of(download, await reports.On(pair, cancellationToken), side);
            var content = Encoding.UTF8.GetBytes(await download.Write(report));
            return Results.File(content, download.MediaType, ReportDownload.FileName(download, report));
        }
        catch (UserErrorException exception)
        {
            return ErrorAnswer.Of(request, StatusCodes.Status422UnprocessableEntity, exception.Message);
        }
    }
}
