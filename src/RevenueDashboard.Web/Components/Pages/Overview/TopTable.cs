using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Overview;

/// <summary>One row of the ten largest, or of what comes after them.</summary>
/// <param name="Bar">The share its bar is drawn for; null draws none.</param>
/// <param name="RangeWords">Says the whisker: "nearly: 22.8 to 24.0 %".</param>
public sealed record TopRow(
    string Name, string? Href, bool IsLargest, bool IsRest, double? Bar, Interval? Range, string? RangeWords, string Amount, string Share, string Change);

/// <summary>The table of the ten largest customers: shares as they are shown add up to 100.0.</summary>
public sealed record TopTable(IReadOnlyList<TopRow> Rows, ShareLimits Limits, AmountUnit Unit, Month Before)
{
    public static TopTable Of(OverviewReport report, ViewAddress address)
    {
        var unit = AmountUnit.For(Money.ToDecimal(report.Concentration.Current!.Measures?.Total ?? 0), report.Scope.Currency);
        var lines = ConcentrationThresholds.Default;
        var largest = report.Top.Select(top => top.ShareRange?.High ?? top.Ranked.Share ?? 0).DefaultIfEmpty(0).Max();
        return new TopTable(RowsOf(report, address, unit), ShareLimits.For(largest, lines.Disclose.Share, lines.Serious.Share), unit, report.Month.AddMonths(-1));
    }

    private static List<TopRow> RowsOf(OverviewReport report, ViewAddress address, AmountUnit unit)
    {
        var (others, unallocated) = (report.Others, report.Unallocated);
        List<double?> shares = [.. report.Top.Select(top => top.Ranked.Share)];
        if (others.Count > 0) shares.Add(others.Share);
        if (unallocated is not null) shares.Add(unallocated.Share);
        var shown = Shown(shares);

        List<TopRow> rows = [.. report.Top.Select((top, i) => CustomerRow(top, i == 0, shown[i], address, unit))];
        if (others.Count > 0) rows.Add(RestRow(Figures.Count(others.Count, "other", "others"), address.On("customers"), others, shown[rows.Count], unit));
        if (unallocated is not null) rows.Add(RestRow("Allocated to no customer", null, unallocated, shown[rows.Count], unit));
        if (report.Concentration.Current!.Measures is { Excluded: < 0 and var credits })
        {
            rows.Add(new TopRow("Net credits, in no share", address.On("customers"), false, true, null, null, null, Figures.Amount(Money.ToDecimal(credits), unit), "", ""));
        }

        return rows;
    }

    private static TopRow CustomerRow(TopCustomer top, bool isLargest, string share, ViewAddress address, AmountUnit unit) => new(
        top.Ranked.Customer.Name,
        address.On($"customers/{top.Ranked.Customer.Id}"),
        isLargest,
        false,
        top.Ranked.Share,
        top.ShareRange,
        top.ShareRange is { } range ? $"{top.Qualifier ?? "a range"}: {Figures.PercentNumber(range.Low)} to {Figures.Percent(range.High)}" : null,
        Figures.Amount(Money.ToDecimal(top.Ranked.Amount), unit),
        share,
        Figures.PointsNumber(top.Change));

    private static TopRow RestRow(string name, string? href, TopRest rest, string share, AmountUnit unit) => new(
        name, href, false, true, null, null, null, Figures.Amount(Money.ToDecimal(rest.Amount), unit), share, rest.Change is { } change ? Figures.PointsNumber(change) : Figures.NotApplicable);

    private static string[] Shown(List<double?> shares)
    {
        if (shares.Contains(null)) return [.. shares.Select(_ => Figures.NotApplicable)];
        // Already rounded: one decimal is all there is.
        return [.. Shares.Rounded([.. shares.Select(share => share!.Value)]).Select(percent => Figures.Number((double)percent))];
    }
}
