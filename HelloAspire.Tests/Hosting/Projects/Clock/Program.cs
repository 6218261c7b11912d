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

var isDeaf = args is ["deaf"];
using var interrupt = Hear(PosixSignal.SIGINT);
using var termination = Hear(PosixSignal.SIGTERM);
if (isDeaf)
{
    await app.StartAsync();
    await Task.Delay(Timeout.Infinite);
}

await app.RunAsync();
return 0;

// Deaf: does not end when it is asked to.
PosixSignalRegistration Hear(PosixSignal signal) =>
    PosixSignalRegistration.Create(
        signal,
        context =>
        {
            Console.WriteLine($"Heard {signal}");
            context.Cancel |= isDeaf;
        }
    );
