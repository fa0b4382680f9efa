using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>
/// The book beside other companies, as far as reference series tell of them: growth with the increment behind it, because equal growth from a smaller base adds less and
/// moves no one's place, and how much of their revenue hangs on one customer.
/// </summary>
/// <param name="Growth">The book itself first; then series in a unit of which a peer has figures, by unit and name.</param>
/// <param name="Shares">Published shares of single customers in the revenue of peers, the largest first.</param>
public sealed record PeersReport(ReportScope Scope, IReadOnlyList<PeerGrowth> Growth, IReadOnlyList<PeerShare> Shares)
{
    /// <summary>The unit by which a figure of a peer is known as the share of one customer in its revenue.</summary>
    public const string ShareUnit = "% of revenue";

    private const int Year = 12, Quarter = 3;

    /// <summary>The customer with most revenue over the months of the scope; null when there are no shares.</summary>
    public CustomerShare? OwnLargest { get; init; }

    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static PeersReport Of(RevenueCube cube, ReportQuestion question)
    {
        var customers = CustomersReport.Of(cube, question);
        var shares = from series in cube.Series
                     from point in series.Points
                     where point.Kind == ReferenceKind.Peer && IsShare(point)
                     orderby point.Value descending, series.Name, point.Month
                     select new PeerShare(series.Name, point.Month, point.Value / (100.0 * Money.Scale), point.Source, point.Note);
        return new PeersReport(customers.Scope, [.. Own(cube, question), .. Others(cube)], [.. shares])
        {
            OwnLargest = customers.Customers is [{ Share: { } share } largest, ..] ? new CustomerShare(largest.Customer, largest.Amount, share) : null,
        };
    }

    // On the year before, or on three months before in a book that is too young for that.
    private static IEnumerable<PeerGrowth> Own(RevenueCube cube, ReportQuestion question)
    {
        var book = new ScopedBook(cube, question);
        if (book.CurrentMonth is not { } month) yield break;
        foreach (var back in (int[])[Year, Quarter])
        {
            var before = month.AddMonths(-back);
            if (!book.AreComparable(month, before) || book.TotalOf(month) is not { } now || book.TotalOf(before) is not { } earlier) continue;
            yield return new PeerGrowth(null, cube.Currency.Code, before, month, earlier, now, null, null, null);
            yield break;
        }
    }

    private static List<PeerGrowth> Others(RevenueCube cube)
    {
        var points = from series in cube.Series
                     from point in series.Points
                     where point.Kind is ReferenceKind.Peer or ReferenceKind.Actual && point.Unit is { Length: > 0 } and not "%" && !IsShare(point)
                     select (series.Name, Unit: Names.Key(point.Unit!), Point: point);
        var rows = new List<PeerGrowth>();
        foreach (var unit in points.GroupBy(each => each.Unit).Where(unit => unit.Any(each => each.Point.Kind == ReferenceKind.Peer)))
        {
            var ofUnit = unit.GroupBy(each => (each.Name, each.Point.Kind)).Select(line => Latest(line.Key.Name, [.. line.Select(each => each.Point).OrderBy(point => point.Month)])).OfType<PeerGrowth>().ToList();
            rows.AddRange(ofUnit.OrderByDescending(line => line.Now).ThenBy(line => line.Name, StringComparer.Ordinal).Select(line => line with
            {
                ShareBefore = ShareOf(line, ofUnit, each => each.Before), ShareNow = ShareOf(line, ofUnit, each => each.Now),
            }));
        }

        return rows;
    }

    // The last figure, on that of the year before; without one on the last before it.
    private static PeerGrowth? Latest(string name, IReadOnlyList<CubePoint> points)
    {
        if (points.Count < 2) return null;
        var now = points[^1];
        var before = points.FirstOrDefault(point => point.Month == now.Month.AddMonths(-Year)) ?? points[^2];
        return new PeerGrowth(name, now.Unit!, before.Month, now.Month, before.Value, now.Value, null, null, now.Source) { Note = now.Note };
    }

    // Of all in the unit that are told of the same two months: a share of figures of different times says nothing.
    private static double? ShareOf(PeerGrowth line, List<PeerGrowth> all, Func<PeerGrowth, long> figure)
    {
        var same = all.Where(each => each.From == line.From && each.To == line.To).ToList();
        var whole = same.Aggregate(Int128.Zero, (sum, each) => sum + figure(each));
        return same.Count > 1 && same.TrueForAll(each => each.Before >= 0 && each.Now >= 0) && whole > 0 ? figure(line) / (double)whole : null;
    }

    private static bool IsShare(CubePoint point) => point.Unit is { } unit && Names.Key(unit) == Names.Key(ShareUnit);
}

/// <summary>From one level to another.</summary>
/// <param name="Name">Of the series, raw; null for the book itself.</param>
/// <param name="Before">Ten-thousandths of the unit.</param>
/// <param name="Now">Ten-thousandths of the unit.</param>
/// <param name="ShareBefore">Of all with figures of the same two months in the unit, 0 to 1; null when there is no other.</param>
public sealed record PeerGrowth(string? Name, string Unit, Month From, Month To, long Before, long Now, double? ShareBefore, double? ShareNow, string? Source)
{
    public string? Note { get; init; }

    /// <summary>Now less before, in ten-thousandths of the unit.</summary>
    public long Increment => checked(Now - Before);

    /// <summary>As a fraction; null when it was not above zero before.</summary>
    public double? Rate => Growth.Rate(Now, Before);
}

/// <param name="Name">Company and customer, as the series is called; raw.</param>
/// <param name="Share">0 to 1.</param>
public sealed record PeerShare(string Name, Month Month, double Share, string? Source, string? Note);
