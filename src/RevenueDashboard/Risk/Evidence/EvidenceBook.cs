using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>
/// Evidence seen through a question. By customer, what is said of a customer goes before what is said of its parent. By parent, what is said of
/// anybody in the group is the group's, and the most serious state holds: confirmed, suspected, unknown, denied.
/// </summary>
internal sealed class EvidenceBook
{
    private readonly RevenueCube cube;
    private readonly Month month;
    private readonly EntityLevel level;
    private readonly Dictionary<(int Customer, RiskFactor Factor), List<CubeEvidence>> said = [];
    private readonly ILookup<int, int> speaking;
    private readonly Dictionary<(int Customer, string Part), CubeOverride> overrides = [];

    /// <param name="month">The month of the report: who is whose parent, and from when months are left.</param>
    /// <param name="on">What is dated later is not known yet.</param>
    public EvidenceBook(RevenueCube cube, Month month, EntityLevel level, DateOnly on)
    {
        (this.cube, this.month, this.level) = (cube, month, level);
        foreach (var piece in cube.Evidence)
        {
            if (piece.Date > on) continue;
            if (!said.TryGetValue((piece.Customer, piece.Factor), out var pieces)) said[(piece.Customer, piece.Factor)] = pieces = [];
            pieces.Add(piece);
        }

        var customers = said.Keys.Select(key => key.Customer).Concat(Enumerable.Range(0, cube.Customers.Count).Where(customer => cube.Customers[customer].PreviousProvider is { Length: > 0 })).Distinct();
        speaking = customers.ToLookup(customer => cube.EntityOf(customer, month, level));
        foreach (var change in cube.Overrides) overrides[(change.Customer, change.Part)] = change;
    }

    /// <summary>Every factor of a customer, in the usual order.</summary>
    /// <param name="entity">Position at the level of the question.</param>
    public IReadOnlyList<FactorFinding> Of(int entity) => [.. RiskFactors.All.Select(factor => Of(entity, factor))];

    public FactorFinding Of(int entity, RiskFactor factor)
    {
        var findings = Sources(entity).Select(customer => Own(customer, factor)).OfType<FactorFinding>().ToList();
        if (findings.Count == 0) return new FactorFinding(factor, FactorState.Unknown, IsSaid: false, []);

        var holds = level == EntityLevel.Customer ? findings[0] : findings.MaxBy(finding => Severity(finding.State))!;
        // Of several contracts the first to end is the one to watch.
        var next = findings.Where(finding => finding.EndsOn is not null).MinBy(finding => finding.EndsOn);
        return holds with
        {
            Evidence = findings.Count == 1 ? holds.Evidence : [.. findings.SelectMany(finding => finding.Evidence).OrderBy(piece => piece.Date ?? DateOnly.MinValue)],
            EndsOn = next?.EndsOn,
            MonthsLeft = next?.MonthsLeft,
        };
    }

    /// <summary>What a person put in the place of a part of the scorecard; null when nobody did, or it was taken back.</summary>
    public CubeOverride? OverrideOf(int entity, string part)
    {
        foreach (var customer in level == EntityLevel.Customer ? Sources(entity) : [entity])
        {
            if (overrides.TryGetValue((customer, part), out var change)) return change.Value is null ? null : change;
        }

        return null;
    }

    /// <summary>Months from the month of the report to that of a day; 0 when it is over.</summary>
    public int MonthsTo(DateOnly day) => Math.Max(0, new Month(day.Year, day.Month).Index - month.Index);

    // Whose evidence speaks of an entity, the nearest first.
    private IEnumerable<int> Sources(int entity)
    {
        if (level == EntityLevel.Parent) return speaking[entity].Contains(entity) ? [entity, .. speaking[entity].Where(customer => customer != entity)] : speaking[entity];

        var parent = cube.EntityOf(entity, month, EntityLevel.Parent);
        return parent == entity ? [entity] : [entity, parent];
    }

    private FactorFinding? Own(int customer, RiskFactor factor)
    {
        if (!said.TryGetValue((customer, factor), out var pieces))
        {
            return factor == RiskFactor.PreviousProvider && cube.Customers[customer].PreviousProvider is { Length: > 0 } provider
                ? new FactorFinding(factor, FactorState.Confirmed, IsSaid: true, []) { Attribute = provider }
                : null;
        }

        var ends = pieces.Where(piece => piece.EndsOn is { } end && new Month(end.Year, end.Month) > month).Min(piece => piece.EndsOn);
        // A contract that has ended and was not followed by another binds no more than one that ends next month; a commitment that has ended is none.
        if (factor == RiskFactor.ContractEnd) ends ??= pieces.Max(piece => piece.EndsOn);
        return new FactorFinding(factor, pieces.LastOrDefault(piece => piece.State is not null)?.State ?? FactorState.Unknown, IsSaid: true, pieces)
        {
            EndsOn = ends,
            MonthsLeft = ends is { } end ? MonthsTo(end) : null,
        };
    }

    /// <summary>Which of two states is to be taken more seriously: the higher.</summary>
    internal static int Severity(FactorState state) => state switch { FactorState.Confirmed => 3, FactorState.Suspected => 2, FactorState.Unknown => 1, _ => 0 };
}
