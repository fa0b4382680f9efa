using Bunit;
using Microsoft.AspNetCore.Components;
using RevenueDashboard.Tests.Web.Charts;
using RevenueDashboard.Web.Charts;

namespace RevenueDashboard.Tests.Web.Components;

public sealed class ChartTests : ComponentTest
{
    [Fact]
    public async Task A_chart_is_a_figure_with_a_title_a_summary_and_the_same_numbers_as_a_table()
    {
        var chart = Draw("<b>ByteDance</b>");

        Assert.Equal("Revenue by product", chart.Find("figcaption h2").TextContent);
        Assert.Equal("Revenue rose.", chart.Find($"#{chart.Find("figure").GetAttribute("aria-describedby")}").TextContent);
        Assert.Empty(chart.FindAll("table"));

        await chart.InvokeAsync(() => chart.Find("button[aria-label='Table: Revenue by product']").Click());

        Assert.Equal("<b>ByteDance</b>, M$", chart.FindAll("table thead th")[1].TextContent);
        Assert.Equal("/revenue?from=2023-12", chart.Find("table tbody a").GetAttribute("href"));
        Assert.True(chart.Find(".chart").HasAttribute("hidden"));
    }

    [Fact]
    public void The_browser_gets_both_drawings_once_and_again_only_when_they_change()
    {
        var module = JSInterop.SetupModule("./js/chart-host.js");
        module.Mode = JSRuntimeMode.Loose;
        var host = module.SetupModule(call => call.Identifier == "create");
        host.Mode = JSRuntimeMode.Loose;

        var chart = Draw("ByteDance");
        chart.Render(p => p.Add(c => c.Drawing, DrawingExamples.Stacked("ByteDance")));
        Assert.Empty(host.Invocations["update"]);

        chart.Render(p => p.Add(c => c.Drawing, DrawingExamples.Stacked("TikTok")));

        Assert.Single(module.Invocations["create"]);
        Assert.Contains("TikTok", (string)Assert.Single(host.Invocations["update"]).Arguments[0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_on_the_drawing_arrives_as_series_name_and_place()
    {
        ChartClick? hit = null;
        var chart = Render<Chart>(p => p
            .Add(c => c.Title, "t").Add(c => c.Summary, "s").Add(c => c.Drawing, DrawingExamples.Stacked("ByteDance"))
            .Add(c => c.OnClick, EventCallback.Factory.Create<ChartClick>(this, click => hit = click)));

        await chart.InvokeAsync(() => chart.Instance.OnChartClick("ByteDance", "Feb 2024", 2));

        Assert.Equal(new ChartClick("ByteDance", "Feb 2024", 2), hit);
    }

    [Fact]
    public void Before_the_circuit_a_chart_that_is_not_drawn_yet_keeps_its_place()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        JSInterop.SetupModule("./js/chart-host.js").SetupModule(call => call.Identifier == "never");

        var chart = Draw("ByteDance");

        Assert.Contains("min-height:312px", chart.Find(".chart").GetAttribute("style"), StringComparison.Ordinal);
    }

    private IRenderedComponent<Chart> Draw(string name) => Render<Chart>(p => p
        .Add(c => c.Title, "Revenue by product").Add(c => c.Caption, "M$").Add(c => c.Summary, "Revenue rose.").Add(c => c.Drawing, DrawingExamples.Stacked(name)));
}
