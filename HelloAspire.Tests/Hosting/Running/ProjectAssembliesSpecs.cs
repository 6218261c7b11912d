using System.Reflection;
using HelloAspire.AppHost;
using HelloAspire.Hosting.Running;

namespace HelloAspire.Tests.Hosting.Running;

[Trait("Category", "Model")]
public sealed class ProjectAssembliesSpecs
{
    private static readonly Assembly Composition = typeof(Variant).Assembly;

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    private static readonly string Comparison = Repository.PathTo(
        "HelloAspire.Comparison",
        "HelloAspire.Comparison.csproj"
    );

    [Fact]
    public async Task The_app_hosts_build_notes_where_the_programs_of_its_projects_are()
    {
        // Cancelled before it begins: MSBuild cannot have been asked.
        var assembly = await new ProjectAssemblies(Composition).FindAsync(Comparison, new(canceled: true));

        Assert.True(File.Exists(assembly));
        Assert.Equal("HelloAspire.Comparison.dll", Path.GetFileName(assembly));
    }

    [Fact(Timeout = 120_000)]
    public async Task MSBuild_knows_the_same()
    {
        var noted = await new ProjectAssemblies(Composition).FindAsync(Comparison, Limit);
        var asked = await new ProjectAssemblies(appHost: null).FindAsync(Comparison, Limit);

        Assert.Equal(asked, noted);
    }
}
