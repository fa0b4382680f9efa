using RevenueDashboard.Data;

namespace RevenueDashboard.Cube;

/// <summary>A piece of evidence about a risk factor of a customer, as the book knows it at the cube's time. All texts are raw: encode them where they are shown.</summary>
/// <param name="Customer">Whom it is about: a position in the cube's customers.</param>
/// <param name="Date">The day of which it is known; null when nobody said.</param>
/// <param name="State">The state from that day on; null when it stays what it was.</param>
/// <param name="Amount">Of a commitment: all that it binds to pay, in ten-thousandths of the currency.</param>
/// <param name="EndsOn">Of a contract or a commitment: the last day on which it binds.</param>
public sealed record CubeEvidence(
    int Customer, RiskFactor Factor, DateOnly? Date, EvidenceSide Side, FactorState? State, string? Statement, long? Amount, Currency? Currency, DateOnly? EndsOn, string? Source, string? Note)
{
    /// <summary>A batch that names a factor of a customer replaces what earlier ones said of that factor of that customer.</summary>
    /// <param name="said">In the order of the commits.</param>
    internal static IReadOnlyList<RiskEvidence> Latest(IEnumerable<RiskEvidence> said, DecidedNames decided) =>
    [
        // Two names of one customer are one customer.
        .. said.GroupBy(evidence => (Customer: decided.IdOf(evidence.CustomerId), evidence.Factor))
            .OrderBy(of => of.Key.Customer).ThenBy(of => of.Key.Factor)
            .SelectMany(of => of.Last().BatchId is var latest ? of.Where(evidence => evidence.BatchId == latest) : [])
            .Where(evidence => !evidence.IsWithdrawn),
    ];

    /// <summary>By customer and factor, what has no date first, then by day.</summary>
    internal static IReadOnlyList<CubeEvidence> At(IReadOnlyList<RiskEvidence> said, Dictionary<int, int> customers) =>
    [
        .. said.OrderBy(evidence => customers[evidence.CustomerId]).ThenBy(evidence => evidence.Factor).ThenBy(evidence => evidence.Date ?? DateOnly.MinValue).ThenBy(evidence => evidence.Number)
            .Select(evidence => new CubeEvidence(
                customers[evidence.CustomerId], evidence.Factor, evidence.Date, evidence.Side, evidence.State, evidence.Statement, evidence.Amount, evidence.Currency, evidence.EndsOn,
                evidence.Source, evidence.Note)),
    ];
}
