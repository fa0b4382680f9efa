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
            "month", "status", "total", "positive", "unallocated", "customers", "top1Share", "cr3", "cr5", "cr10", "cr20", "hhi", "hhiNormalised",
            "effectiveCustomers", "entropyCustomers", "gini", "theil", "n50", "n80", "tenPercentCustomers",
        ],
        [.. report.Months.Select(Row)]);

    /// <summary>Everybody by dependence in the current month; with a counterparty chosen, the months of that one.</summary>
    public static ReportTable Of(DependenceReport report, int? top, bool ofOne) => ofOne && report.On is { } on
        ? new(
            ["counterparty", "month", "status", "total", "asCustomer", "direct", "including", "customerShare", "directShare", "includingShare"],
            [
                .. on.Months.Select(month => (IReadOnlyList<ReportCell>)
                [
                    ReportCell.Of(on.Counterparty.Name), ReportCell.Of(month.Month.ToString()), ReportCell.Of(StatusWords.Of(month.Status)), Amount(month.Amounts?.Whole),
                    Amount(month.Amounts?.AsCustomer), Amount(month.Amounts?.Direct), Amount(month.Amounts?.Including),
                    Number(month.Amounts?.CustomerShare), Number(month.Amounts?.DirectShare), Number(month.Amounts?.IncludingShare),
                ]),
            ])
        : new(
            ["rank", "counterparty", "month", "roles", "asCustomer", "direct", "including", "customerShare", "directShare", "includingShare"],
            [
                .. report.Ranking.Take(top ?? int.MaxValue).Select(line => (IReadOnlyList<ReportCell>)
                [
                    Number(line.Rank), ReportCell.Of(line.Counterparty.Name), ReportCell.Of(report.Current?.ToString() ?? ""), ReportCell.Of(RoleWords.List(line.IsCustomer, line.Roles)),
                    Amount(line.Amounts.AsCustomer), Amount(line.Amounts.Direct), Amount(line.Amounts.Including),
                    Number(line.Amounts.CustomerShare), Number(line.Amounts.DirectShare), Number(line.Amounts.IncludingShare),
                ]),
            ]);

    public static ReportTable Of(OverviewReport report) => new(
        ["figure", "amount", "scope"],
        [.. Overview.Figures(report).Select(figure => (IReadOnlyList<ReportCell>)[ReportCell.Of(figure.Name), figure.Cell, ReportCell.Of(report.Scope.InWords(report.Month))])]);

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
