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
    private readonly ScenarioOthers others;

    private ScenarioWork(ScopedBook book, Scenario scenario, Month from)
    {
        (this.book, this.scenario, this.from) = (book, scenario, from);
        stakes = ScenarioStakes.Of(book, scenario, from);
        others = ScenarioOthers.Of(book, scenario, from);
    }

    public static ScenarioReport? Of(RevenueCube cube, ReportQuestion question, Scenario scenario)
    {
        var book = new ScopedBook(cube, question);
        return book.CurrentMonth is { } month ? new ScenarioWork(book, scenario, month).Report() : null;
    }

    private ScenarioReport Report()
    {
        var revenue = book.TotalOf(from)!.Value;
        var soFar = others.GrowthOver(6);
        var growth = scenario.BaseLine == BaseLine.Growth ? scenario.GrowthOfOthers ?? soFar : null;
        var projection = scenario.BaseLine == BaseLine.Projection ? others.Projected(scenario.Months) : null;
        var months = Path(revenue, growth, projection);
        var deepest = stakes.DeepestOf(months.Count);
        var lost = stakes.LostIn(deepest);
        var (before, after) = (book.EntitiesOf(from), stakes.LeftIn(deepest));
        var unallocated = book.UnallocatedOf(from);
        var left = stakes.LeftUnallocatedIn(deepest, unallocated);
        var needOf = LargestThatLeaves(before);
        return new ScenarioReport(book.Scope, scenario, from, revenue, stakes.Amount, lost, stakes.Leaving(), months)
        {
            GrowthOfOthers = growth,
            GrowthSoFar = soFar,
            Projection = projection,
            Replacement = ReplacementTime.Of(revenue, lost, growth ?? soFar),
            ReplacementRange = [.. from span in GrowthSpans let rate = others.GrowthOver(span) where rate is not null select new ReplacementAt(span, rate.Value, ReplacementTime.Of(revenue, lost, rate))],
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
            NeedOf = needOf,
            Needs = needOf is null ? [] : Needs(needOf.Amount, revenue, growth ?? soFar),
            HasOwnBaseLine = others.IsApart,
            Unknown = stakes.Unknown,
        };
    }

    private List<ScenarioMonth> Path(long revenue, double? growth, Projection? projection)
    {
        // Who leaves here or beside it is flat.
        var flat = checked(revenue - others.Amount);
        var months = new List<ScenarioMonth>(scenario.Months);
        for (var ahead = 1; ahead <= scenario.Months; ahead++)
        {
            var month = from.AddMonths(ahead);
            var projected = projection?.Months[ahead - 1];
            // Without any growth known they go on as they are.
            var point = projected?.Amount ?? others.Amount * Math.Pow(1 + (growth ?? 0), ahead);
            var left = checked(flat - stakes.LostIn(month));
            var leaves = checked(Rounded(point, month) + left);
            months.Add(new ScenarioMonth(
                month,
                checked(Rounded(point, month) + flat),
                leaves,
                projected is { } low ? checked(Rounded(low.Low, month) + left) : leaves,
                projected is { } high ? checked(Rounded(high.High, month) + left) : leaves,
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

    // With all that it pays in the scope, also where only a part of that is lost: that is what its share is of.
    private CustomerShare? LargestThatLeaves(EntityAmounts amounts)
    {
        var whole = book.ShareBaseOf(from);
        return stakes.Entities
            .Select(entity => (Customer: book.Cube.Customers[entity], Amount: amounts.Amounts[Array.BinarySearch(amounts.Entities, entity)]))
            .Where(leaving => leaving.Amount > 0)
            .OrderByDescending(leaving => leaving.Amount).ThenBy(leaving => leaving.Customer.Name, StringComparer.Ordinal)
            .Select(leaving => new CustomerShare(leaving.Customer, leaving.Amount, whole is > 0 and { } all ? leaving.Amount / (double)all : 0))
            .FirstOrDefault();
    }

    private List<DiversificationNeed> Needs(long customer, long revenue, double? growth)
    {
        var all = Math.Max(0, checked(revenue - customer));
        return [.. TargetShares.Select(share => Diversification.Of(customer, all, share)).Zip(TargetShares, (need, share) => new DiversificationNeed(share, need, Reached(all, need.OthersNeeded, growth)))];
    }

    private Month? Reached(long has, long needed, double? growth)
    {
        if (has <= 0) return null;
        if (needed <= has) return from;
        if (growth is not { } rate || rate <= 0) return null;
        var months = Math.Ceiling(Math.Log(needed / (double)has) / Math.Log(1 + rate) - 1e-9);
        return months > 1200 ? null : from.AddMonths((int)months);
    }

    private CubeCustomer? LargestOf(EntityAmounts amounts) => book.LargestOf(amounts) is { } largest ? book.Cube.Customers[largest] : null;

    private List<CustomerShare> TenPercent(EntityAmounts amounts, long unallocated)
    {
        var total = checked(amounts.Total + unallocated);
        return CustomerShare.Of(book, amounts, TenPercentCustomers.Of(amounts.Amounts, total)?.Disclosed, total);
    }

    // Half of what can be counted, so that what is flat has room.
    private static long Rounded(double amount, Month month) => Math.Abs(amount) < long.MaxValue / 2
        ? (long)Math.Round(amount, MidpointRounding.AwayFromZero)
        : throw new ArgumentException($"At this growth revenue is more in {month} than can be counted. Choose a lower growth.");
}
