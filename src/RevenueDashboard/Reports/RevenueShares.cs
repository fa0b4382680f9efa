using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>What part of a month each part of its revenue is: of what is above zero, as in every share of the product.</summary>
internal static class RevenueShares
{
    /// <param name="parts">All of them: a base of some would be another.</param>
    /// <param name="unallocated">What is allocated to no customer; null when nothing is.</param>
    /// <returns>The same with their shares, what is unallocated last.</returns>
    public static List<RevenueSeries> Of(List<RevenueSeries> parts, RevenueSeries? unallocated)
    {
        List<RevenueSeries> all = unallocated is null ? parts : [.. parts, unallocated];
        if (all.Count == 0) return all;

        var bases = new RevenueBase[all[0].Amounts.Count];
        var amounts = new long[parts.Count];
        for (var month = 0; month < bases.Length; month++)
        {
            for (var part = 0; part < amounts.Length; part++) amounts[part] = parts[part].Amounts[month] ?? 0;
            bases[month] = RevenueBase.Of(amounts, unallocated?.Amounts[month] ?? 0);
        }

        return [.. all.Select(series => series with { Shares = [.. series.Amounts.Select((amount, month) => ShareOf(amount, bases[month]))] })];
    }

    private static double? ShareOf(long? amount, RevenueBase month) => amount is { } known && month.HasShares ? Shares.Of(known, month.Denominator) : null;
}
