namespace RevenueDashboard.Tests.Cli;

/// <summary>Movements of the sample book with the next month in it, beside the figures of data/README.md.</summary>
public sealed class MovementsCommandTests : IAsyncLifetime
{
    private readonly CommandLine revenue = new();

    public async ValueTask InitializeAsync()
    {
        Assert.Equal(0, (await revenue.RunAsync("demo")).Code);
        Assert.Equal(0, (await revenue.RunAsync("import", Architecture.Repository.PathOf("data", "example-2024-07.csv"), "--yes")).Code);
    }

    public ValueTask DisposeAsync()
    {
        revenue.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task June_to_July_is_the_bridge_of_the_readme()
    {
        var report = (await revenue.RunAsync("report", "movements", "--products", "Azure OpenAI", "--from", "2024-07", "--to", "2024-07", "--format", "json")).Json;
        var month = Assert.Single(report.GetProperty("months").EnumerateArray());

        Assert.Equal("Azure OpenAI, Jul 2024, net, by parent", report.GetProperty("scope").GetProperty("text").GetString());
        string[] names = ["opening", "new", "reactivation", "expansion", "contraction", "churn", "credit", "structure", "fx", "closing"];
        Assert.Equal(
            ["91268400.00", "1026150.50", "0.00", "2014859.48", "-5712729.88", "-309949.28", "0.00", "0.00", "0.00", "88286730.82"],
            names.Select(name => month.GetProperty(name).GetString()));
        Assert.Equal((2, 1, 56), (month.GetProperty("counts").GetProperty("new").GetInt32(), month.GetProperty("counts").GetProperty("churn").GetInt32(), month.GetProperty("counts").GetProperty("opening").GetInt32()));
        // The one that churned of the 56 at the start.
        Assert.Equal(1.0 / 56, month.GetProperty("logoChurn").GetDouble(), 12);
        Assert.Equal(("1642600.00", "ByteDance"), (month.GetProperty("unallocatedOpening").GetString(), month.GetProperty("exLargest").GetProperty("without").GetString()));
    }

    [Fact]
    public async Task Those_behind_it_are_named()
    {
        var report = (await revenue.RunAsync("report", "movements", "--products", "Azure OpenAI", "--bridge-to", "2024-07", "--format", "json")).Json;

        var changes = report.GetProperty("bridge").GetProperty("changes").EnumerateArray().ToLookup(change => change.GetProperty("kind").GetString(), change => change.GetProperty("customer").GetString());
        Assert.Equal(["Lakeshore Robotics", "Paper Kite Bank"], changes["new"].Order());
        Assert.Equal(["Coho Vineyard"], changes["churn"]);
        Assert.Equal("ByteDance", changes["contraction"].First());
    }

    [Fact]
    public async Task The_first_month_of_the_book_has_no_bridge_and_says_so()
    {
        var month = (await revenue.RunAsync("report", "movements", "--to", "2023-07", "--format", "json")).Json.GetProperty("months")[0];

        Assert.Equal((null, "Jul 2023 is the first month with data"), (month.GetProperty("opening").GetString(), month.GetProperty("noBridge").GetString()));
    }

    [Fact]
    public async Task By_product_there_are_four()
    {
        var month = (await revenue.RunAsync("report", "movements", "--level", "product", "--from", "2024-06", "--to", "2024-06", "--format", "json")).Json.GetProperty("months")[0];

        // Known revenue of May and June; every product grew.
        Assert.Equal(("345911600.00", "9439400.00", "355351000.00", 4),
            (month.GetProperty("opening").GetString(), month.GetProperty("expansion").GetString(), month.GetProperty("closing").GetString(), month.GetProperty("counts").GetProperty("expansion").GetInt32()));
    }

    [Fact]
    public async Task Cohorts_begin_with_those_from_before_the_book()
    {
        var report = (await revenue.RunAsync("report", "cohorts", "--products", "Azure OpenAI", "--to", "2024-07", "--format", "json")).Json;
        var before = report.GetProperty("cohorts")[0];

        Assert.Equal(("before", "55201800.00", true), (before.GetProperty("cohort").GetString(), before.GetProperty("months")[0].GetProperty("amount").GetString(), before.GetProperty("hasLargest").GetBoolean()));
        // All that paid in July 2023 are in it: what is kept of them a year later is NRR-12.
        var july = (await revenue.RunAsync("report", "movements", "--products", "Azure OpenAI", "--from", "2024-07", "--to", "2024-07", "--format", "json")).Json.GetProperty("months")[0];
        Assert.Equal(july.GetProperty("nrr12").GetDouble(), before.GetProperty("months")[12].GetProperty("revenueRetention").GetDouble(), 12);
    }

    [Theory]
    [InlineData("--bridge-from", "2024-06", "--bridge-to", "2024-03", "from an earlier month to a later one")]
    [InlineData("--bridge-from", "soon", "--bridge-to", "2024-03", "is not a month")]
    public async Task Months_that_make_no_bridge_are_wrong_usage(string from, string first, string to, string last, string said)
    {
        var report = await revenue.RunAsync("report", "movements", from, first, to, last);

        Assert.Equal(2, report.Code);
        Assert.Contains(said, report.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_movements_are_known_by_product()
    {
        var report = await revenue.RunAsync("report", "concentration", "--level", "product");

        Assert.Equal(2, report.Code);
        Assert.Contains("Only movements are known by product.", report.Problems, StringComparison.Ordinal);
    }
}
