using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>What becomes of the revenue when a scenario comes true, beside what becomes of it when it does not.</summary>
/// <param name="From">The last month that is over and complete: everything starts from its figures.</param>
/// <param name="Revenue">Of that month with the unallocated part, in ten-thousandths.</param>
/// <param name="AtStake">What the customers that leave bring in that month with the products they leave with.</param>
/// <param name="LostInTheEnd">What is missing of it in the month of the deepest cut, as if nothing else grew.</param>
/// <param name="Leaving">Who leaves, largest first.</param>
/// <param name="Months">The months to come.</param>
public sealed record ScenarioReport(
    ReportScope Scope,
    Scenario Scenario,
    Month From,
    long Revenue,
    long AtStake,
    long LostInTheEnd,
    IReadOnlyList<CustomerShare> Leaving,
    IReadOnlyList<ScenarioMonth> Months)
{
    /// <summary>Monthly growth that the others go on with, as a fraction; null when nothing is known of it or the base line is a projection.</summary>
    public double? GrowthOfOthers { get; init; }

    /// <summary>CMGR-6 of revenue without those that leave, here or in a scenario beside it, as a fraction: what the growth of the others was; null when not defined.</summary>
    public double? GrowthSoFar { get; init; }

    /// <summary>It is held beside others and has no base line in common with them: between them they leave nobody to grow.</summary>
    public bool HasOwnBaseLine { get; init; }

    /// <summary>The projection of those who stay, when that is the base line; null otherwise or when there are too few months.</summary>
    public Projection? Projection { get; init; }

    /// <summary>Months until revenue is back, at <see cref="GrowthOfOthers"/> or, with a projection, at <see cref="GrowthSoFar"/>.</summary>
    public required ReplacementTime Replacement { get; init; }

    /// <summary>The same at the growth of the last 3, 6 and 12 months, as far as they are defined: between what it lies.</summary>
    public IReadOnlyList<ReplacementAt> ReplacementRange { get; init; } = [];

    /// <summary>The month with the least revenue to come; null when there is no loss.</summary>
    public ScenarioMonth? Lowest { get; init; }

    /// <summary>The first month to come that is back at <see cref="Revenue"/> after having been below; null when it never falls or is not back within the months.</summary>
    public Month? BackIn { get; init; }

    /// <summary>What is missing over the first twelve months to come, in ten-thousandths, against no loss.</summary>
    public long LostInTwelveMonths { get; init; }

    /// <summary>The measures of <see cref="From"/>.</summary>
    public required ConcentrationMeasures Before { get; init; }

    /// <summary>The measures of <see cref="From"/> as if the deepest cut were already there; n/a in each when nothing is left.</summary>
    public required ConcentrationMeasures After { get; init; }

    public CubeCustomer? LargestBefore { get; init; }

    public CubeCustomer? LargestAfter { get; init; }

    /// <summary>Customers with at least a tenth of the month's net revenue, as it is.</summary>
    public IReadOnlyList<CustomerShare> TenPercentBefore { get; init; } = [];

    /// <summary>Customers with at least a tenth of what is left of the month's net revenue.</summary>
    public IReadOnlyList<CustomerShare> TenPercentAfter { get; init; } = [];

    /// <summary>What the loss takes from a month's gross profit, ≤ 0, between the lowest and the highest margin; null when no margin of what is lost is known.</summary>
    public (long Low, long High)? GrossProfit { get; init; }

    /// <summary>Products among what is lost whose margin nobody said: their part is not in <see cref="GrossProfit"/>.</summary>
    public IReadOnlyList<string> WithoutMargin { get; init; } = [];

    /// <summary>The largest of those that leave, with all that it pays in the scope; null when there is none.</summary>
    public CustomerShare? NeedOf { get; init; }

    /// <summary>What the others must reach, or <see cref="NeedOf"/> must be capped at, for it to be a smaller share; empty when there is none.</summary>
    public IReadOnlyList<DiversificationNeed> Needs { get; init; } = [];

    /// <summary>Names in the scenario that the book does not have in this scope: they lose nothing.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <returns>Null when the scope has no data.</returns>
    /// <exception cref="ArgumentException">The scenario cannot be worked out; the message says why.</exception>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static ScenarioReport? Of(RevenueCube cube, ReportQuestion question, Scenario scenario)
    {
        if (scenario.Problems() is { Count: > 0 } problems) throw new ArgumentException(string.Join(" ", problems), nameof(scenario));
        return ScenarioWork.Of(cube, question, scenario);
    }
}

/// <summary>A month to come, in ten-thousandths.</summary>
/// <param name="Stays">With everybody.</param>
/// <param name="Leaves">After the losses of the scenario.</param>
/// <param name="Low">With a projection: the least that <paramref name="Leaves"/> is likely to be; else the same.</param>
/// <param name="High">With a projection: the most that <paramref name="Leaves"/> is likely to be; else the same.</param>
/// <param name="YearGrowthStays">On the same month a year before, as a fraction; null when that is not known.</param>
public readonly record struct ScenarioMonth(Month Month, long Stays, long Leaves, long Low, long High, double? YearGrowthStays, double? YearGrowthLeaves);

/// <param name="Over">Over how many months that growth was: 3, 6 or 12.</param>
public readonly record struct ReplacementAt(int Over, double Growth, ReplacementTime Time);

/// <summary>What it takes for a customer to be a smaller share.</summary>
/// <param name="Share">To reach, as a fraction.</param>
/// <param name="Need">The others' revenue a month, and the customer's cap.</param>
/// <param name="Reached">The month in which the others are there at their growth; null when they never are, or their growth is unknown.</param>
public readonly record struct DiversificationNeed(decimal Share, Diversification Need, Month? Reached);
