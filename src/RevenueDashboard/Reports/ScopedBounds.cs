using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>How far the figures of a month can lie from their stated amounts: ranged records and what is allocated to no customer.</summary>
internal static class ScopedBounds
{
    /// <summary>The least and most that an entity's records allow for a month, the source's word for it, and the least sure status.</summary>
    public static (long Low, long High, string? Qualifier, RecordStatus LeastSure) BoundsOf(this ScopedBook book, Month month, int entity)
    {
        long low = 0, high = 0;
        string? qualifier = null;
        var least = RecordStatus.Actual;
        book.ForEachCell(month, (cell, owner) =>
        {
            if (owner != entity) return;
            var range = book.Cube.RangeOf(cell);
            low = checked(low + (range?.Low ?? book.Cube.Cells.Amounts[cell]));
            high = checked(high + (range?.High ?? book.Cube.Cells.Amounts[cell]));
            qualifier = range?.Qualifier ?? qualifier;
            if (book.Cube.Cells.Statuses[cell] > least) least = book.Cube.Cells.Statuses[cell];
        });
        return (low, high, qualifier, least);
    }

    /// <summary>Whether a record of the month in the scope is a range rather than an amount.</summary>
    public static bool HasRanges(this ScopedBook book, Month month)
    {
        if (!book.Cube.HasRanges) return false;

        var found = false;
        book.ForEachCell(month, (cell, _) => found |= book.Cube.RangeOf(cell) is { } range && range.Low != range.High);
        return found;
    }

    /// <param name="largestUnknown">No customer of the unallocated part is larger than this; null when nothing is declared.</param>
    /// <summary>Between what the measures of a month lie, given ranged records and the unallocated part; null when there are no shares.</summary>
    public static ConcentrationBounds? ConcentrationBoundsOf(this ScopedBook book, Month month, long? largestUnknown = null)
    {
        var amounts = book.EntitiesOf(month);
        if (!book.Cube.HasRanges) return ConcentrationBounds.Of(amounts.Amounts, book.UnallocatedOf(month), largestUnknown);

        return ConcentrationBounds.Of(book.RangedAmountsOf(month), book.UnallocatedOf(month), largestUnknown, isTotalReported: book.IsTotalReported(month));
    }

    /// <summary>
    /// Between what an entity's share of a month lies when it and all others may have any amount that their records allow. A reported total is
    /// fixed; without one the total moves with the amounts. Null when there are no shares or the entity has none.
    /// </summary>
    public static Interval? ShareRangeOf(this ScopedBook book, Month month, int entity)
    {
        var place = Array.BinarySearch(book.EntitiesOf(month).Entities, entity);
        if (place < 0 || book.ShareBaseOf(month) is not { } whole) return null;

        var ranged = book.RangedAmountsOf(month);
        if (ranged[place].Amount <= 0) return null;

        double lows = 0, highs = 0;
        for (var i = 0; i < ranged.Length; i++)
        {
            if (i == place) continue;
            lows += Math.Max(0, ranged[i].Low);
            highs += Math.Max(0, ranged[i].High);
        }

        double low = Math.Max(0, ranged[place].Low), high = ranged[place].High;
        var point = ranged[place].Amount / (double)whole;
        return book.UnallocatedOf(month) > 0 || book.IsTotalReported(month)
            ? new Interval(Math.Min(low / whole, point), point, Math.Max(Math.Min(high, whole - lows) / whole, point))
            : new Interval(low == 0 ? 0 : low / (low + highs), point, high / (high + lows));
    }

    // Of every product, and not contradicted by its known customers; with a customer left out the rest of a total is as uncertain as that customer.
    private static bool IsTotalReported(this ScopedBook book, Month month) => book.Scope.Without is null && book.Products
        .Where(product => book.Cube.StatusOf(month, product) != MonthStatus.Missing)
        .All(product => book.Cube.TotalOf(month, product) is { } total && total.Amount >= book.AmountOf(month, product));

    private static RangedAmount[] RangedAmountsOf(this ScopedBook book, Month month)
    {
        var amounts = book.EntitiesOf(month);
        var (low, high) = ((long[])amounts.Amounts.Clone(), (long[])amounts.Amounts.Clone());
        book.ForEachCell(month, (cell, entity) =>
        {
            if (book.Cube.RangeOf(cell) is not { } range) return;
            var place = Array.BinarySearch(amounts.Entities, entity);
            low[place] = checked(low[place] + range.Low - book.Cube.Cells.Amounts[cell]);
            high[place] = checked(high[place] + range.High - book.Cube.Cells.Amounts[cell]);
        });
        var ranged = new RangedAmount[low.Length];
        for (var i = 0; i < ranged.Length; i++) ranged[i] = new RangedAmount(low[i], amounts.Amounts[i], high[i]);
        return ranged;
    }
}
