using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Reports;

/// <summary>A disclosure with what stands beside it.</summary>
/// <param name="Labels">For all customers that ever had to be disclosed.</param>
/// <param name="Issued">The same as it was known when its last month was first closed; null while that has not happened, or had not on the day as of which the book is known.</param>
/// <param name="Before">The quarter or year before, as the book knows it now; null when the book has nothing of it.</param>
public sealed record DisclosurePack(DisclosureReport Report, DisclosureLabels Labels, IssuedDisclosure? Issued, DisclosureReport? Before)
{
    /// <summary>What is other than in the quarter or year before; empty without one.</summary>
    public IReadOnlyList<DisclosureChange> SinceBefore => Before is null ? [] : DisclosureChange.Between(Before.Parts[0], Report.Parts[0]);

    /// <summary>What was restated since the months were closed: by part, those with a customer that moved or with another total.</summary>
    public IReadOnlyList<RestatedPart> Restated => Issued is null ? [] :
    [
        .. Issued.Report.Parts.Zip(Report.Parts, (then, now) => new RestatedPart(now.Period, then.Total, now.Total, DisclosureChange.Between(then, now)))
            .Where(part => part.Before != part.Now || part.Changes.Count > 0),
    ];
}

/// <param name="At">When the last of its months was first closed.</param>
public sealed record IssuedDisclosure(DateTimeOffset At, DisclosureReport Report);

/// <param name="Before">Total when the months were closed, in ten-thousandths.</param>
/// <param name="Now">Total as the book is now.</param>
public sealed record RestatedPart(FiscalPeriod Period, long? Before, long? Now, IReadOnlyList<DisclosureChange> Changes);

/// <summary>Finds the disclosures of a book, and what was known when each was due.</summary>
public sealed class DisclosurePacks(IDbContextFactory<RevenueContext> contexts, CubeStore cubes) : IDisposable
{
    private readonly SemaphoreSlim loading = new(1, 1);
    private Known? known;

    private sealed record Known(long DataVersion, FiscalCalendar Calendar, DisclosureLabels Labels, IReadOnlyDictionary<string, IssuedDisclosure> Issued);

    /// <param name="cube">The whole book, as it is or as it was known on a day.</param>
    public async Task<DisclosurePack> LoadAsync(RevenueCube cube, FiscalPeriod period, CancellationToken cancellation = default)
    {
        var current = await cubes.CurrentAsync(cancellation);
        var (labels, issued) = await KnownAsync(current, cancellation);
        var before = cube.Calendar.Before(period) is { } earlier && cube.Months is { } months && months.Intersect(earlier.Months) is not null ? DisclosureReport.Of(cube, earlier) : null;
        // Labels are those of today, so that one customer is called alike in the pack of any day.
        var then = issued.GetValueOrDefault(period.Code);
        return new DisclosurePack(DisclosureReport.Of(cube, period), labels, then?.At > cube.KnownOn ? null : then, before);
    }

    private async Task<(DisclosureLabels Labels, IReadOnlyDictionary<string, IssuedDisclosure> Issued)> KnownAsync(RevenueCube current, CancellationToken cancellation)
    {
        await loading.WaitAsync(cancellation);
        try
        {
            if (known is null || known.DataVersion != current.DataVersion || known.Calendar != current.Calendar) known = await ReadAsync(current, cancellation);
            return (known.Labels, known.Issued);
        }
        finally
        {
            loading.Release();
        }
    }

    private async Task<Known> ReadAsync(RevenueCube current, CancellationToken cancellation)
    {
        MonthHistory history;
        await using (var context = await contexts.CreateDbContextAsync(cancellation)) history = await MonthHistory.LoadAsync(context, until: null, cancellation);

        var quarters = current.Months is { } months ? months.Select(month => current.Calendar.Quarter(month)).Distinct().ToList() : [];
        var closed = quarters.Select(quarter => (Quarter: quarter, At: FirstClosed(history, quarter))).Where(quarter => quarter.At is not null).OrderBy(quarter => quarter.At).ToList();

        var packs = new List<DisclosureReport>();
        var issued = new Dictionary<string, IssuedDisclosure>(StringComparer.Ordinal);
        foreach (var (quarter, at) in closed)
        {
            var then = await cubes.KnownOnAsync(at!.Value, cancellation);
            packs.Add(DisclosureReport.Of(then, quarter));
            foreach (var period in (FiscalPeriod[])[quarter, .. DisclosureReport.PartsOf(current.Calendar, quarter)])
                issued[period.Code] = new IssuedDisclosure(at.Value, DisclosureReport.Of(then, period));
        }

        // Then the packs still to come, and last those whom only a restatement of a closed quarter brought.
        var closedQuarters = closed.Select(quarter => quarter.Quarter).ToHashSet();
        packs.AddRange(quarters.OrderBy(closedQuarters.Contains).Select(quarter => DisclosureReport.Of(current, quarter)));
        return new Known(current.DataVersion, current.Calendar, new DisclosureLabels(packs, current.Decided.IdOf), issued);
    }

    // Null while one of its months was never closed.
    private static DateTimeOffset? FirstClosed(MonthHistory history, FiscalPeriod period)
    {
        DateTimeOffset? last = null;
        foreach (var month in period.Months)
        {
            if (history.Of(month).FirstOrDefault(entry => entry.Action == MonthAction.Close) is not { At: var at }) return null;
            if (last is null || at > last) last = at;
        }

        return last;
    }

    public void Dispose() => loading.Dispose();
}
