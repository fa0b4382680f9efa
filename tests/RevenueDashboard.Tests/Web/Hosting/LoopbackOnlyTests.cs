using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using RevenueDashboard.Web.Hosting;

namespace RevenueDashboard.Tests.Web.Hosting;

public sealed class LoopbackOnlyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--urls=http://0.0.0.0:0")]
    [InlineData("--urls=http://*:0")]
    [InlineData("--urls=http://[::]:0")]
    [InlineData("--urls=http://127.0.0.1:0;http://0.0.0.0:0")]
    [InlineData("--urls=http://192.0.2.7:0")]
    [InlineData("--http_ports=0")]
    [InlineData("--Kestrel:Endpoints:Http:Url=http://0.0.0.0:0")]
    public async Task The_server_does_not_start_where_other_machines_can_reach_it(string setting)
    {
        await using var app = Build(setting);

        var problem = await Assert.ThrowsAsync<OpenAddressException>(() => app.StartAsync(Cancellation));

        Assert.Contains("http://127.0.0.1:5080", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls=http://127.0.0.1:0")]
    [InlineData("--urls=http://127.0.0.2:0")]
    [InlineData("--Kestrel:Endpoints:Http:Url=http://127.0.0.1:0")]
    public async Task The_server_starts_on_this_machine(string setting)
    {
        await using var app = Build(setting);

        await app.StartAsync(Cancellation);

        Assert.StartsWith("http://127.0.0.", Assert.Single(app.Urls), StringComparison.Ordinal);
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public void Without_a_setting_the_address_is_5080_on_this_machine()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel();
        builder.AddLoopbackOnly();

        Assert.Equal("http://127.0.0.1:5080", builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey));
    }

    private static WebApplication Build(string setting)
    {
        var builder = WebApplication.CreateBuilder([setting]);
        builder.AddLoopbackOnly();
        return builder.Build();
    }
}
