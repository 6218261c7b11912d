using HelloAspire.Hosting.Running;

namespace HelloAspire.Tests.Hosting.Running;

[Trait("Category", "Model")]
public sealed class HealthMonitorSpecs
{
    [Theory]
    [InlineData(0, true, 30)]
    [InlineData(1, true, 1)]
    [InlineData(3, true, 3)]
    [InlineData(9, true, 5)]
    public void One_that_was_healthy_is_asked_as_often_as_Aspire_asks(int failures, bool wasHealthy, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), HealthMonitor.DelayAfter(failures, wasHealthy));

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(2, 0.2)]
    [InlineData(4, 0.8)]
    [InlineData(6, 3.2)]
    [InlineData(7, 5)]
    [InlineData(2000, 5)]
    public void One_that_starts_is_asked_soon_and_then_less_and_less(int failures, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), HealthMonitor.DelayAfter(failures, wasHealthy: false));
}
