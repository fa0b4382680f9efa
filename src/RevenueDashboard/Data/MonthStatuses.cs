namespace RevenueDashboard.Data;

/// <summary>
/// Where the books of each month of each product stand as of a time: worked out from what was committed, closed and reopened until then, never stored.
/// A month is over when it has ended in UTC.
/// </summary>
public sealed class MonthStatuses
{
    private readonly Month running;
    private readonly MonthHistory history;
    private readonly ILookup<Month, MonthData> data;

    /// <param name="asOf">The time the statuses are of.</param>
    /// <param name="history">Closings and reopenings until then.</param>
    /// <param name="data">All that was ever said of the months that were closed more than once.</param>
    public MonthStatuses(DateTimeOffset asOf, MonthHistory history, IEnumerable<MonthData> data)
    {
        (running, this.history) = (Month.Of(asOf.ToUniversalTime()), history);
        this.data = data.ToLookup(said => said.Month);
    }

    public static async Task<MonthStatuses> LoadAsync(RevenueContext context, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var history = await MonthHistory.LoadAsync(context, asOf, cancellation);
        // One closing changes nothing: only between two can figures that were final have become others.
        var again = history.Months.Where(month => ClosingsOf(history, month).Skip(1).Any()).ToList();
        return new MonthStatuses(asOf, history, await MonthData.LoadAsync(context, again, cancellation));
    }

    /// <param name="hasData">Records count for it.</param>
    public MonthStatus Of(Month month, int productId, bool hasData)
    {
        if (!hasData) return MonthStatus.Missing;
        if (month >= running) return MonthStatus.Open;
        if (history.ClosingOf(month) is not { } closing) return MonthStatus.Preliminary;

        var now = MonthData.CountingAt(data[month], productId, closing.At);
        return ClosingsOf(history, month).Any(earlier => !MonthData.CountingAt(data[month], productId, earlier.At).SetEquals(now))
            ? MonthStatus.Restated
            : MonthStatus.Final;
    }

    private static IEnumerable<MonthEvent> ClosingsOf(MonthHistory history, Month month) => history.Of(month).Where(entry => entry.Action == MonthAction.Close);
}
