using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>What a customer is bound to pay.</summary>
/// <param name="Amount">In all, in ten-thousandths of <paramref name="Currency"/>.</param>
/// <param name="First">The first month it pays for: that of its date, else the month after the report's.</param>
/// <param name="EndsOn">Null when nobody said.</param>
/// <param name="MonthsLeft">Months from the month of the report to that of its end; null without one.</param>
/// <param name="NextYear">What of it falls into the twelve months after the month of the report, evenly spread over its months, in ten-thousandths of the reporting currency; null when it is not counted.</param>
/// <param name="NotCounted">Why it is not counted, in a sentence; null when it is.</param>
public sealed record Commitment(CubeCustomer Customer, long Amount, Currency Currency, Month First, DateOnly? EndsOn, int? MonthsLeft, long? NextYear, string? NotCounted, string? Source);

/// <summary>Reads commitments out of evidence.</summary>
internal static class Commitments
{
    private const int MonthsOfYear = 12;

    /// <summary>
    /// Those that have not ended, the first to end first. Only what is confirmed is counted, each by what is said of it: a sister's or a later commitment that is confirmed
    /// confirms no other. Of one end, what was said last.
    /// </summary>
    public static IReadOnlyList<Commitment> Of(RevenueCube cube, Month month, FactorFinding finding) =>
    [
        .. finding.Evidence.Where(piece => piece.Amount is not null && piece.State != FactorState.Denied)
            .GroupBy(piece => (piece.Customer, piece.EndsOn)).Select(same => same.Last())
            .Where(piece => piece.EndsOn is not { } end || new Month(end.Year, end.Month) > month)
            .Select(piece => Of(cube, month, piece, StateOf(piece, finding)))
            .OrderBy(commitment => commitment.EndsOn ?? DateOnly.MaxValue),
    ];

    // What was said last of this customer's commitments with this end, or of all of them: a piece without an amount and an end. Who denies to be bound at all is not bound.
    private static FactorState StateOf(CubeEvidence commitment, FactorFinding finding) => finding.State == FactorState.Denied
        ? FactorState.Denied
        : finding.Evidence.LastOrDefault(piece => piece.State is not null && piece.Customer == commitment.Customer && (piece.EndsOn == commitment.EndsOn || piece is { Amount: null, EndsOn: null }))?.State ?? FactorState.Unknown;

    private static Commitment Of(RevenueCube cube, Month month, CubeEvidence piece, FactorState state)
    {
        var first = piece.Date is { } day ? new Month(day.Year, day.Month) : month.AddMonths(1);
        Month? last = piece.EndsOn is { } end ? new Month(end.Year, end.Month) : null;
        var currency = piece.Currency ?? cube.Currency;
        var why = state != FactorState.Confirmed ? "It is not confirmed."
            : last is null ? "Nobody said when it ends."
            : !cube.Rates.Knows(currency, month) ? $"There is no rate for {currency} in {month}."
            : null;
        return new Commitment(
            cube.Customers[piece.Customer], piece.Amount!.Value, currency, first, piece.EndsOn, last is { } until ? until.Index - month.Index : null,
            why is null ? cube.Rates.Convert(Part(piece.Amount.Value, first, last!.Value, month), currency, month) : null, why, piece.Source);
    }

    // Evenly over its months, half away from zero.
    private static long Part(long amount, Month first, Month last, Month month)
    {
        var all = Math.Max(1, last.Index - first.Index + 1);
        var ahead = Math.Max(0, Math.Min(last.Index, month.Index + MonthsOfYear) - Math.Max(first.Index, month.Index + 1) + 1);
        return (long)(((Int128)amount * ahead * 2 + all) / (2 * all));
    }
}
