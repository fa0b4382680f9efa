using System.Runtime.ExceptionServices;

namespace RevenueDashboard.Reports;

/// <summary>Works out something for every month of a scope, on several processors where that pays: each month stands for itself.</summary>
internal static class MonthByMonth
{
    // Below some ten thousand cells a second thread costs more than it brings.
    private const int CellsWorthThreads = 50_000;

    public static List<T> Of<T>(ScopedBook book, Func<Month, T> work)
    {
        if (book.Months is not { } range) return [];

        Month[] months = [.. range];
        var found = new T[months.Length];
        if (book.Cube.Cells.Count < CellsWorthThreads)
        {
            for (var i = 0; i < months.Length; i++) found[i] = work(months[i]);
            return [.. found];
        }

        try
        {
            Parallel.For(0, months.Length, i => found[i] = work(months[i]));
        }
        catch (AggregateException several)
        {
            // The same exception as from one thread.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return [.. found];
    }
}
