using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>Works a scenario out, from the cells of the last month that is over and complete.</summary>
internal sealed class ScenarioWork
{
    private static readonly int[] GrowthSpans = [3, 6, 12];
    private static readonly decimal[] TargetShares = [0.20m, 0.15m, 0.10m];

    private readonly ScopedBook book;
    private readonly Scenario scenario;
    private readonly Month from;
    private readonly ScenarioStakes stakes;

    private ScenarioWork(ScopedBook book, Scenario scenario, Month from)
    {
        (this.book, this.scenario, this.from) = (book, scenario, from);
        stakes = ScenarioStakes.Of(book, scenario, from);
    }

    public static ScenarioReport? Of(RevenueCube cube, ReportQuestion question, Scenario scenario)
    {
        var book = new ScopedBook(cube, question);
        return book.CurrentMonth is { } month ? new ScenarioWork(book, scenario, month).Report() : null;
    }

    private ScenarioReport Report()
    {
        var revenue = book.TotalOf(from)!.Value;
        var others = checked(revenue - stakes.Amount);
        var soFar = GrowthOf(6);
        var growth = scenario.BaseLine == BaseLine.Growth ? scenario.GrowthOfOthers ?? soFar : null;
        var projection = scenario.BaseLine == BaseLine.Projection ? Projection.Of(OthersBefore(), scenario.Months) : null;
        var months = Path(others, growth, projection);
        var deepest = stakes.DeepestOf(months.Count);
        var lost = stakes.LostIn(deepest);
        var (before, after) = (book.EntitiesOf(from), stakes.LeftIn(deepest));
        var unallocated = book.UnallocatedOf(from);
        var left = stakes.LeftUnallocatedIn(deepest, unallocated);
        var needs = Needs(growth ?? soFar);
        return new ScenarioReport(book.Scope, scenario, from, revenue, stakes.Amount, lost, stakes.Leaving(), months)
        {
            GrowthOfOthers = growth,
            GrowthSoFar = soFar,
            Projection = projection,
            Replacement = ReplacementTime.Of(revenue, lost, growth ?? soFar),
            ReplacementRange = [.. from span in GrowthSpans let rate = GrowthOf(span) where rate is not null select new ReplacementAt(span, rate.Value, ReplacementTime.Of(revenue, lost, rate))],
            Lowest = lost == 0 || months.Count == 0 ? null : months.MinBy(month => month.Leaves),
            BackIn = BackIn(months, revenue),
            LostInTwelveMonths = months.Take(12).Aggregate(0L, (sum, month) => checked(sum + month.Stays - month.Leaves)),
            Before = ConcentrationMeasures.Of(before.Amounts, unallocated),
            After = ConcentrationMeasures.Of(after.Amounts, left),
            LargestBefore = LargestOf(before),
            LargestAfter = LargestOf(after),
            TenPercentBefore = TenPercent(before, unallocated),
            TenPercentAfter = TenPercent(after, left),
            GrossProfit = stakes.GrossProfitIn(deepest, out var withoutMargin),
            WithoutMargin = withoutMargin,
            Needs = needs,
            Unknown = stakes.Unknown,
        };
    }

    private List<ScenarioMonth> Path(long others, double? growth, Projection? projection)
    {
        var months = new List<ScenarioMonth>(scenario.Months);
        for (var ahead = 1; ahead <= scenario.Months; ahead++)
        {
            var month = from.AddMonths(ahead);
            var projected = projection?.Months[ahead - 1];
            // Without any growth known they go on as they are.
            var point = projected?.Amount ?? others * Math.Pow(1 + (growth ?? 0), ahead);
            var left = checked(stakes.Amount - stakes.LostIn(month));
            var leaves = checked(Rounded(point) + left);
            months.Add(new ScenarioMonth(
                month,
                checked(Rounded(point) + stakes.Amount),
                leaves,
                projected is { } low ? checked(Rounded(low.Low) + left) : leaves,
                projected is { } high ? checked(Rounded(high.High) + left) : leaves,
                null,
                null));
        }

        return [.. months.Select(month => month with { YearGrowthStays = YearGrowth(months, month, at => at.Stays), YearGrowthLeaves = YearGrowth(months, month, at => at.Leaves) })];
    }

    private double? YearGrowth(List<ScenarioMonth> months, ScenarioMonth month, Func<ScenarioMonth, long> amount)
    {
        var before = month.Month.AddMonths(-12);
        var earlier = before > from ? amount(months[before.Index - from.Index - 1]) : book.AreComparable(from, before) ? book.TotalOf(before) : null;
        return Growth.Rate(amount(month), earlier);
    }

    private static Month? BackIn(List<ScenarioMonth> months, long revenue)
    {
        var fallen = months.FindIndex(month => month.Leaves < revenue);
        if (fallen < 0) return null;
        var back = months.FindLastIndex(month => month.Leaves < revenue) + 1;
        return back < months.Count ? months[back].Month : null;
    }

    // Of those who stay; a month that is missing has no others.
    private double? GrowthOf(int span)
    {
        var earlier = from.AddMonths(-span);
        return book.AreComparable(from, earlier) && book.HasData(earlier) ? Growth.CompoundMonthly(stakes.OthersIn(from), stakes.OthersIn(earlier), span) : null;
    }

    private long[] OthersBefore() => KnownMonths.UpTo(book, from, stakes.OthersIn);

    private List<DiversificationNeed> Needs(double? growth)
    {
        if (stakes.Leaving() is not [var largest, ..] || largest.Amount <= 0) return [];
        var others = Math.Max(0, checked(book.TotalOf(from)!.Value - largest.Amount));
        return [.. TargetShares.Select(share => Diversification.Of(largest.Amount, others, share)).Zip(TargetShares, (need, share) => new DiversificationNeed(share, need, Reached(others, need.OthersNeeded, growth)))];
    }

    private Month? Reached(long others, long needed, double? growth)
    {
        if (others <= 0) return null;
        if (needed <= others) return from;
        if (growth is not { } rate || rate <= 0) return null;
        var months = Math.Ceiling(Math.Log(needed / (double)others) / Math.Log(1 + rate) - 1e-9);
        return months > 1200 ? null : from.AddMonths((int)months);
    }

    private CubeCustomer? LargestOf(EntityAmounts amounts) => book.LargestOf(amounts) is { } largest ? book.Cube.Customers[largest] : null;

    private List<CustomerShare> TenPercent(EntityAmounts amounts, long unallocated)
    {
        var total = checked(amounts.Total + unallocated);
        return CustomerShare.Of(book, amounts, TenPercentCustomers.Of(amounts.Amounts, total)?.Disclosed, total);
    }

    private static long Rounded(double amount) => checked((long)Math.Round(amount, MidpointRounding.AwayFromZero));
}
