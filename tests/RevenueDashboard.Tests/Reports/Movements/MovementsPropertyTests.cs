using CsCheck;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Movements;

namespace RevenueDashboard.Tests.Reports.Movements;

/// <summary>What holds for every book, whatever is in it.</summary>
public sealed class MovementsPropertyTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, 1_000_000];

    [Fact]
    public void Every_bridge_goes_from_the_months_revenue_to_the_next_ones_to_the_last_unit() => Seeds.Sample(seed =>
    {
        var book = GeneratedBook.Of(seed);
        foreach (var (level, entities) in new[] { (EntityLevel.Parent, MovementsOf.Customers), (EntityLevel.Customer, MovementsOf.Customers), (EntityLevel.Parent, MovementsOf.Products) })
        {
            foreach (var month in MovementsReport.Of(book.ToCube(), new ReportQuestion { Level = level }, entities).Months)
            {
                var at = month.Month - GeneratedBook.MonthAt(0);
                var hasBoth = at > 0 && book.HasData(at) && book.HasData(at - 1);
                Assert.Equal(hasBoth, month.All.Bridge is not null);
                if (month.All.Bridge is not { } bridge) continue;

                Assert.Equal((BookOf.Units(book.TotalOf(at - 1)), BookOf.Units(book.TotalOf(at))), (bridge.Opening, bridge.Closing));
                RequireClosed(bridge);
                RequireSigns(bridge);
                Assert.Equal(0, bridge.Structure);
                if (month.ExLargest?.Bridge is { } rest) RequireClosed(rest);
            }
        }
    }, iter: 200);

    [Fact]
    public void Any_two_months_close_too_and_their_changes_add_up_to_the_difference() => Gen.Select(Seeds, Gen.Int[0, GeneratedBook.Months - 2], Gen.Int[1, GeneratedBook.Months - 1]).Sample((seed, from, to) =>
    {
        var book = GeneratedBook.Of(seed);
        if (from >= to || !book.HasData(from) || !book.HasData(to)) return;

        var detail = MovementDetail.Of(book.ToCube(), new ReportQuestion(), from: GeneratedBook.MonthAt(from), to: GeneratedBook.MonthAt(to))!;

        RequireClosed(detail.Bridge!);
        Assert.Equal((BookOf.Units(book.TotalOf(from)), BookOf.Units(book.TotalOf(to))), (detail.Bridge!.Opening, detail.Bridge.Closing));
        Assert.Equal(detail.Bridge.Closing - detail.Bridge.Opening, detail.Changes.Sum(change => change.After - change.Before));
        Assert.Equal(0, detail.Changes.Sum(change => change.Structure));
        Assert.Equal(detail.Bridge.Fx, detail.Changes.Sum(change => change.Fx));
        Assert.Equal(detail.Bridge.CrossSell, detail.Changes.Sum(change => change.CrossSell));
    }, iter: 300);

    [Fact]
    public void In_one_currency_nothing_moves_by_rates() => Seeds.Sample(seed =>
        MovementsReport.Of(GeneratedBook.Of(seed, hasCurrencies: false).ToCube(), new ReportQuestion()).Months.All(month => month.All.Bridge is null or { Fx: 0, FxCount: 0 }), iter: 100);

    [Fact]
    public void With_parents_that_stay_nothing_moves_between_them() => Seeds.Sample(seed =>
        MovementsReport.Of(GeneratedBook.Of(seed, hasChangingParents: false).ToCube(), new ReportQuestion()).Months
            .All(month => month.All.Bridge is null or { Structure: 0, StructureCount: 0 } && month.ExLargest?.Bridge is null or { Structure: 0 }), iter: 100);

    [Fact]
    public void Gross_retention_is_from_nothing_to_all() => Seeds.Sample(seed =>
        MovementsReport.Of(GeneratedBook.Of(seed).ToCube(), new ReportQuestion()).Months
            .All(month => month.All.Grr12 is null or (>= 0 and <= 1) && month.ExLargest?.Grr12 is null or (>= 0 and <= 1)), iter: 100);

    [Fact]
    public void Every_customer_is_in_one_cohort_and_cohorts_bring_all_revenue_of_those_that_ever_paid() => Seeds.Sample(seed =>
    {
        var book = GeneratedBook.Of(seed, hasCurrencies: false);
        var cube = book.ToCube();
        var question = new ReportQuestion { Level = EntityLevel.Customer };
        var report = CohortsReport.Of(cube, question);

        var amounts = book.Rows.GroupBy(row => (row.Customer, row.Month)).ToDictionary(cell => cell.Key, cell => cell.Sum(row => row.Millions));
        var paying = amounts.Where(cell => cell.Value > 0).Select(cell => cell.Key.Customer).ToHashSet();
        Assert.Equal(paying.Count, report.Cohorts.Sum(cohort => cohort.Customers));
        foreach (var month in report.Months)
        {
            var at = month - GeneratedBook.MonthAt(0);
            var expected = amounts.Where(cell => cell.Key.Month == at && paying.Contains(cell.Key.Customer)).Sum(cell => cell.Value);
            // Credits from before a cohort's first month have no place in its triangle.
            var early = amounts.Where(cell => cell.Key.Month == at && paying.Contains(cell.Key.Customer) && amounts.All(other => other.Key.Customer != cell.Key.Customer || other.Key.Month > at || other.Value <= 0)).Sum(cell => cell.Value);
            Assert.Equal(BookOf.Units(expected - early), report.Cohorts.SelectMany(cohort => cohort.Points).Where(point => point.Month == month).Sum(point => point.Amount ?? 0));
        }
    }, iter: 100);

    private static void RequireClosed(MovementBridge bridge) => Assert.Equal(
        bridge.Closing, bridge.Opening + bridge.New + bridge.Reactivation + bridge.Expansion + bridge.Contraction + bridge.Churn + bridge.Credit + bridge.Structure + bridge.Fx);

    private static void RequireSigns(MovementBridge bridge) => Assert.True(
        bridge.New >= 0 && bridge.Reactivation >= 0 && bridge.Expansion >= bridge.CrossSell && bridge.CrossSell >= 0 && bridge.Contraction <= 0 && bridge.Churn <= 0);
}
