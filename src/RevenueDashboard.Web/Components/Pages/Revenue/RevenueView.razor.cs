using Microsoft.AspNetCore.Components;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Revenue;

public sealed partial class RevenueView(NavigationManager navigation)
{
    private static readonly (Breakdown By, string Name)[] Splits =
    [
        (Breakdown.Product, "Product"), (Breakdown.Customer, "Customer"), (Breakdown.Industry, "Industry"), (Breakdown.Country, "Country"), (Breakdown.RevenueType, "Type"), (Breakdown.PreviousProvider, "Previous provider"),
    ];

    private PageView? shown;
    private RevenueReport report = null!;
    private RevenueMonth? current;
    private RevenueLayers layers = null!;
    private RevenueParts? parts;
    private CustomerHeat heat = null!;
    private ChartDrawing stack = null!;
    private ChartDrawing shares = null!;
    private IReadOnlyList<string> scope = [];
    private NumberedEvents events = new([]);

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    private string Title => $"Revenue of {report.Scope.ProductsInWords}, by {Word}";

    private string Word => View.Address.By switch
    {
        Breakdown.Customer => "customer",
        Breakdown.Industry => "industry",
        Breakdown.Country => "country",
        Breakdown.RevenueType => "type",
        Breakdown.PreviousProvider => "previous provider",
        _ => "product",
    };

    private string NotCompared(int back) =>
        current is { IsComplete: false } || report.Months.Any(month => month.Month == current!.Month.AddMonths(-back) && month is { IsComplete: false, Status: not MonthStatus.Missing })
            ? "Nothing to compare: a month is open or lacks a file"
            : "That month is not there to compare";

    private string BooksInWords => $"Month is {StatusWords.Of(current!.Status)}{(current.Unallocated > 0 ? $"; {Figures.Amount(Money.ToDecimal(current.Unallocated), layers.Unit)} allocated to no customer" : "")}";

    private string PartsCaption => $"{ScopeWords.Sentence($"{report.Scope.InWords(parts!.Month)}.")}{(parts.HasCredits ? CreditsInWords : "")}";

    private string CreditsInWords => report.Series.Any(series => series.Amounts.Any(amount => amount < 0)) ? " Shares are of what is above zero; a net credit has none." : "";

    private string PerDay => current is { PerDay: { } amount, Status: not MonthStatus.Open } ? Figures.Number(amount / Money.Scale / (double)layers.Unit.Size) : Figures.NotApplicable;

    private string StackCaption => $"{layers.Unit.Word} a month, {report.Scope.InWords()}.{MonthNotes.Of(report, View.Cube)}{LinesInWords}";

    private string LinesInWords => layers.Lines.Count == 0 ? "" : $" Marked lines, in {layers.Unit.Word} too: {string.Join(", ", layers.Lines.Select(line => line.Name))}.";

    private string Summary
    {
        get
        {
            var known = report.Months.Where(month => month.Total is not null).ToList();
            if (known.Count == 0) return "No revenue in these months.";
            string At(RevenueMonth month) => $"{Figures.AmountWithUnit(Money.ToDecimal(month.Total!.Value), layers.Unit)} in {Figures.MonthName(month.Month)}";
            return known.Count == 1 ? $"Revenue: {At(known[0])}." : $"Revenue: {At(known[0])}, {At(known[^1])}.";
        }
    }

    private string ShareSummary => parts is null
        ? "No month has data."
        : $"In {Figures.MonthName(parts.Month)}: {string.Join(", ", parts.Parts.Select(part => $"{part.Name} {part.Share}{(char.IsAsciiDigit(part.Share[^1]) ? " %" : "")}"))}.";

    protected override void OnParametersSet()
    {
        if (View == shown) return;

        shown = View;
        var (cube, address) = View;
        report = RevenueReport.Of(cube, address.Question, address.By);
        current = report.Current;
        // Of the page's month alone: the other months' measures are another page's.
        var largest = current is null ? null : ConcentrationReport.Of(cube, address.Question with { From = current.Month, To = current.Month }).Current?.Largest;
        layers = new RevenueLayers(report, largest is null ? null : cube.CustomerWithId(largest.Id), address) { References = RevenueReferences.Of(cube, report.Scope) };
        parts = RevenueParts.Of(layers, LinkOf);
        heat = CustomerHeat.Of(CustomersReport.Of(cube, address.Question), [.. report.Months.Select(month => month.Month)], largest?.Id, address);
        events = NumberedEvents.Of(cube, report.Scope.Months);
        stack = StackedMonthsChart.Draw(layers.Stack() with { Flags = events.Flags });
        shares = LinesChart.Draw(layers.ShareLines());
        scope = [ScopeWords.Sentence(report.Scope.ProductsInWords), report.Scope.Months is { } months ? Figures.MonthNames(months) : "no months", .. ScopeWords.Of(report.Scope, address)];
    }

    // The narrower view: a product alone, or one customer.
    private string? LinkOf(RevenueSeries series) => (report.By, series) switch
    {
        (Breakdown.Product, { Kind: SeriesKind.Part }) => (View.Address with { Products = [series.Name] }).On("revenue"),
        (Breakdown.Customer, { Kind: SeriesKind.Part, Position: { } position }) => View.Address.On($"customers/{View.Cube.Customers[position].Id}"),
        (Breakdown.Industry, { Kind: SeriesKind.Part }) => CustomersOf(series, Grouping.Industry),
        (Breakdown.Country, { Kind: SeriesKind.Part }) => CustomersOf(series, Grouping.Country),
        (Breakdown.RevenueType, { Kind: SeriesKind.Part }) => CustomersOf(series, Grouping.RevenueType),
        (Breakdown.PreviousProvider, { Kind: SeriesKind.Part }) => CustomersOf(series, Grouping.PreviousProvider),
        _ => null,
    };

    // Those whose revenue in the month of the parts it is.
    private string CustomersOf(RevenueSeries series, Grouping grouping) =>
        EntityLink.OfMonths(EntityLink.OfGroup(View.Address, grouping, series.Name, series.IsNotSaid), current!.Month, current.Month);

    private void ShowMonth(ChartClick click)
    {
        if (click.SeriesName is null || click.Index < 0 || click.Index >= report.Months.Count) return;
        navigation.NavigateTo((View.Address with { To = report.Months[click.Index].Month }).On("revenue"));
    }
}
