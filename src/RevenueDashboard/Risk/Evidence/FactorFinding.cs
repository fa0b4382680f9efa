using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>What is known of a risk factor of a customer on a day.</summary>
/// <param name="State">Unknown also when nobody said anything; never denied without somebody who denies.</param>
/// <param name="IsSaid">Somebody said something of it, be it that it is unclear.</param>
/// <param name="Evidence">Up to that day, the earliest first; by parent, of everybody in the group.</param>
public sealed record FactorFinding(RiskFactor Factor, FactorState State, bool IsSaid, IReadOnlyList<CubeEvidence> Evidence)
{
    /// <summary>The attribute of the customer that says it, where no evidence does: its previous provider.</summary>
    public string? Attribute { get; init; }

    /// <summary>The last day on which a contract or a commitment binds that has not ended, the earliest of several; that of the last contract when all have ended. Null when nobody said.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Months from the month of the report to the month of <see cref="EndsOn"/>, 0 when that is over; null without one.</summary>
    public int? MonthsLeft { get; init; }

    public IEnumerable<CubeEvidence> For => Evidence.Where(piece => piece.Side == EvidenceSide.For);

    public IEnumerable<CubeEvidence> Against => Evidence.Where(piece => piece.Side == EvidenceSide.Against);

    /// <summary>It is suspected or confirmed.</summary>
    public bool IsSuspectedOrConfirmed => State is FactorState.Suspected or FactorState.Confirmed;
}
