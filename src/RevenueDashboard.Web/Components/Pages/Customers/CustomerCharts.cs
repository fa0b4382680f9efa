using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Customers;

/// <summary>One customer's months as charts: by product, and as a share.</summary>
public sealed record CustomerCharts(CustomerReport Report, AmountUnit Unit, ViewAddress Address)
{
    private static readonly ConcentrationThresholds Lines = ConcentrationThresholds.Default;

    /// <summary>What a caption has to say about open and missing months; a space before each sentence.</summary>
    public string Notes => Say(MonthStatus.Open, "open") + Say(MonthStatus.Missing, "missing");

    public string LimitNote => Limits() switch
    {
        [] => "",
        [var one] => $" Line: {one.Words}.",
        var several => $" Lines: {string.Join(", ", several.Select(limit => limit.Words))}.",
    };

    public string StackSummary
    {
        get
        {
            var known = Report.Months.Where(month => month.Amount is not null).ToList();
            string At(CustomerMonth month) => $"{Figures.AmountWithUnit(Money.ToDecimal(month.Amount!.Value), Unit)} in {Figures.MonthName(month.Month)}";
            return known.Count switch { 0 => "No month has data.", 1 => $"{At(known[0])}.", _ => $"{At(known[0])}, {At(known[^1])}." };
        }
    }

    public string ShareSummary
    {
        get
        {
            var known = Report.Months.Where(month => month.Share is not null).ToList();
            string At(CustomerMonth month) => $"{Figures.Percent(month.Share)} in {Figures.MonthName(month.Month)}";
            return known.Count switch { 0 => "No month of these has a share.", 1 => $"{At(known[0])}.", _ => $"{At(known[0])}, {At(known[^1])}." };
        }
    }

    public StackedMonthsData Stack() => new(
        Months(),
        StackLayers.AtMostSeven([.. Report.Series.Select(series => new StackedSeries(series.Name, StackLayers.ColorOf(series, series.Position), [.. series.Amounts.Select(StackLayers.ToAmount)]))], null),
        Unit,
        Href: HrefOf);

    public LinesData ShareLine(ChartColor color) => new(
        Months(), [new LineSeries("Share", color, [.. Report.Months.Select(ShareOf)])], ChartMeasure.Share, Height: 312, Href: HrefOf)
    {
        FurtherLimits = Limits(),
    };

    public string HrefOf(Month month) => (Address with { To = month }).On(FormattableString.Invariant($"customers/{Report.Customer.Id}"));

    // Who is not in a month that is there has nothing of it.
    private static double? ShareOf(CustomerMonth month) => month is { Amount: 0, ShareBase: not null } ? 0 : month.Share;

    // Only those in reach: a line far above would press a small share flat.
    private IReadOnlyList<(double At, string Words)> Limits()
    {
        var most = Report.Months.Max(month => month.Share) ?? 0;
        (double At, string Words)[] limits =
        [
            (Lines.Disclose.Share, $"{Figures.Percent(Lines.Disclose.Share, 0)}: disclose"),
            (Lines.Serious.Share, $"{Figures.Percent(Lines.Serious.Share, 0)}: serious"),
        ];
        return [.. limits.Where(limit => most >= limit.At / 2)];
    }

    private List<ChartMonth> Months() => [.. Report.Months.Select(month => new ChartMonth(month.Month, month.Status == MonthStatus.Open))];

    private string Say(MonthStatus status, string word)
    {
        var months = Report.Months.Where(month => month.Status == status).Select(month => Figures.MonthName(month.Month)).ToList();
        return months.Count switch
        {
            0 => "",
            1 => $" {months[0]} is {word}.",
            <= 3 => $" {string.Join(", ", months)} are {word}.",
            var count => $" {string.Join(", ", months.Take(3))} and {count - 3} more are {word}.",
        };
    }
}
