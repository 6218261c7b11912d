using System.Globalization;
using System.Runtime.InteropServices;

if (args is ["exit", var code])
{
    Console.Error.WriteLine($"Leaving with {code}");
    return int.Parse(code, CultureInfo.InvariantCulture);
}

var app = WebApplication.CreateSlimBuilder(args).Build();
app.MapGet("/", () => TimeProvider.System.GetUtcNow());
app.MapGet("/process", () => Environment.ProcessId);
app.MapGet("/environment/{name}", (string name) => Environment.GetEnvironmentVariable(name));

// Deaf: does not end when it is asked to.
using var signal = args is ["deaf"]
    ? PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true)
    : null;
if (signal is not null)
{
    await app.StartAsync();
    await Task.Delay(Timeout.Infinite);
}

await app.RunAsync();
return 0;
