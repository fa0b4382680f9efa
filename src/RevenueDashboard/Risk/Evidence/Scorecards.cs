using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>The scorecards of everybody with revenue in the month of a report.</summary>
internal sealed class Scorecards
{
    private const int MonthsOfYear = 12;

    private readonly RevenueCube cube;
    private readonly Month month;
    private readonly EntityAmounts? whole;

    /// <param name="month">The month of the report; one with data.</param>
    /// <param name="on">The day of the evidence; null for all that is known when the month is running that the cube was taken in.</param>
    public Scorecards(RevenueCube cube, ReportQuestion question, ScopedBook book, Month month, DateOnly? on = null)
    {
        (this.cube, this.month) = (cube, month);
        On = on ?? LastDay(cube);
        Evidence = new EvidenceBook(cube, month, question.Level, On);
        // What a customer is bound to pay may be for any product.
        whole = book.Products.Count == cube.Products.Count || cube.Evidence.All(piece => piece.Amount is null) ? null
            : new ScopedBook(cube, question with { Products = [], WithoutLargest = false }).EntitiesOf(month);
    }

    public DateOnly On { get; }

    public EvidenceBook Evidence { get; }

    /// <param name="entity">Position at the level of the question.</param>
    /// <param name="amount">What it brought in the month, above zero.</param>
    public Scorecard Of(int entity, long amount)
    {
        var findings = Evidence.Of(entity);
        return new Scorecard(
            cube.Customers[entity],
            [new ScorecardPart(null, ScorecardPoints.Base, null), .. findings.Select(finding => PartOf(entity, finding))],
            checked(MonthsOfYear * amount),
            CommittedOf(entity, amount, findings[RiskFactor.Commitment - RiskFactor.CompetingModel]))
        {
            ProbabilityOverride = Evidence.OverrideOf(entity, Scorecard.ProbabilityPart),
            FractionOverride = Evidence.OverrideOf(entity, Scorecard.FractionPart),
        };
    }

    /// <summary>The end of the day, or of the month, that a cube was taken in: nothing later is known.</summary>
    internal static DateOnly LastDay(RevenueCube cube) => cube.KnownOn is { } known
        ? DateOnly.FromDateTime(known.UtcDateTime)
        : cube.RunningMonth.LastDay;

    private ScorecardPart PartOf(int entity, FactorFinding finding) =>
        new(finding, ScorecardPoints.Of(finding.Factor, finding.State, finding.MonthsLeft), Evidence.OverrideOf(entity, RiskFactors.Word(finding.Factor)));

    private long CommittedOf(int entity, long amount, FactorFinding commitment)
    {
        // What is bound is revenue; how much of a gross profit that is nobody said.
        if (commitment.Evidence.Count == 0 || cube.View.Basis == RevenueBasis.GrossProfit) return 0;

        var committed = Commitments.Of(cube, month, commitment).Sum(each => each.NextYear ?? 0);
        if (committed == 0 || whole is null || whole.AmountOf(entity) is not (> 0 and var all)) return committed;
        // As much of it as the products of the scope bring of all revenue of the customer.
        return all <= amount ? committed : (long)(((Int128)committed * amount * 2 + all) / ((Int128)all * 2));
    }
}
