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

    /// <summary>Between what the measures of a month lie, given ranged records and the unallocated part; null when there are no shares.</summary>
    public static ConcentrationBounds? ConcentrationBoundsOf(this ScopedBook book, Month month)
    {
        var amounts = book.EntitiesOf(month);
        if (!book.Cube.HasRanges) return ConcentrationBounds.Of(amounts.Amounts, book.UnallocatedOf(month));

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
        return ConcentrationBounds.Of(ranged, book.UnallocatedOf(month));
    }
}
