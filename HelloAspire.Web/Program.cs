using HelloAspire.Web;

if (args is ["--probe"])
{
    return await LivenessProbe.RunAsync();
}

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddHello();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapHello();

await app.RunAsync();
return 0;
