using CsCheck;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Movements;
using RevenueDashboard.Risk;

namespace RevenueDashboard.Tests.Reports.Growing;

/// <summary>C1 pays 100, C2 90 and D 50 in every month of two years; P, who owns C1, buys C2 in July of the second. No revenue moves.</summary>
public sealed class AcquiredCustomerTests
{
    private static readonly ReportQuestion WithoutLargest = new() { WithoutLargest = true };

    [Fact]
    public void Growth_without_the_largest_leaves_what_it_bought_out_of_both_months()
    {
        var months = GrowthReport.Of(Bought(), new ReportQuestion()).Months;

        for (var at = 12; at < 24; at++)
        {
            Assert.Equal("P", months[at].Largest!.Name);
            // Before it bought C2 the others are C2 and D; from then on D alone, in the months it is compared with too.
            Assert.Equal(BookOf.Units(at < 18 ? 140 : 50), months[at].WithoutLargest.Total);
            Assert.Equal((0, 0, 0, 0), (months[at].WithoutLargest.MonthOverMonth, months[at].WithoutLargest.YearOverYear, months[at].WithoutLargest.Cmgr6, months[at].WithoutLargest.Cmgr12));
        }
    }

    [Fact]
    public void Quarters_and_years_are_seen_by_the_parents_of_their_end()
    {
        var report = GrowthReport.Of(Bought(), new ReportQuestion());

        // The year in which C2 was bought: 12 times 190 are P's, and D's 600 stay as they were.
        Assert.Equal(("P", BookOf.Units(600)), (report.Years[1].Largest!.Name, report.Years[1].WithoutLargest.Total));
        Assert.Equal(0, report.Years[1].WithoutLargest.OnPrevious);
        Assert.Equal((0, 0), (report.Quarters[6].WithoutLargest.OnPrevious, report.Quarters[6].WithoutLargest.OnYearBefore));
    }

    [Fact]
    public void The_largest_of_a_year_is_who_controlled_most_at_its_end()
    {
        // D pays 120. C1 with 100 and C2 with 90 belong to P since December: 2,280 of the year are P's and 1,440 are D's.
        var book = new BookOf().Under("P", "C1").Under("P", "C2", from: "2024-12");
        foreach (var month in MonthsOf(2024)) book.With(month, "C1", 100).With(month, "C2", 90).With(month, "D", 120);

        var year = GrowthReport.Of(book.Build(), new ReportQuestion()).Years.Single();

        Assert.Equal(("P", BookOf.Units(1440)), (year.Largest!.Name, year.WithoutLargest.Total));
    }

    [Fact]
    public void The_others_neither_shrank_nor_grew()
    {
        var overview = OverviewReport.Of(Bought(), new ReportQuestion())!.Dependence!;
        var scenario = ScenarioReport.Of(Bought(), new ReportQuestion(), new Scenario { Losses = [new ScenarioLoss { Kind = LossKind.Largest }] })!;

        Assert.Equal((0, 0), (overview.GrowthOfOthers, scenario.GrowthSoFar));
        Assert.Equal([0, 0, 0], scenario.ReplacementRange.Select(at => at.Growth));
    }

    [Fact]
    public void A_book_without_its_largest_lacks_the_same_revenue_in_every_month()
    {
        var revenue = RevenueReport.Of(Bought(), WithoutLargest);
        var movements = MovementsReport.Of(Bought(), WithoutLargest);

        Assert.Equal("P", revenue.Scope.Without);
        Assert.All(revenue.Months, month => Assert.Equal(BookOf.Units(50), month.Total));
        Assert.All(movements.Months.Skip(1), month => Assert.Equal((0L, BookOf.Units(50)), (month.All.Bridge!.Structure, month.All.Bridge.Closing)));
        Assert.Equal(BookOf.Units(50), Assert.Single(CustomersReport.Of(Bought(), WithoutLargest).Customers).Monthly[0]);
    }

    // The identity behind all of them: whom a customer came under, and when, changes no growth without the largest from then on.
    [Fact]
    public void When_a_customer_came_under_a_parent_changes_no_growth_without_the_largest_since() =>
        Gen.Select(Gen.Int[0, 90].Array[5 * 14], Gen.Int[1, 13]).Sample((amounts, bought) =>
        {
            var (one, other) = (Months(bought), Months(0));
            for (var at = bought; at < 14; at++)
            {
                if (one[at] != other[at]) return false;
            }

            return true;

            IReadOnlyList<GrowthMonth> Months(int from)
            {
                var book = new BookOf();
                for (var month = 0; month < 14; month++)
                {
                    for (var customer = 0; customer < 5; customer++) book.With(MonthAt(month), $"C{customer}", amounts[month * 5 + customer]);
                }

                book.Under("C0", "C1").Under("C0", "C2", from == 0 ? null : MonthAt(from)).Under("C2", "C3");
                return GrowthReport.Of(book.Build(), new ReportQuestion()).Months;
            }
        }, iter: 200);

    private static RevenueCube Bought()
    {
        var book = new BookOf().Under("P", "C1").Under("P", "C2", from: "2025-07");
        foreach (var month in MonthsOf(2024).Concat(MonthsOf(2025))) book.With(month, "C1", 100).With(month, "C2", 90).With(month, "D", 50);
        return book.Build();
    }

    private static IEnumerable<string> MonthsOf(int year) => Enumerable.Range(1, 12).Select(month => $"{year}-{month:00}");

    private static string MonthAt(int month) => new Month(2024, 1).AddMonths(month).ToString();
}
