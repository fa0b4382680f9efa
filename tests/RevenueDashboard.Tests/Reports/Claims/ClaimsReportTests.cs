using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;
using RevenueDashboard.Tests.Data;
using static RevenueDashboard.Tests.Data.TestBook;

namespace RevenueDashboard.Tests.Reports;

public sealed class ClaimsReportTests
{
    private const string Header = "claim,metric,first month,month,product,customer,over,value,unit,qualifier\n";

    // March 2025: Ann 60, Bob 30 (25 to 35), Cy 10 of Compute; Ann under Holding. January is half of it.
    private const string Spend = """
        month,customer,parent,product,amount,amount low,amount high,quantity,unit
        2025-01,Ann,Holding,Compute,30,,,100,seats
        2025-01,Bob,,Compute,15,,,200,seats
        2025-01,Cy,,Compute,5,,,50,seats
        2025-03,Ann,Holding,Compute,60,,,100,seats
        2025-03,Bob,,Compute,30,25,35,250,seats
        2025-03,Cy,,Compute,10,,,100,seats
        """;

    [Theory]
    [InlineData("total,,2025-03,Compute,,,100,USD,", ClaimVerdict.Agrees, 100)]
    [InlineData("annualRunRate,,2025-03,,,,1200,,", ClaimVerdict.Agrees, 1200)]
    [InlineData("share,,2025-03,Compute,Holding,,60,%,", ClaimVerdict.Agrees, 60), InlineData("share,,2025-03,Compute,Ann,,60%,,", ClaimVerdict.Agrees, 60)]
    [InlineData("share,,2025-03,Compute,Cy,,11,%,almost", ClaimVerdict.OffBy, 10)]
    [InlineData("monthlyAmount,,2025-03,Compute,Bob,,34,USD,", ClaimVerdict.Agrees, 30)]
    [InlineData("amount,,2025-03,Compute,Cy,,20,USD,", ClaimVerdict.Contradicts, 10)]
    [InlineData("top1Share,,2025-03,,,,50,%,more than", ClaimVerdict.Agrees, 60)]
    [InlineData("hhi,,2025-03,,,,4600,,", ClaimVerdict.Agrees, 4600)]
    [InlineData("customers,,2025-03,,,,3,,", ClaimVerdict.Agrees, 3)]
    [InlineData("totalGrowth,2025-01,2025-03,,,,2,times,", ClaimVerdict.Agrees, 2), InlineData("totalGrowth,2025-01,2025-03,,,,100,%,", ClaimVerdict.Agrees, 100)]
    [InlineData("amountGrowth,2025-01,2025-03,,Bob,,50,%,", ClaimVerdict.Contradicts, 100)]
    [InlineData("quantity,,2025-03,,,,450,seats,", ClaimVerdict.Agrees, 450)]
    [InlineData("quantityGrowth,2025-01,2025-03,,,,2,times,", ClaimVerdict.Contradicts, 450.0 / 350)]
    [InlineData("customersOverQuantity,,2025-03,,,100,3,,", ClaimVerdict.Agrees, 3), InlineData("customersOverQuantityGrowth,2025-01,2025-03,,,100,1.5,times,", ClaimVerdict.Agrees, 1.5)]
    public async Task A_claim_is_held_against_the_figure_that_the_book_gives(string claim, ClaimVerdict verdict, double figure)
    {
        var judged = Assert.Single((await ReportAsync($"It,{claim}\n")).Claims);

        Assert.Equal(figure, judged.Figure.Value!.Value, 1e-9);
        Assert.Equal(verdict, judged.Verdict);
    }

    [Theory]
    [InlineData("total,,2025-02,,,,1,USD,", "Feb 2025 is missing."), InlineData("total,,,,,,1,USD,", "It does not say which month it is about.")]
    [InlineData("total,,2025-03,Storage,,,1,USD,", "The book has no product called Storage."), InlineData("share,,2025-03,,Di,,1,%,", "The book has no customer called Di.")]
    [InlineData("share,,2025-03,,,,1,%,", "It does not say which customer it is about."), InlineData("total,,2025-03,,,,1,EUR,", "It is in EUR, the book is in USD.")]
    [InlineData("totalGrowth,,2025-03,,,,2,times,", "A growth is between two months: it names one."), InlineData("totalGrowth,2025-01,2025-03,,,,2,,", "A growth is in per cent or in times: it says neither.")]
    [InlineData("hhi,2025-01,2025-03,,,,2,,", "It is of one month: it names several."), InlineData("customersOverQuantity,,2025-03,,,,2,,", "It does not say over how much.")]
    [InlineData("customersOver,,2025-03,,,10,2,,", "Apr 2024 is missing."), InlineData("other,,2025-03,,,,2,,", "No figure of the book says it.")]
    [InlineData("total,,2025-03,,,,,,", "It says no figure to compare with."), InlineData("total,,2025-06,,,,1,,", "Jun 2025 is missing.")]
    public async Task Where_there_is_no_figure_it_says_why(string claim, string why)
    {
        var judged = Assert.Single((await ReportAsync($"It,{claim}\n")).Claims);

        Assert.Equal((ClaimVerdict.CannotBeComputed, why), (judged.Verdict, judged.Figure.WhyNot));
    }

    [Fact]
    public async Task Claims_are_held_against_each_other_whatever_the_book_says()
    {
        // 25 % of 83 is 20.75, with almost at least 24.375 % of 82.5 = 20.1: not nearly 20. Twelve times 83 is 996, a thousand within 1 %.
        var report = await ReportAsync("Amount,monthlyAmount,,2025-03,Compute,Ann,,20,USD,nearly\nShare,share,,2025-03,Compute,Ann,,25,%,almost\nMonth,total,,2025-03,Compute,,,83,USD,\nYear,annualRunRate,,2025-03,Compute,,,1000,USD,\n");

        Assert.Equal(
            [(false, "Share Month", "almost 25 % of 83 USD is 20.75; nearly 20 USD is claimed."), (false, "Share Year", "almost 25 % of a twelfth of 1,000 USD is 20.83; nearly 20 USD is claimed.")],
            report.Claims.Single(claim => claim.Claim.Name == "Amount").Among.Select(relation => (relation.Fits, string.Join(' ', relation.Others), relation.InWords)));
        Assert.Contains(report.Claims.Single(claim => claim.Claim.Name == "Year").Among, relation => relation is { Fits: true, InWords: "Twelve times 83 USD is 996; 1,000 USD is claimed." });
    }

    [Fact]
    public async Task Two_claims_of_one_figure_may_not_fit()
    {
        var report = await ReportAsync("A,total,,2025-03,,,,100,USD,\nB,total,,2025-03,,,,110,USD,\nC,total,,2025-03,,,,100,USD,about\nD,total,,2025-01,,,,50,USD,\n");

        Assert.Equal([("B", false), ("C", true)], report.Claims[0].Among.Select(relation => (relation.Others.Single(), relation.Fits)));
        Assert.Empty(report.Claims[3].Among);
    }

    [Fact]
    public async Task The_claims_of_the_sample_book_come_out_as_its_description_says()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.Services.GetRequiredService<SampleBook>().LoadAsync(Cancellation);
        var cube = await book.Services.GetRequiredService<CubeStore>().CurrentAsync(Cancellation);
        var claims = ClaimsReport.Of(cube).Claims.ToDictionary(claim => claim.Claim.Name);

        Assert.Equal(ClaimVerdict.OffBy, claims["TikTok's share"].Verdict);
        Assert.Equal("23.99", claims["TikTok's share"].Figure.Value!.Value.ToString("0.00", CultureInfo.InvariantCulture));
        Assert.Equal(2, claims["TikTok's share"].Among.Count(relation => !relation.Fits));
        Assert.Equal((ClaimVerdict.Agrees, 2.0), (claims["Copilot customers with 10000 seats"].Verdict, claims["Copilot customers with 10000 seats"].Figure.Value));
        Assert.Equal("This counts customers (6 to 12). Volume went from 1,522,700 to 1,751,420 seats, 1.15 times.", claims["Copilot customers with 10000 seats"].Figure.Beside);
        Assert.Equal(ClaimVerdict.Contradicts, claims["Copilot volume"].Verdict);
        Assert.Equal(ClaimVerdict.Contradicts, claims["OpenAI revenue share passed Azure OpenAI"].Verdict);
        Assert.Equal(ClaimVerdict.CannotBeComputed, claims["Copilot in financial services"].Verdict);
        Assert.Equal(
            [ClaimVerdict.Agrees, ClaimVerdict.Agrees, ClaimVerdict.Agrees],
            new[] { "TikTok a month", "Azure OpenAI a year", "Azure OpenAI a month" }.Select(name => claims[name].Verdict));
        Assert.Equal(2, ClaimsReport.About(cube, cube.Customers.Where(customer => customer.Name == "TikTok")).Count);
    }

    [Fact]
    public async Task What_nothing_bounds_has_no_most_and_an_end_of_it_is_never_written()
    {
        // 10 (0 to 12) of 100 published: one customer among many unknown ones. HHI: 100² · (10/100)² = 100 and a hundred equal customers.
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("spend.csv", "month,customer,product,amount,currency,amount low,amount high\n2025-01,X,A,10,USD,0,12\n");
        await book.CommitAsync("totals.csv", "month,product,total,currency\n2025-01,A,100,USD\n");
        await book.CommitAsync("claims.csv", "claim,metric,month,product,value,qualifier\ne,effectiveCustomers,2025-01,A,5,\nf,effectiveCustomers,2025-01,A,5000,at least\n");

        var report = ClaimsReport.Of(await book.Services.GetRequiredService<CubeStore>().CurrentAsync(Cancellation));

        Assert.All(report.Claims, claim => Assert.Null(claim.Figure.High));
        Assert.Equal(ClaimVerdict.Agrees, report.Claims[1].Verdict);
        Assert.Null(ClaimsExport.Json(report)["claims"]![0]!["figureHigh"]);
        Assert.Equal("", ClaimsExport.Table(report).Rows[0][13].ToString());
        Assert.DoesNotContain("nfinity", ClaimsExport.Json(report).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("less than", 25, "less than", 200, "", 10, true)]
    [InlineData("less than", 25, "less than", 200, "", 60, false)]
    [InlineData("less than", 25, "less than", 200, "more than", 60, false)]
    [InlineData("at most", 25, "at most", 200, "", 50, true)]
    [InlineData("more than", 25, "more than", 200, "", 49, false)]
    [InlineData("more than", 25, "more than", 200, "", 5000, true)]
    [InlineData("more than", 25, "less than", 200, "", 100, true)]
    [InlineData("more than", 25, "less than", 200, "", 250, false)]
    public void A_share_of_a_total_is_an_amount_also_where_both_are_said_with_one_end(string shareWord, int share, string totalWord, int total, string amountWord, int amount, bool fits)
    {
        var month = new MonthRange(Month.Parse("2025-01"), Month.Parse("2025-01"));
        CubeClaim Claim(string name, ClaimMetric metric, string? customer, int value, string unit, string word) => new(name, metric, month, "A", customer, null, value * Money.Scale, unit, word.Length == 0 ? null : word, null, null, null, null, null);
        CubeClaim[] claims = [Claim("sh", ClaimMetric.Share, "X", share, "%", shareWord), Claim("tot", ClaimMetric.Total, null, total, "USD", totalWord), Claim("am", ClaimMetric.Amount, "X", amount, "USD", amountWord)];

        foreach (var claim in claims) Assert.Equal(fits, Assert.Single(ClaimRelations.Of(new BookOf().Build(), claim, claims)).Fits);
    }

    [Theory, Databases]
    public async Task A_claim_is_versioned_undone_and_known_on_a_day_like_everything_else(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);
        await book.CommitAsync("first.csv", Header + "It,total,,2025-03,,,,1,USD,\n");
        var then = book.Time.GetUtcNow();
        book.Time.Advance(TimeSpan.FromDays(1));
        var second = await book.CommitAsync("second.csv", Header + "IT,total,,2025-03,,,,2,USD,about\n");
        Assert.Equal(["IT 20000 about"], await ClaimsAsync());

        var third = await book.CommitAsync("third.csv", Header + "It,total,,2025-03,,,,(none),,\n");
        Assert.Empty(await ClaimsAsync());

        await book.Importer.UndoAsync(third, "ann", Cancellation);
        await book.Importer.UndoAsync(second, "ann", Cancellation);
        Assert.Equal(["It 10000 "], await ClaimsAsync());
        Assert.Equal(["It 10000 "], await ClaimsAsync(then));

        async Task<IEnumerable<string>> ClaimsAsync(DateTimeOffset? knownOn = null)
        {
            var cubes = book.Services.GetRequiredService<CubeStore>();
            var cube = knownOn is { } time ? await cubes.KnownOnAsync(time, Cancellation) : await cubes.CurrentAsync(Cancellation);
            return cube.Claims.Select(claim => string.Create(CultureInfo.InvariantCulture, $"{claim.Name} {claim.Value} {claim.Qualifier}"));
        }
    }

    private static async Task<ClaimsReport> ReportAsync(string claims)
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("spend.csv", Spend);
        await book.CommitAsync("claims.csv", Header + claims);
        return ClaimsReport.Of(await book.Services.GetRequiredService<CubeStore>().CurrentAsync(Cancellation));
    }
}
