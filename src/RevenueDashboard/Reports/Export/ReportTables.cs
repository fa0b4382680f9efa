using static RevenueDashboard.Reports.Export.ReportCell;

namespace RevenueDashboard.Reports.Export;

/// <summary>Each report as a table: what a person downloads or pipes on.</summary>
public static class ReportTables
{
    public static ReportTable Of(RevenueReport report) => new(
        ["month", "status", "total", "growth", "yearGrowth", .. report.Series.Select(series => series.Name)],
        [
            .. report.Months.Select((month, i) => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of(month.Month.ToString()),
                ReportCell.Of(StatusWords.Of(month.Status)),
                Amount(month.Total),
                Number(month.Growth),
                Number(month.YearGrowth),
                .. report.Series.Select(series => Amount(series.Amounts[i])),
            ]),
        ]);

    public static ReportTable Of(CustomersReport report, int? top = null) => new(
        ["rank", "customer", "parent", "amount", "share"],
        [
            .. report.Customers.Take(top ?? int.MaxValue).Select(line => (IReadOnlyList<ReportCell>)
                [Number(line.Rank), ReportCell.Of(line.Customer.Name), ReportCell.Of(line.Parent.Name), Amount(line.Amount), Number(line.Share)]),
        ]);

    public static ReportTable Of(ConcentrationReport report) => new(
        [
            "month", "status", "total", "positive", "unallocated", Whose(report.Scope, ""), "top1Share", "cr3", "cr5", "cr10", "cr20", "hhi", "hhiNormalised",
            Whose(report.Scope, "effective"), Whose(report.Scope, "entropy"), "gini", "theil", "n50", "n80", Whose(report.Scope, "tenPercent"),
        ],
        [.. report.Months.Select(Row)]);

    public static ReportTable Of(OverviewReport report) => new(
        ["figure", "amount", "scope"],
        [.. Overview.Figures(report).Select(figure => (IReadOnlyList<ReportCell>)[ReportCell.Of(figure.Name), figure.Cell, ReportCell.Of(report.Scope.InWords(report.Month))])]);

    // "customers", "effectiveCustomers"; "previousProviders" where those stand in their place.
    private static string Whose(ReportScope scope, string before)
    {
        var name = string.Concat(scope.Many.Split(' ').Select(word => $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
        return before.Length == 0 ? $"{char.ToLowerInvariant(name[0])}{name[1..]}" : before + name;
    }

    private static IReadOnlyList<ReportCell> Row(ConcentrationMonth month)
    {
        var measures = month.Measures;
        return
        [
            ReportCell.Of(month.Month.ToString()),
            ReportCell.Of(StatusWords.Of(month.Status)),
            Amount(measures?.Total),
            Amount(measures?.Positive),
            Amount(measures?.Unallocated),
            Number(measures?.Customers),
            Number(measures?.Top1Share),
            Number(measures?.Cr3),
            Number(measures?.Cr5),
            Number(measures?.Cr10),
            Number(measures?.Cr20),
            Number(measures?.Hhi),
            Number(measures?.HhiNormalised),
            Number(measures?.EffectiveCustomers),
            Number(measures?.EntropyCustomers),
            Number(measures?.Gini),
            Number(measures?.Theil),
            Number(measures?.N50),
            Number(measures?.N80),
            ReportCell.Of(string.Join("; ", month.TenPercent.Select(share => share.Customer.Name))),
        ];
    }
}

/// <summary>The words that files and APIs use for a month's status.</summary>
public static class StatusWords
{
    public static string Of(MonthStatus status) => status switch
    {
        MonthStatus.Missing => "missing",
        MonthStatus.Open => "open",
        MonthStatus.Preliminary => "preliminary",
        MonthStatus.Final => "final",
        MonthStatus.Restated => "restated",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a month status."),
    };
}
