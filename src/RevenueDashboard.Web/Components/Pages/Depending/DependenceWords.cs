using RevenueDashboard.Data;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Pages.Methodology;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Depending;

/// <summary>A figure at the top of the page.</summary>
public sealed record DependenceTile(string Label, string Figure, string Note, Status Status, string? Word, string Anchor);

/// <summary>What the page of dependence says.</summary>
public static class DependenceWords
{
    /// <summary>The page's own address: of one counterparty, or of who is needed most.</summary>
    public static string Page(int? id) => id is { } one ? FormattableString.Invariant($"dependence/{one}") : "dependence";

    public static IReadOnlyList<string> Chip(DependenceReport report, ViewAddress address) =>
        [ScopeWords.Sentence(report.Scope.ProductsInWords), ScopeWords.Of(report.Current!.Value, StatusOf(report)), .. ScopeWords.Of(report.Scope, address)];

    /// <summary>"100.0 % of revenue needs OpenAI: 59.3 % it pays itself, 40.7 % more needs what it supplies."</summary>
    public static string Sentence(DependenceReport report)
    {
        var (name, amounts) = (report.On!.Counterparty.Name, Current(report));
        if (amounts is null) return $"{Figures.MonthName(report.Current!.Value)} has no data of it.";
        if (amounts.IncludingShare is null) return "The total is not above zero: there are no shares.";
        if (amounts.Including == 0) return $"No revenue needs {name} in {Figures.MonthName(report.Current!.Value)}.";

        List<string> parts = [];
        if (amounts.AsCustomer > 0) parts.Add($"{Figures.Percent(amounts.CustomerShare)} it pays as a customer");
        if (amounts.Direct > amounts.AsCustomer) parts.Add($"{Figures.Percent(amounts.DirectShare - amounts.CustomerShare)} it pays for others");
        if (amounts.Including > amounts.Direct) parts.Add($"{Figures.Percent(amounts.IncludingShare - amounts.DirectShare)} {(parts.Count > 0 ? "more " : "")}cannot be delivered without it");
        return amounts.Direct == 0
            ? $"{Figures.Percent(amounts.IncludingShare)} of revenue cannot be delivered without {name}."
            : $"{Figures.Percent(amounts.IncludingShare)} of revenue needs {name}: {string.Join(", ", parts)}.";
    }

    public static IReadOnlyList<DependenceTile> Tiles(DependenceReport report, AmountUnit unit)
    {
        var amounts = Current(report);
        var previous = report.On!.Months.FirstOrDefault(month => month.Month == report.Current!.Value.AddMonths(-1))?.Amounts;
        var (status, word) = Statuses.OfTopShare(amounts?.IncludingShare) switch
        {
            null => (Status.Info, (string?)null),
            { Status: ShareStatus.Serious, Reached: { } line } => (Status.Serious, $"Over {Figures.Percent(line.Share, 0)}"),
            { Reached: { } line } => (Status.Watch, $"Over {Figures.Percent(line.Share, 0)}"),
            _ => (Status.Ok, $"Below {Figures.Percent(ConcentrationThresholds.Default.Watch.Share, 0)}"),
        };
        return
        [
            new("Including what it supplies", Figures.Percent(amounts?.IncludingShare), Note(amounts?.Including, amounts?.IncludingShare, previous?.IncludingShare), status, word, MethodAnchor.Dependence),
            new("Direct: customer or payer", Figures.Percent(amounts?.DirectShare), Note(amounts?.Direct, amounts?.DirectShare, previous?.DirectShare), Status.Info, null, MethodAnchor.DependenceDirect),
            new("As customer alone", Figures.Percent(amounts?.CustomerShare), Note(amounts?.AsCustomer, amounts?.CustomerShare, previous?.CustomerShare), Status.Info, null, MethodAnchor.DependenceAsCustomer),
            new("Of revenue", amounts?.Whole is { } whole ? Figures.AmountWithUnit(Money.ToDecimal(whole), unit) : Figures.NotApplicable, Remainder(report, unit), Status.Info, null, MethodAnchor.Total),
        ];

        string Note(long? amount, double? now, double? before) => amount is null
            ? "n/a"
            : $"{Figures.AmountWithUnit(Money.ToDecimal(amount.Value), unit)}{(now - before is { } change ? $", {Figures.Points(change)} on {Figures.MonthName(report.Current!.Value.AddMonths(-1))}" : "")}";
    }

    public static LinesData Trend(DependenceReport report, Func<Month, string> hrefOf)
    {
        var months = report.On!.Months;
        List<LineSeries> series =
        [
            new("Including", ChartColor.Azure, [.. months.Select(month => month.Amounts?.IncludingShare)]),
            new("Direct", IsLargest(report) ? ChartColor.Largest : ChartColor.Product(1), [.. months.Select(month => month.Amounts?.DirectShare)]),
        ];
        if (months.Any(month => month.Amounts is { } amounts && amounts.AsCustomer != amounts.Direct))
            series.Add(new LineSeries("As customer", ChartColor.Other, [.. months.Select(month => month.Amounts?.CustomerShare)]));
        // Two lines in one place are one.
        if (months.All(month => month.Amounts is null || month.Amounts.Including == month.Amounts.Direct)) series.RemoveAt(0);
        return new LinesData([.. months.Select(month => new ChartMonth(month.Month, month.Status == MonthStatus.Open))], series, ChartMeasure.Share, Href: hrefOf);
    }

    public static string TrendSummary(DependenceDetail detail)
    {
        var known = detail.Months.Where(month => month.Amounts?.IncludingShare is not null).ToList();
        string At(DependenceMonth month) => $"{Figures.Percent(month.Amounts!.DirectShare)} direct and {Figures.Percent(month.Amounts.IncludingShare)} with supplies in {Figures.MonthName(month.Month)}";
        return known.Count switch { 0 => "No month of these has shares.", 1 => $"{At(known[0])}.", _ => $"{At(known[0])}; {At(known[^1])}." };
    }

    /// <summary>Nobody pays more as a customer than the counterparty shown: it has the colour of the largest.</summary>
    public static bool IsLargest(DependenceReport report) =>
        report.On is { } on && report.Ranking.Where(line => line.IsCustomer).MaxBy(line => line.Amounts.AsCustomer)?.Counterparty.Id == on.Counterparty.Id;

    /// <summary>What somebody is: "customer, payer".</summary>
    public static string RolesOf(DependenceRank line) => RoleWords.List(line.IsCustomer, line.Roles);

    /// <summary>The amounts of the report's month; null when the counterparty's months do not have it.</summary>
    public static DependenceAmounts? Current(DependenceReport report) => report.On?.Months.FirstOrDefault(month => month.Month == report.Current)?.Amounts;

    private static string Remainder(DependenceReport report, AmountUnit unit)
    {
        if (report.Unallocated == 0) return "Known customers above zero";
        var rest = report.On!.Products.Where(part => part.Unallocated > 0).ToList();
        var needs = rest.Any(part => part.Amounts.Including > 0) && report.On.Customers.Sum(part => part.Amounts.Including) < report.On.Products.Sum(part => part.Amounts.Including);
        return $"{Figures.AmountWithUnit(Money.ToDecimal(report.Unallocated), unit)} allocated to no customer{(needs ? " needs it too" : "")}";
    }

    private static MonthStatus StatusOf(DependenceReport report) => report.On?.Months.FirstOrDefault(month => month.Month == report.Current)?.Status ?? MonthStatus.Final;
}
