using HelloAspire.Web;

if (args is ["--probe"])
{
    return await LivenessProbe.RunAsync();
}

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddHello();
builder.AddClientLimits();

// In-flight requests and the last telemetry share it: SIGTERM ends the service within a second.
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(0.8));

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapHello();

await app.RunAsync();
return 0;
