using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Overview;

/// <summary>All products as layers: the scope's largest customer at the bottom, then what it leaves of the scope's products, then the others.</summary>
public static class PortfolioChart
{
    public static StackedMonthsData Of(OverviewReport report, ViewAddress address)
    {
        var months = report.Portfolio.Revenue.Months;
        return new StackedMonthsData(
            [.. months.Select(month => new ChartMonth(month.Month, month.Status == MonthStatus.Open))],
            StackLayers.AtMostSeven(Layers(report.Portfolio), Unallocated(report.Portfolio.Revenue)),
            AmountUnit.For(months.Max(month => Money.ToDecimal(month.Total ?? 0)), report.Scope.Currency),
            Href: month => (address with { To = month }).On(""));
    }

    private static List<StackedSeries> Layers(Portfolio portfolio)
    {
        var layers = new List<StackedSeries>();
        if (portfolio.Customer is { } customer) layers.Add(new StackedSeries(customer.Name, ChartColor.Largest, [.. portfolio.Largest.Select(StackLayers.ToAmount)]));

        var inScope = portfolio.Revenue.Series.Where(series => series.Position is { } position && portfolio.ScopeProducts.Contains(position)).ToList();
        foreach (var series in inScope.Concat(portfolio.Revenue.Series.Except(inScope).Where(series => series.Kind != SeriesKind.Unallocated)))
        {
            var place = series.Position is { } position ? portfolio.ScopeProducts.ToList().IndexOf(position) : -1;
            var taken = place >= 0 && portfolio.Customer is not null ? portfolio.LargestByProduct[place] : null;
            var pays = taken is not null && taken.Any(amount => amount is not (null or 0));
            var amounts = series.Amounts.Select((amount, i) => StackLayers.ToAmount(amount) - (pays ? StackLayers.ToAmount(taken![i]) ?? 0 : 0)).ToList();
            // A product that only the largest customer pays for is that customer's layer.
            if (pays && amounts.All(amount => amount is null or 0)) continue;
            layers.Add(new StackedSeries(pays ? $"{series.Name} others" : series.Name, StackLayers.ColorOf(series, series.Position), amounts));
        }

        return layers;
    }

    private static StackedSeries? Unallocated(RevenueReport revenue) => revenue.Series.FirstOrDefault(series => series.Kind == SeriesKind.Unallocated) is { } series
        ? new StackedSeries(series.Name, StackLayers.ColorOf(series, null), [.. series.Amounts.Select(StackLayers.ToAmount)])
        : null;

    /// <summary>What the chart shows, for those who cannot see it.</summary>
    public static string Summary(OverviewReport report)
    {
        var months = report.Portfolio.Revenue.Months.Where(month => month.Total is not null && month.Month <= report.Month).ToList();
        if (months.Count == 0) return "No revenue in these months.";
        var unit = AmountUnit.For(months.Max(month => Money.ToDecimal(month.Total!.Value)), report.Scope.Currency);
        string At(RevenueMonth month) => $"{Figures.AmountWithUnit(Money.ToDecimal(month.Total!.Value), unit)} in {Figures.MonthName(month.Month)}";
        return months.Count == 1 ? $"Revenue of all products: {At(months[0])}." : $"Revenue of all products: {At(months[0])}, {At(months[^1])}.";
    }

    /// <summary>Unit and scope, which months are open, and which files are missing.</summary>
    public static string Caption(OverviewReport report, RevenueCube cube)
    {
        var revenue = report.Portfolio.Revenue;
        var unit = AmountUnit.For(revenue.Months.Max(month => Money.ToDecimal(month.Total ?? 0)), report.Scope.Currency);
        var without = report.Scope.Without is { } left ? $", {left} included" : "";
        return $"{unit.Word} a month, net, all products{without}.{MonthNotes.Of(revenue, cube)}";
    }
}
