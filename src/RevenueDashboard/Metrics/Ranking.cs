namespace RevenueDashboard.Metrics;

/// <summary>The one order in which customers are listed: by amount, the largest first, then by name.</summary>
public static class Ranking
{
    /// <summary>Ranks customers as in a competition: equal amounts share a rank and the next one skips, 1, 2, 2, 4.</summary>
    /// <param name="amounts">Net amount per customer in ten-thousandths; credits come last.</param>
    /// <param name="names">Names in the same order. Ties are listed by name without regard to case or culture, then by case, then by place.</param>
    /// <exception cref="ArgumentException">There is not one name for every amount.</exception>
    public static RankedAmount[] Of(ReadOnlySpan<long> amounts, ReadOnlySpan<string> names)
    {
        if (names.Length != amounts.Length) throw new ArgumentException("Every amount needs a name.", nameof(names));

        var entries = new (long Amount, string Name, int Place)[amounts.Length];
        for (var i = 0; i < entries.Length; i++) entries[i] = (amounts[i], names[i], i);
        Array.Sort(entries, Compare);

        var ranked = new RankedAmount[entries.Length];
        for (var i = 0; i < ranked.Length; i++)
        {
            var tied = i > 0 && entries[i].Amount == entries[i - 1].Amount;
            ranked[i] = new RankedAmount(entries[i].Place, tied ? ranked[i - 1].Rank : i + 1, entries[i].Amount);
        }

        return ranked;
    }

    /// <summary>Where the largest amount above zero is; null when there is none. The first of equal ones.</summary>
    public static int? PlaceOfLargest(ReadOnlySpan<long> amounts)
    {
        int? place = null;
        var largest = 0L;
        for (var i = 0; i < amounts.Length; i++)
        {
            if (amounts[i] <= largest) continue;
            (place, largest) = (i, amounts[i]);
        }

        return place;
    }

    private static int Compare((long Amount, string Name, int Place) left, (long Amount, string Name, int Place) right)
    {
        var order = right.Amount.CompareTo(left.Amount);
        if (order == 0) order = StringComparer.OrdinalIgnoreCase.Compare(left.Name, right.Name);
        if (order == 0) order = StringComparer.Ordinal.Compare(left.Name, right.Name);
        return order == 0 ? left.Place.CompareTo(right.Place) : order;
    }
}

/// <summary>A customer's place in the order.</summary>
/// <param name="Place">Where the customer was in the input, from 0.</param>
/// <param name="Rank">From 1; equal amounts have equal ranks.</param>
/// <param name="Amount">Ten-thousandths.</param>
public readonly record struct RankedAmount(int Place, int Rank, long Amount);
