using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Components.Pages.LimitsAndGoals;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Overview;

/// <summary>A key figure in the words and colours of the page.</summary>
/// <param name="Trend">Oldest first, up to the page's month.</param>
public sealed record FigureText(
    string Label, string Figure, string Unit, string Note, string SecondNote, Status Status, string? Word, IReadOnlyList<double?> Trend, string TrendLabel)
{
    public double? Limit { get; init; }

    public ChartColor Color { get; init; } = ChartColor.Ink2;

    public bool Steps { get; init; }
}

/// <summary>The five figures at the top of the overview. Statuses come from the library's thresholds.</summary>
public static class OverviewFigures
{
    private static readonly ConcentrationThresholds Lines = ConcentrationThresholds.Default;

    public static IReadOnlyList<FigureText> Of(OverviewReport report, LimitsReport limits) => [Revenue(report), TopShare(report), EffectiveNumber(report), TenPercent(report), Limit(limits)];

    private static FigureText Revenue(OverviewReport report)
    {
        var current = report.Revenue.Current!;
        var amount = Money.ToDecimal(current.Total ?? 0);
        var unit = AmountUnit.For(amount, report.Scope.Currency);
        var (status, word) = current.Status switch
        {
            MonthStatus.Final => (Status.Ok, "Final month"),
            MonthStatus.Restated => (Status.Info, "Restated month"),
            MonthStatus.Preliminary => (Status.Info, "Preliminary"),
            _ => (Status.Info, "Open month"),
        };
        var trend = report.Revenue.Months.Where(month => month.Month <= report.Month).Select(month => (double?)month.Total / Money.Scale / (double)unit.Size).ToList();
        return new FigureText(
            report.Scope.Products.Count switch { 0 => "Revenue", 1 => $"{report.Scope.Products[0]} revenue", _ => $"Revenue of {report.Scope.ProductsInWords}" },
            Figures.Amount(amount, unit),
            $"{unit.Word} in {Figures.MonthName(report.Month)}",
            current.Growth is { } growth ? $"{Figures.PercentChange(growth)} on {Before(report)}" : NotCompared(report),
            RunRate(report),
            status,
            word,
            trend,
            TrendLabel("Revenue", trend, report, at => $"{Figures.Number(at)} {unit.Word}"))
        {
            Color = ChartColor.Azure,
        };
    }

    private static FigureText TopShare(OverviewReport report)
    {
        var months = MonthsOf(report);
        var trend = months.Select(month => month.Measures?.Top1Share).ToList();
        var share = report.Concentration.Current!.Measures?.Top1Share;
        var finding = Statuses.OfTopShare(share);
        var (status, word) = finding switch
        {
            null => (Status.Info, (string?)null),
            { Status: ShareStatus.Serious, Reached: { } line } => (Status.Serious, $"Over {Figures.Percent(line.Share, 0)}"),
            { Status: ShareStatus.Disclose } => (Status.Watch, "Disclose"),
            { Status: ShareStatus.Watch, Reached: { } line } => (Status.Watch, $"Over {Figures.Percent(line.Share, 0)}"),
            _ => (Status.Ok, $"Below {Figures.Percent(Lines.Watch.Share, 0)}"),
        };
        return new FigureText(
            report.Dependence is { } dependence ? $"Largest customer, {dependence.Customer.Name}" : "Largest customer",
            Figures.PercentNumber(share),
            share is null ? "" : "%",
            report.Top is [{ Change: { } change }, ..] ? $"{Figures.Points(change)} on {Before(report)}" : NotCompared(report),
            FirstShare(report, months),
            status,
            word,
            trend,
            TrendLabel("Share of the largest customer", trend, report, at => Figures.Percent(at)))
        {
            Limit = Lines.Serious.Share,
            Color = ChartColor.Largest,
        };
    }

    private static FigureText EffectiveNumber(OverviewReport report)
    {
        var measures = report.Concentration.Current!.Measures;
        var trend = MonthsOf(report).Select(month => month.Measures?.EffectiveCustomers).ToList();
        var change = measures?.EffectiveCustomers - report.Concentration.Previous?.Measures?.EffectiveCustomers;
        var words = Figures.Change(change);
        var (status, word) = change is null ? (Status.Info, (string?)null) : words[0] switch
        {
            '+' => (Status.Ok, "Rising"),
            Figures.Minus => (Status.Watch, "Falling"),
            _ => (Status.Info, "Steady"),
        };
        return new FigureText(
            "Effective number of customers",
            Figures.Number(measures?.EffectiveCustomers),
            measures?.EffectiveCustomers is null ? "" : $"of {Figures.Count(measures.Customers)}",
            change is null ? NotCompared(report) : $"{words} on {Before(report)}",
            measures?.EffectiveCustomers is { } number ? $"As if {EqualCustomers(number)}" : "",
            status,
            word,
            trend,
            TrendLabel("Effective number of customers", trend, report, at => Figures.Number(at)));
    }

    private static FigureText TenPercent(OverviewReport report)
    {
        var current = report.Concentration.Current!;
        var (disclose, watch) = (current.TenPercent, current.Watch);
        var band = $"{Figures.PercentNumber(Lines.Watch.Share, 0)} to {Figures.Percent(Lines.Disclose.Share, 0)}";
        var (status, word) = (disclose.Count, watch.Count) switch
        {
            ( > 0, _) => (Status.Watch, "Disclose"),
            (_, > 0) => (Status.Watch, "On watch"),
            _ => (Status.Ok, "None"),
        };
        var trend = MonthsOf(report).Select(month => month.Measures is null ? (double?)null : month.TenPercent.Count).ToList();
        return new FigureText(
            $"{Figures.Percent(Lines.Disclose.Share, 0)} customers",
            Figures.Count(disclose.Count),
            "to disclose",
            disclose.Count == 0 ? "No customer reaches it" : Names(disclose),
            watch.Count == 0 ? $"None on watch, {band}" : $"On watch, {band}: {Names(watch)}",
            status,
            word,
            trend,
            TrendLabel("Customers to disclose", trend, report, at => Figures.Number(at, 0)))
        {
            Steps = true,
        };
    }

    private static FigureText Limit(LimitsReport limits)
    {
        if (limits.Worst is not { Figure: { } figure } worst)
            return new FigureText("Limits", Figures.NotApplicable, "", "No limit has a figure", "", Status.Info, null, [], "Use of the limits");

        var (status, word) = LimitLook.Of(worst.Status);
        var (broken, near) = (limits.CountOf(LimitStatus.Breached), limits.CountOf(LimitStatus.Warning));
        var all = limits.Limits.Count;
        var trend = worst.Months.Where(month => month.Month <= worst.Month).Select(month => month.Use).ToList();
        return new FigureText(
            "Limits",
            Figures.PercentNumber(worst.Use, 0),
            "% used",
            $"{(worst.Rule.IsOnEach ? figure.Subject : worst.Rule.Name)} {LimitLook.FigureOf(worst.Rule, figure)}",
            broken > 0 ? $"{broken} of {all} {(all == 1 ? "limit" : "limits")} exceeded{(near > 0 ? $", {near} near" : "")}" : near > 0 ? $"{near} of {all} {(all == 1 ? "limit" : "limits")} near" : $"{Figures.Count(all, "limit", "limits")}, none exceeded",
            status,
            word,
            trend,
            LimitTrend(worst, trend))
        {
            Limit = 1,
            Color = worst.Status == LimitStatus.Breached ? ChartColor.Serious : ChartColor.Ink2,
        };
    }

    private static string LimitTrend(LimitFinding worst, List<double?> trend) => worst.Month is { } month && trend.FindIndex(use => use is not null) is >= 0 and var first
        ? $"Use of the limit {worst.Rule.Name}: {Figures.Percent(trend[first], 0)} in {Figures.MonthName(month.AddMonths(first - trend.Count + 1))}, {Figures.Percent(worst.Use, 0)} in {Figures.MonthName(month)}"
        : $"Use of the limit {worst.Rule.Name}";

    private static List<ConcentrationMonth> MonthsOf(OverviewReport report) => [.. report.Concentration.Months.Where(month => month.Month <= report.Month)];

    private static string NotCompared(OverviewReport report) => GapWords.NotCompared(report.Concentration.Gap, Before(report));

    private static string Before(OverviewReport report) => Figures.MonthName(report.Month.AddMonths(-1));

    // Of another month than the page's when that one is not closed, which has to be said.
    private static string RunRate(OverviewReport report)
    {
        if (report is { RunRate: null, RunRateMonth: not null }) return "No run-rate: twelve times the month is more than is counted";
        if (report is not { RunRate: { } year, RunRateMonth: { } basis }) return report.Status == MonthStatus.Open ? "No run-rate: the month is not over" : "No run-rate: products are missing";

        var annual = RunRate(Money.ToDecimal(year), report.Scope.Currency);
        return basis == report.Month
            ? $"Run-rate {annual}{(report.Status == MonthStatus.Preliminary ? ", preliminary" : "")}"
            : $"Run-rate {annual} ({Figures.MonthName(basis)}, closed)";
    }

    private static string RunRate(decimal annual, Currency currency) =>
        annual >= 1_000_000_000m ? Figures.AmountWithUnit(annual, AmountUnit.Billions(currency), 2) : Figures.AmountWithUnit(annual, AmountUnit.For(annual, currency));

    private static string EqualCustomers(double number) => Figures.Number(number, 0) is var whole && whole == "1" ? "1 customer" : $"{whole} equal customers";

    private static string FirstShare(OverviewReport report, List<ConcentrationMonth> months)
    {
        if (months.Find(month => month.Measures?.Top1Share is not null) is not { } first || first.Month == report.Month) return "";
        var whose = first.Largest?.Id == report.Dependence?.Customer.Id ? "" : $"{first.Largest?.Name} ";
        return $"{whose}{Figures.Percent(first.Measures!.Top1Share)} in {Figures.MonthName(first.Month)}";
    }

    private static string Names(IReadOnlyList<CustomerShare> customers) => customers.Count <= 2
        ? string.Join(", ", customers.Select(share => share.Customer.Name))
        : $"{customers[0].Customer.Name} and {customers.Count - 1} more";

    private static string TrendLabel(string what, List<double?> trend, OverviewReport report, Func<double, string> words)
    {
        var first = trend.FindIndex(at => at is not null);
        if (first < 0 || trend.FindLastIndex(at => at is not null) is var last && last == first) return what;
        var from = report.Month.AddMonths(first - trend.Count + 1);
        return $"{what}: {words(trend[first]!.Value)} in {Figures.MonthName(from)}, {words(trend[last]!.Value)} in {Figures.MonthName(report.Month.AddMonths(last - trend.Count + 1))}";
    }
}
