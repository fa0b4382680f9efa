using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>The months that a projection can be made from.</summary>
internal static class KnownMonths
{
    /// <summary>The months up to one, as far back as none is missing, open or without a product; oldest first.</summary>
    /// <param name="amount">Of a month, in ten-thousandths.</param>
    public static long[] UpTo(ScopedBook book, Month last, Func<Month, long> amount)
    {
        var known = new List<long>();
        for (var month = last; book.Cube.Months is { } all && month >= all.First && book.AreComparable(month, month); month = month.AddMonths(-1)) known.Add(amount(month));
        known.Reverse();
        return [.. known];
    }
}
