namespace RevenueDashboard.Tests.Cli;

/// <summary>
/// Reports of a small book: in May 2025 A pays 24 for Compute and B 76 for Suite, of which A supplies half; in June A and B cancel out. What cannot be
/// told is empty in a file and null in JSON.
/// </summary>
public sealed class EvidenceCommandTests : IAsyncLifetime
{
    private readonly CommandLine revenue = new();

    public async ValueTask InitializeAsync()
    {
        await BringAsync("spend.csv", "month,customer,product,amount,quantity,unit\n2025-05,A,Compute,24,10,seats\n2025-05,B,Suite,76,4,seats\n2025-06,A,Compute,5,20,seats\n2025-06,B,Suite,-5,4,seats\n");
        await BringAsync("roles.csv", "counterparty,role,product,customer,part\nA,supplier,Suite,,50%\n");
        await BringAsync(
            "claims.csv",
            "claim,metric,month,customer,value,unit,qualifier,speaker\nQuarter,share,2025-05,A,25,%,almost,Press\nLater,share,2025-06,A,25,%,,Press\nWords,other,2025-05,,,,,Press\n");
        await BringAsync("series.csv", "series,month,kind,value,unit,source\nCloud,2025-04,peer,100,index,Press\nCloud,2025-05,peer,129,index,Press\nRival: Big,2024-12,peer,62,% of revenue,Form 10-K\n");
    }

    public ValueTask DisposeAsync()
    {
        revenue.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("claims")]
    [InlineData("disclosure", "--period", "2025-Q2")]
    [InlineData("disclosure", "--period", "FY25-Q2")]
    [InlineData("dependence")]
    [InlineData("dependence", "--on", "A")]
    [InlineData("peers")]
    [InlineData("customers-over", "--amount", "10")]
    [InlineData("customers-over", "--quantity", "10", "--unit", "seats")]
    public async Task No_report_writes_what_is_no_number(params string[] arguments)
    {
        foreach (var format in (string[])["csv", "json", "table"])
        {
            var report = await revenue.RunAsync(["report", .. arguments, "--format", format]);
            Assert.DoesNotContain("NaN", report.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("Infinity", report.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", report.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("overview")]
    [InlineData("revenue")]
    [InlineData("movements")]
    [InlineData("scenario")]
    [InlineData("risk")]
    [InlineData("limits")]
    [InlineData("evidence")]
    public async Task A_month_at_either_end_of_the_calendar_is_no_fault(string report)
    {
        foreach (var arguments in (string[][])[["--to", "0001-01"], ["--to", "9999-12"], ["--from", "9999-12"], ["--from", "0001-01", "--to", "0001-01"]])
            Assert.InRange((await revenue.RunAsync(["report", report, .. arguments])).Code, 0, 1);
    }

    [Theory]
    [InlineData("The growth of the others is between −100 % and 100 % a month.", "--growth", "100.5")]
    [InlineData("What is lost is between 0 and 100 %.", "--lost", "NaN")]
    [InlineData("At this growth revenue is more in 2026-07 than can be counted. Choose a lower growth.", "--growth", "100")]
    public async Task A_scenario_that_cannot_be_worked_out_is_told_in_one_sentence(string sentence, params string[] arguments)
    {
        // 1e15 ten-thousandths doubled 13 times are 8.2e18, beyond half of 64 bits.
        await BringAsync("large.csv", "month,customer,product,amount,currency\n2025-06,A,Large,100000000000,USD\n");

        var answer = await revenue.RunAsync(["report", "scenario", "--leave", "B", .. arguments]);

        Assert.Equal(2, answer.Code);
        Assert.Equal(sentence, answer.Problems.Trim());
    }

    [Fact]
    public async Task Claims_have_the_figure_of_the_book_or_none()
    {
        var lines = await LinesAsync("claims");
        Assert.Equal("claim,speaker,metric,from,to,product,customer,over,qualifier,value,unit,figure,figureLow,figureHigh,verdict,why,amongClaims", lines[0]);
        Assert.Equal("Quarter,Press,share,2025-05,2025-05,,A,,almost,25.00,%,24,24,24,off by,,", lines[2]);
        // The total of June is nothing: there is no share of it.
        Assert.StartsWith("Later,Press,share,2025-06,2025-06,,A,,,25.00,%,,,,cannot be computed,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Words,Press,other,2025-05,2025-05,,,,,,,,,,cannot be computed,", lines[3], StringComparison.Ordinal);

        var claims = (await JsonAsync("claims")).GetProperty("claims").EnumerateArray().ToDictionary(claim => claim.GetProperty("claim").GetString()!);
        Assert.Equal(24, claims["Quarter"].GetProperty("figure").GetDouble(), 9);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, claims["Later"].GetProperty("figure").ValueKind);
        Assert.Equal((System.Text.Json.JsonValueKind.Null, System.Text.Json.JsonValueKind.Null), (claims["Words"].GetProperty("value").ValueKind, claims["Words"].GetProperty("figure").ValueKind));
    }

    [Fact]
    public async Task Disclosure_has_no_year_before_and_an_incomplete_quarter_says_so()
    {
        var lines = await LinesAsync("disclosure", "--period", "FY25-Q2");

        Assert.Equal("period,months,state,complete,list,label,customer,amount,share,total,priorPeriod,priorAmount,priorShare,products", lines[0]);
        // May and June together: B 71 and A 29 of 100. April is missing, and so is all of the year before.
        Assert.StartsWith("FY25-Q2,2025-04/2025-06,", lines[1], StringComparison.Ordinal);
        Assert.Contains("no: ", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",B,71.00,0.71,100.00,FY24-Q2,,,Suite", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",A,29.00,0.29,100.00,FY24-Q2,,,Compute", lines[2], StringComparison.Ordinal);

        var part = (await JsonAsync("disclosure", "--period", "FY25-Q2")).GetProperty("parts")[0];
        Assert.NotEmpty(part.GetProperty("incomplete").EnumerateArray());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, part.GetProperty("priorTotal").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, part.GetProperty("tenPercentCustomers")[0].GetProperty("priorShare").ValueKind);
    }

    [Fact]
    public async Task A_period_that_is_mistyped_is_wrong_usage_and_a_book_before_its_first_day_has_none()
    {
        Assert.Equal(2, (await revenue.RunAsync("report", "disclosure", "--period", "spring")).Code);
        var before = await revenue.RunAsync("report", "disclosure", "--as-of", "2001-01-01", "--format", "json");
        Assert.Equal(("", "The book has no data for this question."), (before.Output, before.Problems.Trim()));
        Assert.Equal("""{"currency":"USD","claims":[]}""", (await revenue.RunAsync("report", "claims", "--as-of", "2001-01-01", "--format", "json")).Output.Trim());
    }

    [Fact]
    public async Task Dependence_tells_who_pays_and_what_needs_them()
    {
        var lines = await LinesAsync("dependence", "--to", "2025-05");
        Assert.Equal("rank,counterparty,month,roles,asCustomer,direct,including,customerShare,directShare,includingShare", lines[0]);
        // B pays 76; A pays 24 and half of the Suite needs it.
        Assert.Equal("1,B,2025-05,customer,76.00,76.00,76.00,0.76,0.76,0.76", lines[1]);
        Assert.StartsWith("2,A,2025-05,", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(",24.00,24.00,62.00,0.24,0.24,0.62", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_has_a_share_dependence_is_empty()
    {
        // June: 5 and −5.
        var june = (await LinesAsync("dependence", "--on", "A"))[^1];
        Assert.StartsWith("A,2025-06,", june, StringComparison.Ordinal);
        Assert.EndsWith(",,,", june, StringComparison.Ordinal);

        var ranked = (await JsonAsync("dependence")).GetProperty("ranking").EnumerateArray().Single(line => line.GetProperty("counterparty").GetString() == "A");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, ranked.GetProperty("includingShare").ValueKind);
    }

    [Fact]
    public async Task Peers_have_growth_and_increment_and_empty_cells_where_there_is_neither()
    {
        var lines = await LinesAsync("peers", "--to", "2025-05");

        Assert.Equal("about,name,unit,from,to,before,now,increment,growth,shareBefore,shareNow,source", lines[0]);
        var cloud = lines.Single(line => line.StartsWith("growth,", StringComparison.Ordinal)).Split(',');
        // The book's own first month has nothing before it: it is not among those that grew.
        Assert.Equal(["growth", "Cloud", "index", "2025-04", "2025-05", "100.00", "129.00", "29.00"], cloud[..8]);
        Assert.Equal(0.29, double.Parse(cloud[8], System.Globalization.CultureInfo.InvariantCulture), 12);
        Assert.Equal("customer share,Rival: Big,% of revenue,,2024-12,,,,,,0.62,Form 10-K", lines[^1]);
        Assert.Equal("customer share,this book: B,% of revenue,2025-05,2025-05,,,,,,0.76", lines.Single(line => line.Contains("this book: B", StringComparison.Ordinal)).TrimEnd(','));
    }

    [Fact]
    public async Task Customers_over_a_revenue_need_a_year_and_over_a_quantity_a_month()
    {
        Assert.Equal(
            ["month,status,count,customer,size,least,unit", "2025-05,preliminary,,,,10.00,USD", "2025-06,preliminary,,,,10.00,USD"],
            await LinesAsync("customers-over", "--amount", "10"));
        Assert.Equal(
            ["2025-05,preliminary,1,,,10.00,seats", "2025-06,preliminary,1,,,10.00,seats", "2025-06,,,A,20.00,10.00,seats"],
            (await LinesAsync("customers-over", "--quantity", "10", "--unit", "seats"))[1..]);

        var months = (await JsonAsync("customers-over", "--amount", "10")).GetProperty("months").EnumerateArray();
        Assert.All(months, month => Assert.Equal(System.Text.Json.JsonValueKind.Null, month.GetProperty("count").ValueKind));
    }

    private async Task BringAsync(string name, string text)
    {
        var answer = await revenue.RunAsync("import", revenue.File(name, text), "--yes");
        Assert.True(answer.Code == 0, answer.Output + answer.Problems);
    }

    private async Task<string[]> LinesAsync(params string[] arguments)
    {
        var report = await revenue.RunAsync(["report", .. arguments, "--format", "csv"]);
        Assert.True(report.Code == 0, report.Problems);
        return report.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private async Task<System.Text.Json.JsonElement> JsonAsync(params string[] arguments) => (await revenue.RunAsync(["report", .. arguments, "--format", "json"])).Json;
}
