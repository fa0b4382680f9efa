using System.Runtime.ExceptionServices;
using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>Revenue of the months that growth is told from, with and without a customer.</summary>
internal sealed class GrowthAmounts
{
    private const int CellsWorthThreads = 50_000;

    private readonly Dictionary<Month, (long? Total, bool IsWhole)> months = [];

    /// <param name="range">The months of the scope: those a year before its first may be compared with.</param>
    public GrowthAmounts(ScopedBook book, MonthRange range)
    {
        Book = book;
        if (book.Cube.Months is not { } all) return;

        var needed = new MonthRange(all.First, range.Last).ToArray();
        if (book.Cube.Cells.Count >= CellsWorthThreads) Sum(needed);
        foreach (var month in needed) months[month] = (book.TotalOf(month), book.AreComparable(month, month));
    }

    public ScopedBook Book { get; }

    /// <summary>Net revenue with the unallocated part; null when the month is missing.</summary>
    /// <param name="without">Customers to leave out; null for none.</param>
    public long? TotalOf(Month month, IReadOnlyList<int>? without) => Less(months.GetValueOrDefault(month).Total, month, without);

    /// <summary>As <see cref="TotalOf"/>, and null too while the month is open or one of its products is missing: it compares with nothing.</summary>
    public long? WholeOf(Month month, IReadOnlyList<int>? without) => months.GetValueOrDefault(month) is { IsWhole: true, Total: { } total } ? Less(total, month, without) : null;

    private long? Less(long? total, Month month, IReadOnlyList<int>? without) =>
        total is { } amount && without is not null ? OthersRevenue.Less(Book, amount, month, without) : total;

    // Each month stands for itself; the book keeps what it has summed.
    private void Sum(Month[] needed)
    {
        try
        {
            Parallel.For(0, needed.Length, i => Book.EntitiesOf(needed[i]));
        }
        catch (AggregateException several)
        {
            // The same exception as from one thread.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }
}
