using System.Text.Json;

namespace RevenueDashboard.Tests.Cli;

/// <summary>A part of a report on its own, and reports without the largest, from the command line.</summary>
public sealed class DetailCommandTests : IAsyncLifetime
{
    private readonly CommandLine revenue = new();

    // February: A and B 10 each. March: A 30 of P, C 10 of Q, D 10 of Q; 70 are published of P.
    public async ValueTask InitializeAsync()
    {
        var spend = revenue.File("spend.csv", "month,customer,product,amount,currency\n2025-02,A,P,10,USD\n2025-02,B,P,10,USD\n2025-03,A,P,30,USD\n2025-03,C,Q,10,USD\n2025-03,D,Q,10,USD\n");
        var margins = revenue.File("margins.csv", "product,gross margin low,gross margin high\nP,10%,20%\nQ,50%,50%\n");
        foreach (var file in new[] { spend, margins }) Assert.Equal(0, (await revenue.RunAsync("import", file, "--yes")).Code);
    }

    public ValueTask DisposeAsync()
    {
        revenue.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Who_moved_the_index_adds_up_to_its_change()
    {
        // Half each is 5000; 0.6² + 2·0.2² is 4400: A 3600 − 2500, B −2500, C and D 400 each.
        var moved = (await DetailAsync("attribution")).GetProperty("attribution").EnumerateArray().ToDictionary(move => move.GetProperty("customer").GetString()!, move => Math.Round(move.GetProperty("points").GetDouble(), 6));

        Assert.Equal([("A", 1100), ("B", -2500), ("C", 400), ("D", 400)], moved.OrderBy(move => move.Key).Select(move => (move.Key, move.Value)));
    }

    [Fact]
    public async Task It_can_be_told_against_another_month() =>
        Assert.Empty((await DetailAsync("attribution", "--against", "2025-01")).GetProperty("attribution").EnumerateArray());

    [Fact]
    public async Task Everybody_has_a_rank_and_the_share_of_all_before()
    {
        var ranked = (await DetailAsync("ranked")).GetProperty("ranked").EnumerateArray().ToList();

        Assert.Equal([(1, "A", "30.00", 0.6), (2, "C", "10.00", 0.8), (2, "D", "10.00", 1.0)],
            ranked.Select(line => (line.GetProperty("rank").GetInt32(), line.GetProperty("customer").GetString()!, line.GetProperty("amount").GetString()!, Math.Round(line.GetProperty("cumulative").GetDouble(), 9))));
    }

    [Fact]
    public async Task A_ratio_says_whether_it_is_of_all_and_how_many_tie_at_its_rank()
    {
        var written = await revenue.RunAsync("report", "concentration", "--detail", "ratios", "--format", "csv");

        // At rank 3 two are equal; there is no fifth.
        Assert.Equal(["month,n,share,allCustomers,tiedAtRank", "2025-03,3,1,yes,2", "2025-03,5,1,yes,", "2025-03,10,1,yes,", "2025-03,20,1,yes,"], Lines(written));
    }

    [Fact]
    public async Task Where_customer_and_product_meet_everybody_has_a_row()
    {
        Assert.Equal(
            [
                "month,customer,product,amount,shareOfProduct,double", "2025-03,A,P,30.00,1,yes", "2025-03,A,Q,0.00,,no", "2025-03,C,P,0.00,,no", "2025-03,C,Q,10.00,0.5,yes", "2025-03,D,P,0.00,,no", "2025-03,D,Q,10.00,0.5,yes",
            ],
            Lines(await revenue.RunAsync("report", "concentration", "--detail", "matrix", "--format", "csv")));
        Assert.Equal(["month,customer,product,amount,shareOfProduct,shareOfCustomer,limit", "2025-03,A,P,30.00,1,1,0.6"],
            Lines(await revenue.RunAsync("report", "concentration", "--detail", "doubles", "--double-limit", "60", "--format", "csv")));
    }

    [Fact]
    public async Task Profit_stands_beside_revenue()
    {
        var bases = (await DetailAsync("profit")).GetProperty("profit").EnumerateArray().ToDictionary(row => row.GetProperty("basis").GetString()!);

        // A 30 at 10, 15 and 20 %; C and D 10 at 50 %.
        Assert.Equal(("13.00", "C", "14.50", "C"), (Total("profitLowMargin"), Largest("profitLowMargin"), Total("profitMiddle"), Largest("profitMiddle")));
        Assert.Equal(("16.00", "A", "50.00", "A"), (Total("profitHighMargin"), Largest("profitHighMargin"), Total("revenue"), Largest("revenue")));
        Assert.Equal(6 / 16.0, bases["profitHighMargin"].GetProperty("top1Share").GetDouble(), 12);

        string Total(string basis) => bases[basis].GetProperty("total").GetString()!;
        string Largest(string basis) => bases[basis].GetProperty("largest").GetString()!;
    }

    [Fact]
    public async Task Bounds_and_the_hill_profile_are_numbers_or_nothing()
    {
        Assert.Equal(0, (await revenue.RunAsync("import", revenue.File("totals.csv", "month,product,total,currency\n2025-03,P,70,USD\n"), "--yes")).Code);

        var bounds = (await DetailAsync("bounds", "--largest-unknown", "20")).GetProperty("bounds").EnumerateArray().ToDictionary(bound => bound.GetProperty("measure").GetString()!);
        // 30, 10, 10 of 90 known; the 40 left as two of 20: (900 + 200 + 800)/8100.
        Assert.Equal(1100 / 8100.0 * 10_000, bounds["hhi"].GetProperty("low").GetDouble(), 8);
        Assert.Equal(1900 / 8100.0 * 10_000, bounds["hhi"].GetProperty("high").GetDouble(), 8);

        // Of the known alone: 3, and one over the largest share, 50/30.
        var hill = (await DetailAsync("hill")).GetProperty("hill").EnumerateArray().ToDictionary(number => number.GetProperty("order").GetString()!, number => number.GetProperty("equalCustomers").GetDouble());
        Assert.Equal(3, hill["0"], 12);
        Assert.Equal(50 / 30.0, hill["infinity"], 12);
    }

    [Fact]
    public async Task Quarters_and_years_are_a_table_of_their_own()
    {
        Assert.Equal(
            ["period,from,to,complete,total,growth,yearGrowth,largest,totalExLargest,growthExLargest,yearGrowthExLargest", "FY25-Q1,2025-01,2025-03,no,,,,,,,"],
            Lines(await revenue.RunAsync("report", "growth", "--detail", "quarters", "--format", "csv")));
        Assert.Equal("FY25", (await revenue.RunAsync("report", "growth", "--detail", "years", "--format", "json")).Json.GetProperty("years")[0].GetProperty("period").GetString());
    }

    [Theory]
    [InlineData("revenue", "20.00")]
    [InlineData("concentration", "20.00")]
    [InlineData("trend", "20.00")]
    public async Task A_report_can_be_asked_for_without_the_largest(string name, string total)
    {
        var report = (await revenue.RunAsync("report", name, "--without", "largest", "--from", "2025-03", "--format", "json")).Json;

        Assert.Equal((total, "A"), (report.GetProperty("months")[0].GetProperty("total").GetString(), report.GetProperty("scope").GetProperty("without").GetString()));
    }

    [Theory]
    [InlineData("growth has no part \"hill\". There are: quarters, years.", "growth", "--detail", "hill")]
    [InlineData("--detail is a part of concentration or growth, and revenue has none.", "revenue", "--detail", "hill")]
    [InlineData("claims is of everybody: ask for it without --without.", "claims", "--without", "largest")]
    [InlineData("\"120\" is not a per cent between 0 and 100. Write it as 25.", "concentration", "--detail", "doubles", "--double-limit", "120")]
    public async Task What_cannot_be_asked_is_said_with_what_can(string words, params string[] asked)
    {
        var answer = await revenue.RunAsync(["report", .. asked]);

        Assert.Equal(2, answer.Code);
        Assert.Contains(words, answer.Problems, StringComparison.Ordinal);
    }

    private async Task<JsonElement> DetailAsync(string part, params string[] more) =>
        (await revenue.RunAsync(["report", "concentration", "--detail", part, "--format", "json", .. more])).Json;

    private static string[] Lines(CommandLine.Answer answer) => answer.Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
