using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

public sealed class TheilReportTests
{
    private static BookOf Media() => new BookOf().With("2024-07", "A", 60).With("2024-07", "B", 20).With("2024-07", "C", 20)
        .Described("A", "Media").Described("B", "media").Described("C", "Retail");

    [Fact]
    public void Between_and_within_are_those_worked_out_by_hand()
    {
        var report = TheilReport.Of(Media().Build(), new ReportQuestion(), TheilSplit.Industry)!;

        // Between: 0.8·ln(0.8·3/2) + 0.2·ln(0.2·3/1); within: 0.8·(ln 2 + 0.75 ln 0.75 + 0.25 ln 0.25).
        Assert.Equal(0.043692, report.Between!.Value, 6);
        Assert.Equal(0.104650, report.Within!.Value, 6);
        Assert.Equal(ConcentrationReport.Of(Media().Build(), new ReportQuestion()).Current!.Measures!.Theil!.Value, report.Total!.Value, 12);
        Assert.Equal([("Media", 2, 0.8), ("Retail", 1, 0.2)], report.Groups.Select(line => (line.Name, line.Parts.Customers, Math.Round(line.Parts.Share, 12))));
    }

    [Fact]
    public void A_parent_of_several_industries_is_a_group_of_its_own_and_the_parts_are_still_all_of_it()
    {
        var book = Media().With("2024-07", "D", 10).Described("D", "Retail").Under("A", "D").Build();

        var report = TheilReport.Of(book, new ReportQuestion(), TheilSplit.Industry)!;

        Assert.Equal(["Several industries", "Media", "Retail"], report.Groups.Select(line => line.Name));
        Assert.Equal(ConcentrationReport.Of(book, new ReportQuestion()).Current!.Measures!.Theil!.Value, report.Total!.Value, 12);
    }

    [Fact]
    public void Customers_of_one_product_are_apart_from_those_of_several()
    {
        var book = new BookOf().With("2024-07", "A", 6).With("2024-07", "A", 4, "Copilot").With("2024-07", "B", 5).With("2024-07", "C", 3, "Copilot").With("2024-07", "C", -1).Build();

        var report = TheilReport.Of(book, new ReportQuestion(), TheilSplit.Product)!;

        // A credit for a product does not make C a customer of both.
        Assert.Equal([("Several products", 1), ("Azure OpenAI", 1), ("Copilot", 1)], report.Groups.Select(line => (line.Name, line.Parts.Customers)));
        // One customer in each group: nothing is within.
        Assert.Equal(0, report.Within!.Value, 12);
    }

    [Fact]
    public void A_missing_month_is_a_gap_and_a_month_of_credits_has_no_parts()
    {
        var report = TheilReport.Of(new BookOf().With("2024-05", "A", 1).With("2024-07", "A", 5).With("2024-07", "B", -5).Build(), new ReportQuestion(), TheilSplit.Country)!;

        Assert.Equal([0.0, null, null], report.Months.Select(month => month.Between));
        Assert.Equal(MonthStatus.Missing, report.Months[1].Status);
        Assert.Null(report.Total);
        Assert.Empty(report.Groups);
    }
}
