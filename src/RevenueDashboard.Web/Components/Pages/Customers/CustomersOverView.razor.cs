using System.Globalization;
using Microsoft.AspNetCore.Components;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Customers;

public sealed partial class CustomersOverView(NavigationManager navigation)
{
    private const int Most = 200;

    private PageView? shown;
    private CustomersOverReport? report;
    private string problem = "";
    private ChartDrawing chart = null!;
    private AmountUnit unit;
    private IReadOnlyList<string> scope = [];

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    private OverAddress Over => View.Address.Over;

    private CustomersOverMonth? Current => report?.Months.FirstOrDefault(month => month.Month == report.At);

    private string AtLeast => $"{Figures.Count(Over.Least)} {Over.Unit ?? View.Cube.Currency.Code}";

    private string Basis => Over.Unit is null ? "Net revenue of the last 12 months." : "What records give as a quantity in the month.";

    private string UnitWord => Over.Unit ?? unit.Word;

    private string Caption => $"Customers, {report!.Scope.InWords()}."
        + (report.Months.Any(month => month.Count is null) ? Over.Unit is null ? " A gap: one of the 12 months is missing, open, or without one of its products." : " A gap: the month is missing, open, or without one of its products." : "");

    private string ListCaption => Over.Unit is null ? $"{unit.Word} in 12 months, largest first." : $"{ScopeWords.Sentence(Over.Unit)}, largest first.";

    private string Summary
    {
        get
        {
            if (Current is not { Count: { } count } current) return "The number of the last month cannot be told.";
            var now = $"{Figures.Count(count, "customer", "customers")} in {Figures.MonthName(current.Month)}";
            return report!.HalfAsMany is { Count: { } before } earlier
                ? $"{now}; {Figures.Count(before)} in {Figures.MonthName(earlier.Month)}, the last month with at most half as many."
                : $"{now}.";
        }
    }

    protected override void OnParametersSet()
    {
        if (View == shown) return;

        shown = View;
        var (cube, address) = View;
        try
        {
            report = CustomersOverReport.Of(cube, address.Question, address.Over.Threshold);
        }
        catch (ArgumentException wrong)
        {
            (report, problem, scope) = (null, wrong.Message, []);
            return;
        }

        unit = AmountUnit.For(Money.ToDecimal(report.Customers.Select(customer => customer.Size).DefaultIfEmpty(0).Max()), cube.Currency);
        chart = LinesChart.Draw(new LinesData(
            [.. report.Months.Select(month => new ChartMonth(month.Month, month.Status == MonthStatus.Open))],
            [new LineSeries("Customers", ChartColor.Azure, [.. report.Months.Select(month => (double?)month.Count)])],
            ChartMeasure.Count,
            Href: month => (address with { To = month }).On("customers/over")));
        scope = [ScopeWords.Sentence(report.Scope.ProductsInWords), report.Scope.Months is { } months ? Figures.MonthNames(months) : "no months", .. ScopeWords.Of(report.Scope, address)];
    }

    // A line needs two points. Revenue of a year has them only in a book of more than twelve months.
    private bool IsLine => report!.Months.Count(month => month.Count is not null) > 1 || report.Months.Count == 1;

    private string Short
    {
        get
        {
            var first = Figures.MonthName(View.Cube.Months!.Value.First);
            return report!.Months.LastOrDefault(month => month.Count is not null) is { } only
                ? $"{Figures.MonthName(only.Month)} is the only one of these months that has a whole year before its end: there is no line to draw yet. The book begins in {first}."
                : $"None of these months has a whole year before its end. The book begins in {first}; a month that is missing, open, or without one of its products interrupts the year.";
        }
    }

    private string Text(long size) => Over.Unit is null ? Figures.Amount(Money.ToDecimal(size), unit) : Figures.Number((double)Money.ToDecimal(size), size % Money.Scale == 0 ? 0 : 1);

    private void ChooseLeast(ChangeEventArgs change)
    {
        if (long.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var least) && least > 0) Go(Over with { Least = least });
    }

    private void ChooseUnit(ChangeEventArgs change) => Go(Over.Of(change.Value as string is { Length: > 0 } chosen ? chosen : null));

    private void Go(OverAddress over) => navigation.NavigateTo((View.Address with { Over = over }).On("customers/over"));
}
