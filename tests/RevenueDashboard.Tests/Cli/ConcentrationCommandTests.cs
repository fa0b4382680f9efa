namespace RevenueDashboard.Tests.Cli;

/// <summary>What goes deeper than the measures of each month, from the command line.</summary>
public sealed class ConcentrationCommandTests : IAsyncLifetime
{
    private readonly CommandLine revenue = new();

    public async ValueTask InitializeAsync() => Assert.Equal(0, (await revenue.RunAsync("demo")).Code);

    public ValueTask DisposeAsync()
    {
        revenue.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_trend_has_the_figures_of_the_sample_book()
    {
        var month = (await revenue.RunAsync("report", "trend", "--products", "azure openai", "--from", "2024-03", "--to", "2024-03", "--format", "json")).Json.GetProperty("months")[0];

        Assert.Equal(("2024-03", "83300000.00"), (month.GetProperty("month").GetString(), month.GetProperty("total").GetString()));
        Assert.Equal(0.23985594, month.GetProperty("top1Share").GetDouble(), 8);
        Assert.Equal(0.41359819, month.GetProperty("cr5").GetDouble(), 8);
        Assert.Equal(742.727116, month.GetProperty("hhi").GetDouble(), 6);
        Assert.Equal(13.463895, month.GetProperty("effectiveCustomers").GetDouble(), 6);
    }

    [Theory]
    [InlineData("industry")]
    [InlineData("country")]
    [InlineData("previous-provider")]
    [InlineData("product")]
    public async Task However_theil_is_split_the_parts_are_all_of_it(string split)
    {
        var report = (await revenue.RunAsync("report", "theil", "--split", split, "--products", "azure openai", "--from", "2024-03", "--to", "2024-03", "--format", "json")).Json;

        Assert.Equal(0.596357, report.GetProperty("theil").GetDouble(), 6);
        Assert.Equal(report.GetProperty("theil").GetDouble(), report.GetProperty("between").GetDouble() + report.GetProperty("within").GetDouble(), 12);
        Assert.Equal(1, report.GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("share").GetDouble()), 12);
    }

    [Fact]
    public async Task A_file_by_industry_counts_industries()
    {
        var written = await revenue.RunAsync("report", "concentration", "--by", "industry", "--from", "2024-03", "--to", "2024-03", "--format", "csv");

        var header = written.Output.Split('\n')[0];
        Assert.Contains(",industries,", header, StringComparison.Ordinal);
        Assert.Contains(",effectiveIndustries,entropyIndustries,", header, StringComparison.Ordinal);
        Assert.DoesNotContain("ustomers", header, StringComparison.Ordinal);
    }
}
