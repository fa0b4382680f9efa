using Microsoft.AspNetCore.Components;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Peers;

public sealed partial class PeersView
{
    private const int MostBars = 15;

    private PageView? shown;
    private PeersReport report = null!;
    private ChartDrawing? shares;
    private IReadOnlyList<string> scope = [];

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    private string ShareCaption => $"% of revenue. Ours: the largest customer of {report.Scope.InWords()}.";

    private string ShareSummary => string.Join(" ", Bars().Select(bar => $"{bar.Name}: {bar.Text}."));

    // Two that grow alike, where there are such: what the table shows, said once.
    private string? Sentence
    {
        get
        {
            var lines = report.Growth.Where(line => line.ShareNow is not null).ToList();
            if (lines.Count < 2) return null;
            var (first, second) = (lines[0], lines[1]);
            if (first.Unit != second.Unit || first.Rate is not { } one || second.Rate is not { } other || Figures.PercentChange(one) != Figures.PercentChange(other)) return null;
            return $"{first.Name} and {second.Name} both grew {Figures.Percent(one)}. The increment of the smaller is {Text(second.Increment)} against {Text(first.Increment)}, and its place among them stays {Figures.Percent(second.ShareNow)}.";
        }
    }

    protected override void OnParametersSet()
    {
        if (View == shown) return;

        shown = View;
        var (cube, address) = View;
        report = PeersReport.Of(cube, address.Question);
        shares = report.Shares.Count == 0 ? null : HorizontalBarsChart.Draw(new HorizontalBarsData(Bars(), "Company: customer", "Share, %", ChartMeasure.Share));
        scope = [ScopeWords.Sentence(report.Scope.ProductsInWords), report.Scope.Months is { } months ? Figures.MonthNames(months) : "no months", .. ScopeWords.Of(report.Scope, address)];
    }

    private List<HorizontalBar> Bars()
    {
        List<HorizontalBar> bars = [.. report.Shares.Take(MostBars).Select(share => new HorizontalBar(share.Name, share.Share, $"{Figures.Percent(share.Share)}, {share.Month.Year}", ChartColor.Other))];
        if (report.OwnLargest is { } own) bars.Add(new HorizontalBar($"This book: {own.Customer.Name}", own.Share, Figures.Percent(own.Share), ChartColor.Largest));
        return [.. bars.OrderByDescending(bar => bar.Amount)];
    }

    private AmountUnit UnitOf(PeerGrowth line) => line.Unit == View.Cube.Currency.Code
        ? AmountUnit.For(Money.ToDecimal(Math.Max(Math.Abs(line.Before), Math.Abs(line.Now))), View.Cube.Currency)
        : new AmountUnit(1, line.Unit);

    private static string In(long value, AmountUnit unit) => Figures.Amount(Money.ToDecimal(value), unit);

    private static string Text(long value) => Figures.Number((double)Money.ToDecimal(value));
}
