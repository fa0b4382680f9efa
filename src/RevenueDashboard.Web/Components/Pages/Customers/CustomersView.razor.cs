using Microsoft.AspNetCore.Components;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Customers;

public sealed partial class CustomersView
{
    /// <summary>So many rows are simply drawn; more only where the person looks.</summary>
    private const int FewRows = 100;

    private readonly string searchId = PartId.Next("search");
    private readonly Dictionary<string, object> tableWords = new() { ["aria-label"] = "Customers by revenue" };
    private PageView? shown;
    private CustomersReport report = null!;
    private AmountUnit unit;
    private bool hasParents;
    private string search = "";
    private IReadOnlyList<CustomerLine> found = [];
    private IReadOnlyList<CustomerSum> sums = [];
    private IReadOnlyList<string> scope = [];

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    private string Search
    {
        get => search;
        set
        {
            search = value;
            found = Matching();
        }
    }

    private string Counted =>
        $"{Figures.Count(report.Customers.Count, "customer", "customers")}{(report.Largest is { } largest ? $". Most in {Figures.MonthName(report.Current!.Value)}: {largest.Name}" : "")}.";

    private string Found => search.Trim().Length == 0 ? "" : $"{Figures.Count(found.Count)} of {Figures.Count(report.Customers.Count)}";

    private string Caption => $"{unit.Word}, {report.Scope.InWords()}. {Denominator}";

    private string Denominator => report.ShareBase is { } whole
        ? $"Shares are of {Figures.AmountWithUnit(Money.ToDecimal(whole), unit)}: all customers above zero{(report.Unallocated > 0 ? " and what is allocated to no customer" : "")}."
        : "No shares: the total is not above zero.";

    private string GrowthHeader => report.Current is { } month ? $"{Figures.MonthName(month)} on {month.AddMonths(-1).FirstDay.ToString("MMM", System.Globalization.CultureInfo.InvariantCulture)}, %" : "Growth, %";

    private string TrendLabel => report.Current is { } month ? $"Revenue by month up to {Figures.MonthName(month)}" : "Revenue by month";

    private string TotalShare => report.ShareBase is null ? Figures.NotApplicable : report.ShareBase == report.Total ? "100.0" : "";

    protected override void OnParametersSet()
    {
        if (View == shown) return;

        shown = View;
        report = CustomersReport.Of(View.Cube, View.Address.Question);
        unit = AmountUnit.For(Money.ToDecimal(report.Customers.Select(line => Math.Abs(line.Amount)).DefaultIfEmpty(0).Max()), report.Scope.Currency);
        hasParents = report.Customers.Any(line => ParentOf(line) is not null);
        found = Matching();
        sums = CustomerSum.Of(report, unit);
        scope = [ScopeWords.Sentence(report.Scope.ProductsInWords), report.Scope.Months is { } months ? Figures.MonthNames(months) : "no months", .. ScopeWords.Of(report.Scope, View.Address)];
    }

    private IReadOnlyList<CustomerLine> Matching()
    {
        var words = search.Trim();
        return words.Length == 0
            ? report.Customers
            : [.. report.Customers.Where(line => line.Customer.Name.Contains(words, StringComparison.OrdinalIgnoreCase) || ParentOf(line)?.Contains(words, StringComparison.OrdinalIgnoreCase) == true)];
    }

    private static string? ParentOf(CustomerLine line) => line.Parent.Id == line.Customer.Id ? null : line.Parent.Name;

    private bool IsLargest(CustomerLine line) => line.Customer.Id == report.Largest?.Id;

    private string RowClass(CustomerLine line, int row) => IsLargest(line) ? "hl" : "";

    private string HrefOf(CubeCustomer customer) => View.Address.On($"customers/{customer.Id}");

    // Up to the month that figures are about; a missing month is a gap.
    private List<double?> TrendOf(CustomerLine line)
    {
        var points = new List<double?>();
        for (var i = 0; i < report.Months.Count && report.Months[i] <= report.Current; i++)
        {
            while (points.Count < report.Months[i] - report.Months[0]) points.Add(null);
            points.Add(line.Monthly[i]);
        }

        return points;
    }
}
