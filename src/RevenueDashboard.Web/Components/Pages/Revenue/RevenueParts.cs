using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Components.Pages.Customers;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Revenue;

/// <summary>One part of the page's month.</summary>
/// <param name="Share">In per cent; "net credit" and the like where there is none.</param>
/// <param name="Growth">On the month before.</param>
/// <param name="SinceFirst">On the first month shown.</param>
public sealed record RevenuePart(string Name, string? Href, ChartColor Color, string Amount, string Share, string Growth, string SinceFirst);

/// <summary>The parts of one month: amounts, shares that add up to 100.0 as shown, and growth.</summary>
/// <param name="HasShares">There is revenue that shares can be of.</param>
/// <param name="HasCredits">A part is below zero.</param>
public sealed record RevenueParts(IReadOnlyList<RevenuePart> Parts, Month Month, Month First, bool HasShares, bool HasCredits)
{
    /// <returns>Null when no month has data.</returns>
    public static RevenueParts? Of(RevenueLayers layers, Func<RevenueSeries, string?> linkOf)
    {
        var report = layers.Report;
        if (report.Current is not { Total: not null } current) return null;

        var at = report.Months.ToList().FindIndex(month => month.Month == current.Month);
        var known = report.Series.Select(series => series.Shares[at]).ToList();
        var shares = known.Any(share => share is not null) ? Shares.Rounded([.. known.Select(share => share ?? 0)]) : null;
        return new RevenueParts(
            [
                .. report.Series.Select((series, i) => new RevenuePart(
                    series.Name,
                    linkOf(series),
                    layers.ColorOf(i),
                    series.Amounts[at] is { } amount ? Figures.Amount(Money.ToDecimal(amount), layers.Unit) : "no file",
                    ShareText(series.Amounts[at], known[i], shares?[i]),
                    Change(report, series, at, at - 1),
                    at == 0 ? Figures.NotApplicable : Change(report, series, at, 0))),
            ],
            current.Month,
            report.Months[0].Month,
            shares is not null,
            report.Series.Any(series => series.Amounts[at] < 0));
    }

    // A product compares with itself whatever other files are missing; anything else is made of all of them.
    private static string Change(RevenueReport report, RevenueSeries series, int at, int before) => before >= 0 && Compares(report, series, at) && Compares(report, series, before)
        ? Figures.PercentChangeNumber(Growth.Rate(series.Amounts[at], series.Amounts[before]))
        : Figures.NotApplicable;

    private static bool Compares(RevenueReport report, RevenueSeries series, int at) =>
        report is { By: Breakdown.Product } && series.Kind == SeriesKind.Part ? report.Months[at].Status != MonthStatus.Open : report.Months[at].IsComplete;

    private static string ShareText(long? amount, double? share, decimal? shown) => (amount, share, shown) switch
    {
        (_, _, null) => Figures.NotApplicable,
        (_, not null, { } percent) => Figures.Number((double)percent),
        ( < 0, _, _) => ShareWords.NetCredit,
        _ => "–",
    };
}
