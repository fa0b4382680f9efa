using Microsoft.AspNetCore.Components;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Customers;

public sealed partial class CustomerView(NavigationManager navigation)
{
    private const string NotKnown = "not known";

    private const int MostFacts = 3;

    private (PageView View, int Id)? shown;
    private CustomerReport? report;
    private AmountUnit unit;
    private IReadOnlyList<CustomerFigure> figures = [];
    private CustomerCharts charts = null!;
    private ChartDrawing stack = null!;
    private ChartDrawing share = null!;
    private IReadOnlyList<string> scope = [];

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    /// <summary>Number in the database of the customer or parent.</summary>
    [Parameter, EditorRequired]
    public required int Id { get; set; }

    private ChartColor Color => report!.IsLargest ? ChartColor.Largest : ChartColor.Azure;

    private bool HasMembers => report!.Members.Any(member => member.Customer.Id != report.Customer.Id);

    private string StackCaption => $"{unit.Word} a month, {report!.Scope.InWords()}.{charts.Notes}";

    private string ShareCaption => $"% of each month’s revenue, {report!.Scope.InWords()}.{charts.LimitNote}";

    /// <summary>Where the revenue is, when the level of the question keeps it from this page.</summary>
    private (string Text, string Link, string Href)? Elsewhere
    {
        get
        {
            if (report!.Members.Count > 0) return null;
            if (report.Parent is { } parent && report.Scope.Level == EntityLevel.Parent)
            {
                return ($"By parent, what it brings counts for {parent.Name}.", "Show it by customer", (View.Address with { Level = EntityLevel.Customer }).On($"customers/{Id}"));
            }

            return report.Scope.Level == EntityLevel.Customer && HasChildren
                ? ("It has no revenue of its own: its customers have.", "Show it by parent", (View.Address with { Level = EntityLevel.Parent }).On($"customers/{Id}"))
                : null;
        }
    }

    /// <summary>Of the customer; where it has none, as often a parent, of the billing entities that count for it.</summary>
    private string Fact(Func<CubeCustomer, string?> of)
    {
        if (of(report!.Customer) is { } own) return own;
        var members = report.Members.Select(member => of(member.Customer)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return members.Count switch
        {
            0 => NotKnown,
            <= MostFacts => string.Join(", ", members),
            var count => $"{string.Join(", ", members.Take(MostFacts - 1))} and {count - MostFacts + 1} more",
        };
    }

    /// <summary>Names that were decided to be this customer.</summary>
    private string OtherNames => string.Join(", ", View.Cube.NamesOf(report!.Customer.Id).Skip(1).Select(id => View.Cube.CustomerNamed(id)!.Name));

    private bool HasChildren => CustomerReport.Of(View.Cube, View.Address.Question with { Level = EntityLevel.Parent }, Id) is { Members.Count: > 0 };

    protected override void OnParametersSet()
    {
        if (shown is { } before && before.View == View && before.Id == Id) return;

        shown = (View, Id);
        report = CustomerReport.Of(View.Cube, View.Address.Question, Id);
        if (report is null) return;

        unit = AmountUnit.For(Money.ToDecimal(report.Months.Select(month => Math.Abs(month.Amount ?? 0)).DefaultIfEmpty(0).Max()), report.Scope.Currency);
        figures = CustomerFigures.Of(report, unit);
        charts = new CustomerCharts(report, unit, View.Address);
        stack = StackedMonthsChart.Draw(charts.Stack());
        share = LinesChart.Draw(charts.ShareLine(Color));
        scope = [ScopeWords.Sentence(report.Scope.ProductsInWords), report.Scope.Months is { } months ? Figures.MonthNames(months) : "no months", .. ScopeWords.Of(report.Scope, View.Address)];
    }

    // The same as the links of the charts' tables.
    private void ShowMonth(ChartClick click)
    {
        if (click.SeriesName is null || click.Index < 0 || click.Index >= report!.Months.Count) return;
        navigation.NavigateTo(charts.HrefOf(report.Months[click.Index].Month));
    }
}
