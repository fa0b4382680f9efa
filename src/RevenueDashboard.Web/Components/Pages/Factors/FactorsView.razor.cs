using Microsoft.AspNetCore.Components;
using RevenueDashboard.Cube;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Factors;

public sealed partial class FactorsView
{
    private PageView? shown;
    private EvidenceReport? report;
    private CustomerEvidence? chosen;
    private AmountUnit yearUnit;
    private IReadOnlyList<string> chip = [];

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    private string Sentence => report!.Weighted is { } weighted
        ? $"{Figures.Percent(weighted.All)} of {What} is expected to be lost within twelve months; {Figures.PercentNumber(weighted.Unknown)} of these points rest on what nobody knows."
        : $"What is known of the customers of {What}, without shares: the total is not above zero.";

    private string What => report!.Scope.Products.Count == 0 ? "all revenue" : report.Scope.ProductsInWords;

    // The customer and, by parent, those of its group: evidence may be about any of them.
    private IReadOnlyList<CubeCustomer> Editable
    {
        get
        {
            var cube = View.Cube;
            if (cube.CustomerWithId(chosen!.Customer.Id) is not { } entity || View.Address.Level == EntityLevel.Customer) return [chosen.Customer];
            return [chosen.Customer, .. cube.Parents.CountingFor(entity, report!.Month).Where(customer => customer != entity).Select(customer => cube.Customers[customer])];
        }
    }

    protected override void OnParametersSet()
    {
        if (View == shown) return;

        shown = View;
        var (cube, address) = View;
        report = EvidenceReport.Of(cube, address.Question, address.Evidence.On);
        chosen = report is null || report.Customers.Count == 0 ? null : ChosenOf(cube, report, address.Evidence.About) ?? MostOf(report);
        if (report is null) return;

        yearUnit = AmountUnit.For(Money.ToDecimal(report.Customers.Count > 0 ? report.Customers[0].Card.RunRate : 0), report.Scope.Currency);
        chip = [ScopeWords.Sentence(report.Scope.ProductsInWords), Figures.MonthName(report.Month), .. ScopeWords.Of(report.Scope, address), .. address.Evidence.On is { } on ? [$"evidence up to {Figures.Date(on)}"] : Array.Empty<string>()];
    }

    // Unless somebody is asked for: the largest of whom something is known, for there is something to read.
    private static CustomerEvidence MostOf(EvidenceReport of) => of.Customers.FirstOrDefault(each => each.Findings.Any(finding => finding.Evidence.Count > 0)) ?? of.Customers[0];

    // A link may name somebody of a group.
    private CustomerEvidence? ChosenOf(RevenueCube cube, EvidenceReport of, int? about)
    {
        if (about is not { } id || cube.CustomerWithId(id) is not { } customer) return null;
        var entity = cube.Customers[cube.EntityOf(customer, of.Month, View.Address.Level)].Id;
        return of.Customers.FirstOrDefault(each => each.Customer.Id == entity);
    }
}
