using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Reports;

namespace RevenueDashboard.Tests.Risk;

public sealed class RiskReportTests
{
    [Fact]
    public void V10_through_the_report_is_of_a_years_revenue()
    {
        var report = Of(V1(), new RiskAssumptions());

        Assert.Equal(BookOf.Units(83 * 12), report.Revenue);
        Assert.Equal(0.1 * report.Revenue, report.ExpectedLoss, 1.0);
        Assert.Equal(0.080903, report.Volatility!.Value, 6);
        Assert.Equal([20 * 12, 26 * 12, 30 * 12], report.Levels.Select(level => (int)(level.AtRisk / BookOf.Units(1))));
        Assert.Equal(0.313, report.Levels[1].Share!.Value, 3);
        Assert.Equal(28.65 * 12, report.Levels[1].Shortfall / BookOf.Units(1), 1);
        Assert.Equal((26 - 8.3) * 12, report.Levels[1].AddOn / BookOf.Units(1), 6);
        Assert.Null(report.RoundedTo);
        Assert.Equal(1, report.Histogram.Sum(step => step.Probability) + report.Beyond, 9);
        Assert.Equal(1, report.Customers.Sum(customer => customer.Contribution!.Value), 9);
        // Equal chances: in the measure of the squares, 20² of 20² + 5² + 4² + 3² + 51.
        Assert.Equal(400 / 501.0, report.Customers[0].Contribution!.Value, 9);
    }

    [Fact]
    public void A_probability_of_its_own_and_a_shared_risk_are_shown_with_the_customer()
    {
        var report = Of(V1(), new RiskAssumptions
        {
            Own = new Dictionary<string, double> { ["a"] = 0.5, ["Nobody"] = 0.3 },
            Shared = [new SharedRisk("own models", ["A", "B"], 0.2)],
        });

        Assert.Equal(["Nobody"], report.Unknown);
        Assert.Equal((0.6, "own models"), (Math.Round(report.Customers[0].Probability, 12), Assert.Single(report.Customers[0].Shared)));
        Assert.Equal(("B", 0.28), (report.Customers[1].Customer.Name, Math.Round(report.Customers[1].Probability, 12)));
    }

    [Fact]
    public void Above_two_thousand_customers_years_are_drawn_and_agree()
    {
        var book = new BookOf();
        for (var i = 0; i < 2_001; i++) book.With("2025-01", $"C{i:0000}", i == 0 ? 500 : 1);

        var report = Of(book, new RiskAssumptions());

        Assert.Equal(20_000, report.Draws);
        // By hand: 500 with 10 %, and 2,000 times 1 with 10 %: about 200 ± 13.4. At 95 % the large one is in it half of the time.
        Assert.InRange(report.Levels[1].AtRisk / BookOf.Units(12), 690, 710);
        Assert.InRange(report.Levels[1].AtRisk, report.Levels[1].Between!.Value.Low, report.Levels[1].Between!.Value.High);
        Assert.Equal(Of(book, new RiskAssumptions()).Levels[1].AtRisk, report.Levels[1].AtRisk);
    }

    [Fact]
    public void What_belongs_to_nobody_is_nobodys_to_lose_and_a_book_of_credits_has_no_shares()
    {
        var report = Of(new BookOf().With("2025-01", "A", 10).Total("2025-01", 15), new RiskAssumptions { Probability = 1 });
        Assert.Equal((BookOf.Units(180), BookOf.Units(60), BookOf.Units(120)), (report.Revenue, report.Unallocated, report.Levels[0].AtRisk));

        var credits = Of(new BookOf().With("2025-01", "A", -10), new RiskAssumptions());
        Assert.Null(credits.Volatility);
        Assert.Empty(credits.Customers);
        Assert.Empty(credits.Histogram);
        Assert.All(credits.Levels, level => Assert.Equal((0L, null), (level.AtRisk, level.Share)));
    }

    private static RiskReport Of(BookOf book, RiskAssumptions assumptions) => RiskReport.Of(book.Build(), new ReportQuestion(), assumptions)!;

    private static BookOf V1()
    {
        var book = new BookOf().With("2025-01", "A", 20).With("2025-01", "B", 5).With("2025-01", "C", 4).With("2025-01", "D", 3);
        for (var i = 0; i < 51; i++) book.With("2025-01", $"E{i:00}", 1);
        return book;
    }
}
