using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

public sealed class ProfitComparisonTests
{
    private static BookOf Book() => new BookOf()
        .With("2024-07", "A", 10).With("2024-07", "B", 12, "Leasing").With("2024-07", "C", 5, "Share")
        .Margin("Azure OpenAI", 5_000, 7_000).Margin("Leasing", 1_000, 2_000);

    [Fact]
    public void Who_pays_most_need_not_leave_most()
    {
        var compared = ProfitComparison.Of(Book().Build(), new ReportQuestion())!;

        // Profit: A 5 to 7, B 1.2 to 2.4.
        Assert.Equal(["B", "B", "A", "A", "A"], All(compared).Select(basis => basis.Largest!.Name));
        Assert.Equal([12 / 27.0, 12 / 22.0, 5 / 6.2, 6 / 7.8, 7 / 9.4], All(compared).Select(basis => basis.Measures.Top1Share!.Value), (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.Equal(["Share"], compared.WithoutMargin);
        Assert.True(compared.IsRange);
    }

    [Fact]
    public void The_middle_is_what_the_whole_book_by_gross_profit_says()
    {
        var cube = Book().With("2024-07", "B", 3).Total("2024-07", 40).Build();

        var middle = ProfitComparison.Of(cube, new ReportQuestion())!.Middle;
        var measures = ConcentrationReport.Of(cube.In(new CubeView { Basis = RevenueBasis.GrossProfit }), new ReportQuestion()).Current!.Measures!;

        Assert.Equal((measures.Total, measures.Top1Share, measures.Cr5, measures.Hhi), (middle.Total, middle.Measures.Top1Share, middle.Measures.Cr5, middle.Measures.Hhi));
    }

    [Fact]
    public void It_is_the_same_from_a_view_by_gross_profit_and_with_industries_in_the_place_of_customers()
    {
        var cube = Book().Described("A", "Media").Described("B", "Media").Described("C", "Retail").Build();

        var compared = ProfitComparison.Of(cube.In(new CubeView { Basis = RevenueBasis.GrossProfit, Grouping = Grouping.Industry }), new ReportQuestion())!;

        Assert.Equal(("Media", BookOf.Units(27)), (compared.All.Largest!.Name, compared.All.Total));
        Assert.Equal(1, compared.Middle.Measures.Top1Share);
        Assert.Equal("industry", compared.Scope.One);
    }

    [Fact]
    public void A_loss_has_no_shares_and_without_any_margin_there_is_nothing_to_compare()
    {
        var loss = ProfitComparison.Of(new BookOf().With("2024-07", "A", 10).Margin("Azure OpenAI", -1_000, -1_000).Build(), new ReportQuestion())!;

        Assert.Equal((-BookOf.Units(1), null, null), (loss.Middle.Total, loss.Middle.Measures.Top1Share, loss.Middle.Measures.Hhi));
        Assert.Null(ProfitComparison.Of(new BookOf().With("2024-07", "A", 10).Build(), new ReportQuestion()));
    }

    private static IEnumerable<ComparedBasis> All(ProfitComparison compared) => [compared.All, compared.Revenue, compared.Low, compared.Middle, compared.High];
}
