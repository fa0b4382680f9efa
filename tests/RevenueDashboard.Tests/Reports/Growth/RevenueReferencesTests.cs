using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

public sealed class RevenueReferencesTests
{
    [Theory]
    [InlineData("", "Expected revenue")]
    [InlineData("Azure OpenAI", "Azure OpenAI revenue")]
    [InlineData("Azure", "Revenue of Azure, a peer’s")]
    [InlineData("Copilot", "")]
    [InlineData("Azure,Azure OpenAI", "")]
    public void A_series_is_of_the_products_it_names_and_of_all_when_it_names_none(string products, string names)
    {
        var cube = Book().Build();

        var found = RevenueReferences.Of(cube, RevenueReport.Of(cube, new ReportQuestion { Products = products.Split(',', StringSplitOptions.RemoveEmptyEntries) }).Scope);

        Assert.Equal(names.Split(';', StringSplitOptions.RemoveEmptyEntries), found.Select(series => series.Name));
    }

    [Fact]
    public void An_investment_and_figures_in_other_units_are_of_no_revenue()
    {
        var cube = new BookOf().With("2025-01", "A", 100)
            .Series("Investment in servers, in all", "2025-01", ReferenceKind.Actual, 500, "USD").Series("Capex", "2025-01", ReferenceKind.Actual, 5, "USD").Series("Cloud growth", "2025-01", ReferenceKind.Actual, 29)
            .Series("Revenue", "2025-01", ReferenceKind.Expectation, 105, "USD").Series("Revenue", "2025-01", ReferenceKind.Peer, 90, "EUR")
            .Build();

        var series = Assert.Single(RevenueReferences.Of(cube, RevenueReport.Of(cube, new ReportQuestion()).Scope));

        Assert.Equal([(ReferenceKind.Expectation, 105 * Money.Scale)], series.Points.Select(point => (point.Kind, point.Value)));
        Assert.Equal(["Capex", "Investment in servers, in all"], cube.Series.Where(each => each.IsInvestment).Select(each => each.Name));
    }

    [Fact]
    public void No_series_is_about_a_part_of_the_revenue()
    {
        var cube = Book().Described("A", "Media").Build();

        Assert.Empty(RevenueReferences.Of(cube, RevenueReport.Of(cube, new ReportQuestion { WithoutLargest = true }).Scope));
        Assert.Empty(RevenueReferences.Of(cube, RevenueReport.Of(cube.In(new CubeView { Industries = ["Media"] }), new ReportQuestion()).Scope));
        Assert.Empty(RevenueReferences.Of(cube, RevenueReport.Of(cube.In(new CubeView { Basis = RevenueBasis.Gross }), new ReportQuestion()).Scope));
    }

    private static BookOf Book() => new BookOf()
        .With("2025-01", "A", 10).With("2025-01", "A", 20, "Azure").With("2025-01", "B", 70, "Copilot")
        .Series("Expected revenue", "2025-01", ReferenceKind.Expectation, 105, "USD")
        .Series("Azure OpenAI revenue", "2025-01", ReferenceKind.Guidance, 12, "USD")
        .Series("Revenue of Azure, a peer’s", "2025-01", ReferenceKind.Peer, 30, "USD");
}
