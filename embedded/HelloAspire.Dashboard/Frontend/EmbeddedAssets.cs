using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;

namespace HelloAspire.Dashboard.Frontend;

/// <summary>
/// The scripts and styles, held in this assembly: they are found whatever program hosts the dashboard, published or
/// not, and nothing comes from another server.
/// </summary>
internal static class EmbeddedAssets
{
    public static void UseEmbeddedAssets(this IApplicationBuilder application) =>
        application.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = new EmbeddedFileProvider(typeof(EmbeddedAssets).Assembly, "wwwroot"),
                OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
            }
        );
}
