namespace HelloAspire.Tests.Dashboard.Samples;

/// <summary>A build and the first lines of the service, coloured as .NET's console logger does.</summary>
public static class SampleConsole
{
    public static readonly string[] Lines =
    [
        "Step 1/9 : ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0-noble-aot",
        "Step 2/9 : FROM ${SDK_IMAGE} AS build",
        " ---> Using cache",
        "Step 9/9 : ENTRYPOINT [\"/app/HelloAspire.Web\"]",
        "Successfully tagged multi-stage:4f2c9be01d77",
        "\u001b[40m\u001b[32minfo\u001b[39m\u001b[22m\u001b[49m: Microsoft.Hosting.Lifetime[14]",
        "      Now listening on: http://[::]:8080",
        "\u001b[40m\u001b[1m\u001b[33mwarn\u001b[39m\u001b[22m\u001b[49m: HelloAspire.Web[3]",
        "      The greeting took 512 ms.",
        "\u001b[41m\u001b[30mfail\u001b[39m\u001b[22m\u001b[49m: HelloAspire.Web[4] <b>not markup</b>",
    ];
}
