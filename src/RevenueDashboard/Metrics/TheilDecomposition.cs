namespace RevenueDashboard.Metrics;

/// <summary>How much of the concentration is between groups of customers (industries, regions) and how much within them.</summary>
/// <param name="Between">What would remain if all customers of a group were equal: Σ S(g)·ln(S(g)·N/n(g)), ≥ 0.</param>
/// <param name="Within">The groups' own indices weighted by their revenue shares: Σ S(g)·T(g), ≥ 0.</param>
/// <param name="Groups">One entry per group, in the order of the group numbers.</param>
/// <remarks>Source: H. Theil, Economics and Information Theory (1967); A. F. Shorrocks, Econometrica 48(3), 1980. Known customers only.</remarks>
public sealed record TheilDecomposition(double Between, double Within, IReadOnlyList<TheilGroup> Groups)
{
    /// <summary>Theil's index over all customers, 0 to ln N.</summary>
    public double Total => Between + Within;

    /// <param name="amounts">Net amount per customer or parent in ten-thousandths; entries ≤ 0 are left out.</param>
    /// <param name="groups">The group of each customer, 0 to <paramref name="groupCount"/> − 1.</param>
    /// <returns>Null when net revenue is ≤ 0.</returns>
    /// <exception cref="ArgumentException">Not every customer has a group.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A group is outside the range.</exception>
    public static TheilDecomposition? Of(ReadOnlySpan<long> amounts, ReadOnlySpan<int> groups, int groupCount)
    {
        if (groups.Length != amounts.Length) throw new ArgumentException("Every customer needs a group.", nameof(groups));
        var revenueBase = RevenueBase.Of(amounts);
        if (!revenueBase.HasShares) return null;

        var sums = new long[groupCount];
        var counts = new int[groupCount];
        for (var i = 0; i < amounts.Length; i++)
        {
            var group = groups[i];
            if ((uint)group >= (uint)groupCount) throw new ArgumentOutOfRangeException(nameof(groups), group, $"A group is 0 to {groupCount - 1}.");
            if (amounts[i] <= 0) continue;
            sums[group] += amounts[i];
            counts[group]++;
        }

        var inside = new double[groupCount];
        for (var i = 0; i < amounts.Length; i++)
        {
            if (amounts[i] <= 0) continue;
            var group = groups[i];
            var ratioToMean = amounts[i] * (counts[group] / (double)sums[group]);
            inside[group] += ratioToMean * Math.Log(ratioToMean);
        }

        return Combine(revenueBase, sums, counts, inside);
    }

    private static TheilDecomposition Combine(RevenueBase revenueBase, long[] sums, int[] counts, double[] inside)
    {
        double between = 0, within = 0;
        var parts = new TheilGroup[sums.Length];

        for (var group = 0; group < parts.Length; group++)
        {
            if (counts[group] == 0)
            {
                parts[group] = new TheilGroup(group, 0, 0, null, 0, 0);
                continue;
            }

            var share = sums[group] / (double)revenueBase.Positive;
            var theil = Math.Max(0, inside[group] / counts[group]);
            var groupBetween = share * Math.Log(share * revenueBase.Customers / counts[group]);
            parts[group] = new TheilGroup(group, counts[group], share, theil, groupBetween, share * theil);
            between += groupBetween;
            within += share * theil;
        }

        // Never negative (Jensen), but equal groups may come out a rounding below zero.
        return new TheilDecomposition(Math.Max(0, between), within, parts);
    }
}

/// <summary>One group's part in the concentration.</summary>
/// <param name="Group">The group's number.</param>
/// <param name="Customers">How many of its customers have an amount above zero.</param>
/// <param name="Share">Its part of the positive base, 0 to 1.</param>
/// <param name="Theil">Theil's index among its own customers; null when it has none.</param>
/// <param name="Between">What it adds to the between part; negative when its customers are smaller than the average.</param>
/// <param name="Within">What it adds to the within part, ≥ 0.</param>
public readonly record struct TheilGroup(int Group, int Customers, double Share, double? Theil, double Between, double Within);
