using Microsoft.AspNetCore.Components;
using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Concentration;

public sealed partial class TheilCard(NavigationManager navigation)
{
    private PageView? shown;
    private TheilReport? report;
    private decimal[] shares = [];
    private ChartDrawing trend = null!;

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    /// <summary>The month of the page.</summary>
    [Parameter, EditorRequired]
    public required Month Month { get; set; }

    private string Many => report!.Split switch
    {
        TheilSplit.Industry => "industries",
        TheilSplit.Country => "countries",
        TheilSplit.PreviousProvider => "previous providers",
        _ => "products",
    };

    private string Caption => $"Theil’s index: {report!.Scope.InWords(report.Month)}. Known customers among themselves; who belongs to several stands apart.";

    private string Sentence => report switch
    {
        { Total: null } => $"Nobody has a share in {Figures.MonthName(report.Month)}: there is nothing to take apart.",
        { Total: 0 } => "All customers are equal: there is nothing to take apart.",
        { Total: { } total, Between: { } between } => $"{Figures.Percent(between / total, 0)} of the inequality is between {Many}, {Figures.Percent(1 - Rounded(between / total), 0)} among the customers of each: {Figures.Number(between, 3)} + {Figures.Number(report.Within, 3)} = {Figures.Number(total, 3)}.",
        _ => "",
    };

    protected override void OnParametersSet()
    {
        if (View == shown) return;

        shown = View;
        report = TheilReport.Of(View.Cube, View.Address.Question, View.Address.Concentration.Split, Month);
        if (report is null) return;

        shares = Shares.Rounded([.. report.Groups.Select(line => line.Parts.Share)]);
        var months = report.Months.Where(month => month.Month <= Month).ToList();
        trend = LinesChart.Draw(new LinesData(
            [.. months.Select(month => new ChartMonth(month.Month, month.Status == MonthStatus.Open))],
            [
                new LineSeries("Between", ChartColor.Azure, [.. months.Select(month => month.Between)]),
                new LineSeries("Within", ChartColor.Ink2, [.. months.Select(month => month.Within)]),
            ],
            ChartMeasure.Index,
            Height: 260,
            Href: month => (View.Address with { To = month }).On("concentration")));
    }

    // The customers of the group in the month of the card.
    private string? HrefOf(TheilGroupLine line) => line.IsMixed ? null : EntityLink.OfMonths(EntityLink.OfGroup(View.Address, GroupingOf(report!.Split), line.Name, line.IsNotSaid), Month, Month);

    private static Grouping GroupingOf(TheilSplit split) => split switch
    {
        TheilSplit.Industry => Grouping.Industry,
        TheilSplit.Country => Grouping.Country,
        _ => Grouping.PreviousProvider,
    };

    // The two percentages as shown are 100.
    private static double Rounded(double fraction) => (double)Rounding.HalfAwayFromZero((decimal)fraction, 2);

    private static string OneOf(TheilSplit split) => split switch
    {
        TheilSplit.Industry => "industry",
        TheilSplit.Country => "country",
        TheilSplit.PreviousProvider => "previous provider",
        _ => "product",
    };

    private void Choose(object? chosen)
    {
        if (!Enum.TryParse<TheilSplit>(chosen as string, out var split)) return;
        navigation.NavigateTo((View.Address with { Concentration = View.Address.Concentration with { Split = split } }).On("concentration"));
    }
}
