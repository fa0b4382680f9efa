using Microsoft.EntityFrameworkCore;

namespace RevenueDashboard.Data;

/// <summary>When the books of each month were closed and reopened, up to a time.</summary>
public sealed class MonthHistory
{
    private readonly ILookup<Month, MonthEvent> events;

    /// <param name="events">In any order.</param>
    public MonthHistory(IEnumerable<MonthEvent> events) =>
        this.events = events.OrderBy(entry => entry.At).ThenBy(entry => entry.Id).ToLookup(entry => entry.Month);

    /// <param name="until">What happened later is left out; null for all.</param>
    public static async Task<MonthHistory> LoadAsync(RevenueContext context, DateTimeOffset? until, CancellationToken cancellation)
    {
        var events = context.MonthEvents.AsNoTracking();
        if (until is { } time) events = events.Where(entry => entry.At <= time);
        return new MonthHistory(await events.ToListAsync(cancellation));
    }

    /// <summary>Months with an event, in order.</summary>
    public IEnumerable<Month> Months => events.Select(month => month.Key).Order();

    /// <summary>Everything that happened to a month's books, the earliest first.</summary>
    public IEnumerable<MonthEvent> Of(Month month) => events[month];

    /// <summary>The closing that holds; null for a month that was never closed, or reopened since.</summary>
    public MonthEvent? ClosingOf(Month month) => events[month].LastOrDefault() is { Action: MonthAction.Close } closing ? closing : null;
}
