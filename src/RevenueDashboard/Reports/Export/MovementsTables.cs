using RevenueDashboard.Metrics;
using RevenueDashboard.Reports.Movements;
using static RevenueDashboard.Reports.Export.ReportCell;

namespace RevenueDashboard.Reports.Export;

/// <summary>Movements and cohorts as tables. Losses are negative: opening and all parts add up to closing.</summary>
public static class MovementsTables
{
    private static readonly string[] Parts =
    [
        "opening", "new", "reactivation", "expansion", "crossSell", "contraction", "churn", "credit", "structure", "fx", "closing",
    ];

    private static readonly string[] Counts = ["openingCount", "newCount", "reactivationCount", "expansionCount", "contractionCount", "churnCount", "creditCount"];

    private static readonly string[] Ratios = ["nrr12", "grr12", "logoChurn", "quickRatio"];

    public static ReportTable Of(MovementsReport report) => new(
        [
            "month", "status", .. Parts, .. Counts, .. Ratios, "unallocatedOpening", "unallocatedClosing", "noBridge",
            "largest", .. Parts.Concat(Ratios).Select(name => $"exLargest{char.ToUpperInvariant(name[0])}{name[1..]}"),
        ],
        [
            .. report.Months.Select(month => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of(month.Month.ToString()),
                ReportCell.Of(StatusWords.Of(month.Status)),
                .. PartsOf(month.All.Bridge),
                .. CountsOf(month.All.Bridge),
                .. RatiosOf(month.All),
                Amount(month.Remainder.Opening),
                Amount(month.Remainder.Closing),
                ReportCell.Of(month.Gap?.InWords() ?? ""),
                ReportCell.Of(month.Largest ?? ""),
                .. PartsOf(month.ExLargest?.Bridge),
                .. RatiosOf(month.ExLargest),
            ]),
        ]);

    /// <summary>The bridge of two months and everybody behind it, the largest change of each part first.</summary>
    /// <param name="detail">Null where there is no bridge: only what the columns are.</param>
    public static ReportTable Of(MovementDetail? detail, int? top = null) => new(
        ["from", "to", "kind", "customer", "before", "after", "amount", "crossSell", "structure", "fx", "firstMonth", "lastMonth", "industry", "previousProvider"],
        [
            .. detail is null ? [] : detail.Changes.Take(top ?? int.MaxValue).OrderBy(change => change.Kind).Select(change => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of(detail.From.ToString()),
                ReportCell.Of(detail.To.ToString()),
                ReportCell.Of(MovementWords.Of(change.Kind)),
                ReportCell.Of(change.Name),
                Amount(change.Before),
                Amount(change.After),
                Amount(change.Amount),
                Amount(change.CrossSell),
                Amount(change.Structure),
                Amount(change.Fx),
                ReportCell.Of(change.FirstMonth?.ToString() ?? ""),
                ReportCell.Of(change.LastMonth?.ToString() ?? ""),
                ReportCell.Of(change.Industry ?? ""),
                ReportCell.Of(change.PreviousProvider ?? ""),
            ]),
        ]);

    /// <summary>One row for each cohort and month.</summary>
    public static ReportTable Of(CohortsReport report) => new(
        [
            "cohort", "size", "month", "status", "age", "amount", "customers", "revenueRetention", "logoRetention",
            "exLargestAmount", "exLargestCustomers", "exLargestRevenueRetention", "exLargestLogoRetention", "noRetention",
        ],
        [
            .. report.Cohorts.SelectMany(cohort => cohort.Points.Zip(cohort.PointsExLargest, (point, rest) => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of(CohortWords.Of(cohort)),
                Number(cohort.Customers),
                ReportCell.Of(point.Month.ToString()),
                ReportCell.Of(StatusWords.Of(point.Status)),
                Number(point.Age),
                .. PointOf(point),
                .. PointOf(rest),
                ReportCell.Of(point.Gap?.InWords() ?? ""),
            ])),
        ]);

    private static ReportCell[] PointOf(CohortPoint point) => [Amount(point.Amount), Number(point.Active), Number(point.RevenueRetention), Number(point.LogoRetention)];

    private static ReportCell[] PartsOf(MovementBridge? bridge) =>
    [
        Amount(bridge?.Opening), Amount(bridge?.New), Amount(bridge?.Reactivation), Amount(bridge?.Expansion), Amount(bridge?.CrossSell), Amount(bridge?.Contraction),
        Amount(bridge?.Churn), Amount(bridge?.Credit), Amount(bridge?.Structure), Amount(bridge?.Fx), Amount(bridge?.Closing),
    ];

    private static ReportCell[] CountsOf(MovementBridge? bridge) =>
    [
        Number(bridge?.OpeningCount), Number(bridge?.NewCount), Number(bridge?.ReactivationCount), Number(bridge?.ExpansionCount), Number(bridge?.ContractionCount),
        Number(bridge?.ChurnCount), Number(bridge?.CreditCount),
    ];

    private static ReportCell[] RatiosOf(MovementMeasures? measures) =>
        [Number(measures?.Nrr12), Number(measures?.Grr12), Number(measures?.LogoChurn), measures is { HasNoLosses: true } ? ReportCell.Of("no losses") : Number(measures?.QuickRatio)];
}

/// <summary>The words that files and APIs use for the parts of a bridge.</summary>
public static class MovementWords
{
    public static string Of(MovementKind kind) => kind switch
    {
        MovementKind.New => "new",
        MovementKind.Reactivation => "reactivation",
        MovementKind.Expansion => "expansion",
        MovementKind.Contraction => "contraction",
        MovementKind.Churn => "churn",
        MovementKind.Credit => "credit",
        MovementKind.Structure => "structure",
        MovementKind.Fx => "fx",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a part of a bridge."),
    };
}

/// <summary>The words that files and APIs use for a cohort.</summary>
public static class CohortWords
{
    /// <summary>"2024-01", or "before" for those that paid before the months shown or in the first month of the book.</summary>
    public static string Of(Cohort cohort) => cohort.Month?.ToString() ?? "before";
}
