using System.Text;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Page.Sessions;
using HelloAspire.Comparison.Page.Variants;
using HelloAspire.Comparison.Reports;
using Microsoft.AspNetCore.Mvc;

namespace HelloAspire.Comparison.Page.Api;

/// <summary>The HTTP interface, for scripts and for the app host's command; this machine only.</summary>
internal static class CompareApi
{
    private const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    /// <summary>
    /// Maps <c>POST /api/compare</c>, which reads the images again and responds with the report, and
    /// <c>GET /api/report/{format}</c>, which downloads the report on what is read already.
    /// </summary>
    public static void MapCompareApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").DisableAntiforgery();
        api.MapPost("/compare", Compare);
        api.MapGet("/report/{format}", Download);
    }

    private static async Task<IResult> Compare(
        [FromQuery] string? variant,
        [FromQuery] string? measure,
        HttpRequest request,
        VariantSet variants,
        ReadingSession reading,
        MeasureSession measures,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var other = Choose(variants, variant);
            var chosen = measure is null ? [] : MeasureCatalog.Choose(measure.Split(',', Trimmed));
            await reading.Read().WaitAsync(cancellationToken);
            var failure = measure is null ? null : await Measure(measures, chosen, cancellationToken);
            var report = ReportOn(reading, measures, other);
            if (!request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase))
            {
                var text = await ReportFormat.Markdown.Write(report);
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
            return Results.Text(exception.Message, "text/plain", statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<IResult> Download(
        string format,
        [FromQuery] string? variant,
        VariantSet variants,
        ReadingSession reading,
        MeasureSession measures,
        CancellationToken cancellationToken
    )
    {
        if (ReportDownload.Formats.FirstOrDefault(known => known.Name == format) is not { } download)
        {
            var known = string.Join(", ", ReportDownload.Formats.Select(one => one.Name));
            return Results.Text($"There is no format '{format}'. Known are: {known}.", statusCode: 404);
        }
        try
        {
            await reading.ReadOnce().WaitAsync(cancellationToken);
            var report = ReportOn(reading, measures, Choose(variants, variant));
            var content = Encoding.UTF8.GetBytes(await download.Write(report));
            return Results.File(content, download.MediaType, ReportDownload.FileName(download));
        }
        catch (UserErrorException exception)
        {
            return Results.Text(exception.Message, "text/plain", statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <returns>Why nothing more was measured; null where all was.</returns>
    private static async Task<string?> Measure(
        MeasureSession measures,
        IReadOnlyList<IMeasure> chosen,
        CancellationToken cancellationToken
    )
    {
        if (measures.Start(chosen) is not { } run)
        {
            return "Measures are already running. Wait for them, or cancel them on the page.";
        }
        // Nobody waits for the answer any more: nothing is left running for it.
        await using var onLeave = cancellationToken.Register(measures.Cancel);
        await run;
        return measures.Error;
    }

    private static Report ReportOn(ReadingSession reading, MeasureSession measures, ImageVariant other)
    {
        if (reading.Readings.FirstOrDefault(one => one.Error is not null) is { Error: { } error } failed)
        {
            throw new UserErrorException($"{failed.Variant.Name}: {error}");
        }
        return Report.On(reading.Compare(other)!) with { Measures = measures.Measured };
    }

    private static ImageVariant Choose(VariantSet variants, string? name) =>
        variants.Others.FirstOrDefault(variant => name is null || variant.Name == name)
        ?? throw new UserErrorException(
            variants.All.Count == 0
                ? $"No variants are configured. Give two under {ConfiguredVariants.Section}."
                : $"There is no variant '{name}' to compare. Known are: {string.Join(", ", variants.Others.Select(variant => variant.Name))}."
        );
}
