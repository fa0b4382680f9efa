using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.LimitsAndGoals;

/// <summary>Limits in the words, shapes and links of the pages.</summary>
public static class LimitLook
{
    public static (Status Status, string Word) Of(LimitStatus status) => status switch
    {
        LimitStatus.Within => (Status.Ok, "Within"),
        LimitStatus.Warning => (Status.Watch, "Near"),
        LimitStatus.Waived => (Status.Info, "Waived"),
        LimitStatus.Breached => (Status.Serious, "Exceeded"),
        _ => (Status.Info, Figures.NotApplicable),
    };

    public static (Status Status, string Word) Of(LimitLevel level) => level switch
    {
        LimitLevel.Breached => (Status.Serious, "Exceeded"),
        LimitLevel.Warning => (Status.Watch, "Near"),
        _ => (Status.Ok, "Within"),
    };

    /// <summary>What the limit is on: "Share of each customer, by parent", "HHI", "Share of the 5 largest".</summary>
    public static string MeasureOf(LimitRule rule) => rule.Measure switch
    {
        LimitMeasure.TopShare => "Share of the largest customer",
        LimitMeasure.TopShares => $"Share of the {rule.Subject} largest customers",
        LimitMeasure.Hhi => "HHI",
        LimitMeasure.Dependence => $"Revenue that needs {rule.Subject ?? "one counterparty"}",
        LimitMeasure.Customer => $"Share of {rule.Subject ?? "each customer"}",
        LimitMeasure.Parent => $"Share of {rule.Subject ?? "each customer, by parent"}",
        LimitMeasure.Industry => rule.Subject is null ? "Share of each industry" : $"Share of the industry {rule.Subject}",
        LimitMeasure.Country => rule.Subject is null ? "Share of each country" : $"Share of customers in {rule.Subject}",
        _ => $"Share of {rule.Subject ?? "each product"}",
    };

    /// <summary>"Azure OpenAI", "all products".</summary>
    public static string ProductsOf(LimitRule rule) => rule.Products.Count switch { 0 => "all products", 1 => rule.Products[0], var count => $"{count} products" };

    /// <summary><c>24.4 %</c>, <c>756</c>.</summary>
    public static string Figure(LimitRule rule, double? figure) => rule.IsShare ? Figures.Percent(figure) : Figures.Number(figure, 0);

    /// <summary>A level with the decimals it has: <c>20 %</c>, <c>12.5 %</c>, <c>1,800</c>.</summary>
    public static string Level(LimitRule rule, decimal? level) => level is { } known ? Text(rule, known) : "–";

    /// <summary>Figure and hard level: <c>24.4 of 20 %</c>, <c>756 of 1,800 points</c>.</summary>
    public static string FigureOf(LimitRule rule, LimitFigure figure) => rule.IsShare
        ? $"{Figures.PercentNumber(figure.Figure)} of {Level(rule, rule.HardLevel)}"
        : $"{Figures.Number(figure.Figure, 0)} of {Level(rule, rule.HardLevel)} points";

    /// <summary>What stands at the end of the line of its figures.</summary>
    public static string LineOf(LimitRule rule) => rule.Measure switch
    {
        LimitMeasure.Hhi => "HHI",
        LimitMeasure.TopShares => $"{rule.Subject} largest",
        LimitMeasure.TopShare => "Largest",
        _ => rule.Subject ?? "Largest",
    };

    public static ChartColor ColorOf(LimitRule rule) => rule.Measure is LimitMeasure.TopShare or LimitMeasure.Customer or LimitMeasure.Parent ? ChartColor.Largest : ChartColor.Azure;

    /// <summary>The page that shows the figure, for the limit's own part of the book.</summary>
    /// <param name="address">Of the page that is shown.</param>
    public static (string Href, string Word) PageOf(LimitFinding finding, LimitFigure? figure, ViewAddress address)
    {
        var rule = finding.Rule;
        var own = new ViewAddress { LastMonths = address.LastMonths, From = address.From, To = finding.Month ?? address.To, Products = rule.Products, Level = rule.Level, KnownOn = address.KnownOn };
        return rule.Measure switch
        {
            LimitMeasure.Customer or LimitMeasure.Parent when figure?.CustomerId is { } id => (own.On(FormattableString.Invariant($"customers/{id}")), figure.Subject ?? "Its page"),
            LimitMeasure.Customer or LimitMeasure.Parent => (own.On("customers"), "Customers"),
            LimitMeasure.Dependence when figure?.CustomerId is { } id => (own.On(FormattableString.Invariant($"dependence/{id}")), $"Dependence on {figure.Subject}"),
            LimitMeasure.Dependence => (own.On("dependence"), "Dependence"),
            LimitMeasure.Industry => ((own with { View = new CubeView { Grouping = Grouping.Industry } }).On("concentration"), "Concentration by industry"),
            LimitMeasure.Country => ((own with { View = new CubeView { Grouping = Grouping.Country } }).On("concentration"), "Concentration by country"),
            LimitMeasure.Product => (own.On("revenue"), "Revenue by product"),
            _ => (own.On("concentration"), "Concentration"),
        };
    }

    private static string Text(LimitRule rule, decimal level)
    {
        var number = rule.IsShare ? 100 * level : level;
        var text = number.ToString("#,0.####", System.Globalization.CultureInfo.InvariantCulture);
        return rule.IsShare ? $"{text}{Figures.ThinSpace}%" : text;
    }
}
