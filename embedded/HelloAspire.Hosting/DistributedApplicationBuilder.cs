using System.Reflection;
using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Cleanup;
using HelloAspire.Hosting.Dashboard;
using HelloAspire.Hosting.Publishing;
using HelloAspire.Hosting.Running;
using HelloAspire.Hosting.Terminal;
using HelloAspire.Hosting.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelloAspire.Hosting;

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    /// <summary>Aspire's command line.</summary>
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--operation"] = "AppHost:Operation",
        ["--publisher"] = "Publishing:Publisher",
        ["--step"] = "Pipeline:Step",
        ["--output-path"] = "Pipeline:OutputPath",
        ["--dcp-container-runtime"] = "DcpPublisher:ContainerRuntime",
    };

    private readonly HostApplicationBuilder _host;
    private readonly EntryPointSession? _session;

    public DistributedApplicationBuilder(
        DistributedApplicationOptions options,
        EntryPointSession? session,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings>? configure = null
    )
    {
        _session = session;
        var assembly = session?.Assembly ?? Assembly.GetEntryAssembly();
        AppHostDirectory = options.ProjectDirectory ?? DirectoryOf(assembly);
        var settings = new HostApplicationBuilderSettings
        {
            ApplicationName = session?.Assembly.GetName().Name,
            ContentRootPath = AppHostDirectory,
            Configuration = new(),
        };
        configure?.Invoke(options, settings);

        _host = new(settings);
        Configuration.AddCommandLine(options.Args ?? [], Switches);
        var operation =
            Configuration["AppHost:Operation"] ?? (Configuration["Publishing:Publisher"] is null ? "run" : "publish");
        ExecutionContext = new(operation.Equals("publish", StringComparison.OrdinalIgnoreCase));

        AddServices(assembly, isTest: session is not null || configure is not null, options);
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public string AppHostDirectory { get; }

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    public DistributedApplicationExecutionContext ExecutionContext { get; }

    public ResourceCollection Resources { get; } = [];

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build() => _session is null ? BuildNow() : _session.OnBuild(this);

    /// <summary>Makes the application; under test this comes when the test asks for it.</summary>
    internal DistributedApplication BuildNow() => new(_host.Build());

    private void AddServices(Assembly? assembly, bool isTest, DistributedApplicationOptions options)
    {
        Services
            .AddSingleton(options)
            .AddSingleton(Resources)
            .AddSingleton(new RunLabels(AppHostDirectory))
            .AddSingleton(new ProjectAssemblies(assembly))
            .AddSingleton<ResourceLoggerService>()
            .AddSingleton<ResourceNotificationService>()
            .AddSingleton<ResourceCommandService>()
            .AddSingleton<OtlpReceiver>()
            .AddSingleton<Ports>()
            .AddSingleton<ResourceService>()
            .AddSingleton<DashboardHost>()
            .AddSingleton<ResourceEnvironment>()
            .AddSingleton<HealthMonitor>()
            .AddSingleton<Orchestrator>();
        Services.AddHttpClient(nameof(HttpHealthCheck));
        Services.AddHealthChecks();

        if (ExecutionContext.IsPublishMode)
        {
            Services.AddHostedService<ComposePublisher>();
        }
        else
        {
            AddRunServices(isTest);
        }
        Services.Configure<ConsoleLifetimeOptions>(o => o.SuppressStatusMessages = true);
        // A start that fails is reported once, by who started it.
        _host.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        _host.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        _host.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
    }

    private void AddRunServices(bool isTest)
    {
        if (_session is not null)
        {
            Services.AddHostedService<ResourceLogForwarder>();
        }
        else if (!isTest)
        {
            Services.AddTerminal();
        }
        Services.AddHostedService(s => s.GetRequiredService<Orchestrator>());
    }

    /// <summary>The app host's build notes its project's directory in its assembly.</summary>
    private static string DirectoryOf(Assembly? assembly)
    {
        var noted = assembly
            ?.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(a => a.Key.Equals("AppHostProjectPath", StringComparison.OrdinalIgnoreCase))
            ?.Value;
        return Directory.Exists(noted) ? noted : Directory.GetCurrentDirectory();
    }
}
