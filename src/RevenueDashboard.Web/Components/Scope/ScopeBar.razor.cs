using System.Globalization;
using Microsoft.AspNetCore.Components;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Scope;

public sealed partial class ScopeBar(NavigationManager navigation)
{
    private static readonly (string Value, string Name)[] Periods = [("3", "3 months"), ("6", "6 months"), ("12", "12 months"), ("24", "24 months"), ("36", "36 months"), ("all", "All months")];

    [Parameter, EditorRequired]
    public required RevenueCube Cube { get; set; }

    [Parameter, EditorRequired]
    public required ViewAddress Address { get; set; }

    /// <summary>The page's own address, relative: "revenue".</summary>
    [Parameter, EditorRequired]
    public required string Page { get; set; }

    private Month LastOver => ReportQuestion.LastOver(Cube)!.Value;

    private string PeriodValue => Address.LastMonths?.ToString(CultureInfo.InvariantCulture) ?? "all";

    private string OwnPeriod => Address.From is { } from ? $"since {Figures.MonthName(from)}" : "";

    private const int QuartersOffered = 5;

    // The running fiscal year, the one before, and the latest quarters, as far as the book has a month of them.
    private IEnumerable<FiscalPeriod> FiscalPeriods
    {
        get
        {
            var year = Cube.Calendar.Year(LastOver);
            List<FiscalPeriod> periods = [year, Cube.Calendar.Year(year.Year - 1)];
            var quarter = Cube.Calendar.Quarter(LastOver);
            for (var i = 0; i < QuartersOffered; i++, quarter = Cube.Calendar.Quarter(quarter.Months.First.AddMonths(-1))) periods.Add(quarter);
            return periods.Where(period => Cube.Months is { } all && period.Months.Intersect(all) is not null);
        }
    }

    private string? FiscalValue => FiscalPeriods.FirstOrDefault(period => Address.From == period.Months.First && (Address.To ?? LastOver) == EndOf(period))?.Code;

    // A period that is still running ends where the book does.
    private Month EndOf(FiscalPeriod period) => period.Months.Last < LastOver ? period.Months.Last : LastOver;

    private string BasisInWords => Cube.View.Basis switch { RevenueBasis.Gross => "gross", RevenueBasis.GrossProfit => "gross profit", _ => "net" };

    private string ProductsInWords => Address.Products.Count switch
    {
        0 => "All",
        1 => Address.Products[0],
        var count => $"{count} of {Cube.Products.Count}",
    };

    private string NameOf(Month month) =>
        Enumerable.Range(0, Cube.Products.Count).Any(product => Cube.StatusOf(month, product) == MonthStatus.Open) ? $"{Figures.MonthName(month)}, open" : Figures.MonthName(month);

    private bool IsChosen(string product) => Address.Products.Any(name => Names.Key(name) == Names.Key(product));

    private void Toggle(string product)
    {
        IReadOnlyList<string> chosen = IsChosen(product)
            ? [.. Address.Products.Where(name => Names.Key(name) != Names.Key(product))]
            : [.. Cube.Products.Select(known => known.Name).Where(name => name == product || IsChosen(name))];
        // All of them is what no choice means.
        Go(Address with { Products = chosen.Count == Cube.Products.Count ? [] : chosen });
    }

    private void ChoosePeriod(ChangeEventArgs change)
    {
        if (change.Value as string is not { } value || value == "own") return;
        if (FiscalPeriods.FirstOrDefault(period => period.Code == value) is { } chosen)
        {
            Go(Address with { From = chosen.Months.First, To = EndOf(chosen) == LastOver ? null : EndOf(chosen) });
            return;
        }

        Go(Address with { From = null, LastMonths = value == "all" ? null : int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) });
    }

    private void ChooseLast(ChangeEventArgs change)
    {
        if (!Month.TryParse(change.Value as string, out var month)) return;
        Go(Address with { To = month == LastOver ? null : month });
    }

    private void Go(ViewAddress address) => navigation.NavigateTo(address.On(Page));
}
