using System.Globalization;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>How a claim stands to others, whatever the book says.</summary>
/// <param name="Fits">Both can be true.</param>
/// <param name="Others">Names of the other claims.</param>
/// <param name="InWords">What follows from them.</param>
public sealed record ClaimRelation(bool Fits, IReadOnlyList<string> Others, string InWords);

/// <summary>Finds claims about the same figure, and claims from which it follows: a share of a total is an amount, twelve months are a year.</summary>
internal static class ClaimRelations
{
    private const int MonthsOfYear = 12;

    public static IReadOnlyList<ClaimRelation> Of(RevenueCube cube, CubeClaim claim, IReadOnlyList<CubeClaim> all)
    {
        if (MeaningOf(claim) is not { } meant) return [];
        var found = new List<ClaimRelation>();
        foreach (var other in all.Where(other => other != claim && MeaningOf(other) is not null))
        {
            var others = MeaningOf(other)!;
            if (other.Metric == claim.Metric && IsSameScope(claim, other, withCustomer: true) && other.Over == claim.Over && (other.Unit ?? claim.Unit) == (claim.Unit ?? other.Unit))
                Add(Overlap(meant, others), [other.Name], $"{other.Name} says {Said(other)} of the same.");
            else if (claim.Metric == ClaimMetric.Total && other.Metric == ClaimMetric.AnnualRunRate && IsSameScope(claim, other, withCustomer: false))
                Add(Overlap(Times(meant, MonthsOfYear, MonthsOfYear), others), [other.Name], $"Twelve times {Said(claim)} is {Number(MonthsOfYear * ValueOf(claim))}; {other.Name} says {Said(other)}.");
            else if (claim.Metric == ClaimMetric.AnnualRunRate && other.Metric == ClaimMetric.Total && IsSameScope(claim, other, withCustomer: false))
                Add(Overlap(Times(others, MonthsOfYear, MonthsOfYear), meant), [other.Name], $"Twelve times {Said(other)} is {Number(MonthsOfYear * ValueOf(other))}; {Said(claim)} is claimed.");
        }

        foreach (var (amount, share, total) in Triples(claim, all))
        {
            var part = MeaningOf(share)!;
            var implied = PartOf(MeaningOf(total)!, part);
            var whole = total.Metric == ClaimMetric.AnnualRunRate ? Times(implied, 1.0 / MonthsOfYear, 1.0 / MonthsOfYear) : implied;
            var point = ValueOf(share) / 100 * ValueOf(total) / (total.Metric == ClaimMetric.AnnualRunRate ? MonthsOfYear : 1);
            var of = total.Metric == ClaimMetric.AnnualRunRate ? $"a twelfth of {Said(total)}" : Said(total);
            Add(Overlap(whole, MeaningOf(amount)!), [.. new[] { amount.Name, share.Name, total.Name }.Where(name => name != claim.Name)], $"{Said(share)} of {of} is {Number(point)}; {Said(amount)} is claimed.");
        }

        return found;

        void Add(bool fits, IReadOnlyList<string> others, string words) => found.Add(new ClaimRelation(fits, others, words));
    }

    // An amount, a share and a total of one customer, product and month, of which the claim is one.
    private static IEnumerable<(CubeClaim Amount, CubeClaim Share, CubeClaim Total)> Triples(CubeClaim claim, IReadOnlyList<CubeClaim> all)
    {
        var known = all.Where(other => MeaningOf(other) is not null && other.Months is { Count: 1 }).ToList();
        return
            from share in known.Where(other => other.Metric == ClaimMetric.Share)
            from amount in known.Where(other => other.Metric is ClaimMetric.Amount or ClaimMetric.MonthlyAmount && IsSameScope(share, other, withCustomer: true))
            from total in known.Where(other => other.Metric is ClaimMetric.Total or ClaimMetric.AnnualRunRate && IsSameScope(share, other, withCustomer: false))
            where (claim == share || claim == amount || claim == total) && (amount.Unit ?? total.Unit) == (total.Unit ?? amount.Unit)
            select (amount, share, total);
    }

    // Only what has a figure of its own and both ends of a meaning can be worked with.
    private static ClaimTolerance? MeaningOf(CubeClaim claim) =>
        claim.Metric != ClaimMetric.Other && claim.Value is { } value ? ClaimTolerance.Of(Money.ToDecimal(value), claim.Qualifier) : null;

    private static bool IsSameScope(CubeClaim one, CubeClaim other, bool withCustomer) =>
        one.Months is not null && one.Months == other.Months && Key(one.Product) == Key(other.Product) && (!withCustomer || Key(one.Customer) == Key(other.Customer));

    private static string Key(string? name) => Names.Key(name ?? "");

    // Where no end was said a share and a total are not below nothing, and a share is not more than all.
    private static ClaimTolerance PartOf(ClaimTolerance total, ClaimTolerance percent)
    {
        var (whole, part) = (FromZero(total), FromZero(percent));
        if (double.IsPositiveInfinity(part.High)) part = part with { High = 100, HighAgrees = true };
        return whole with
        {
            Low = whole.Low * part.Low / 100,
            High = whole.High == 0 || part.High == 0 ? 0 : whole.High * part.High / 100,
            LowAgrees = whole.LowAgrees && part.LowAgrees,
            HighAgrees = whole.HighAgrees && part.HighAgrees,
        };
    }

    private static ClaimTolerance FromZero(ClaimTolerance claimed) => double.IsNegativeInfinity(claimed.Low) ? claimed with { Low = 0 } : claimed;

    private static ClaimTolerance Times(ClaimTolerance of, double low, double high) => of with { Low = of.Low * low, High = of.High * high };

    private static bool Overlap(ClaimTolerance one, ClaimTolerance other)
    {
        var (low, high) = (Math.Max(one.Low, other.Low), Math.Min(one.High, other.High));
        return low <= high && one.Meets(low, high) && other.Meets(low, high);
    }

    private static double ValueOf(CubeClaim claim) => (double)Money.ToDecimal(claim.Value!.Value);

    /// <summary>"almost 25 %", "20,000,000 USD".</summary>
    private static string Said(CubeClaim claim) =>
        $"{(claim.Qualifier is { } word ? word + " " : "")}{Number(ValueOf(claim))}{(claim.Unit is { } unit ? $" {unit}" : "")}";

    private static string Number(double value) => Rounding.HalfAwayFromZero(value, Math.Abs(value) >= 1_000 ? 0 : 2).ToString("#,0.##", CultureInfo.InvariantCulture);
}
