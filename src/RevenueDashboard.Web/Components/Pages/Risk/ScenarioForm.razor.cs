using Microsoft.AspNetCore.Components;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Risk;

public sealed partial class ScenarioForm(NavigationManager navigation)
{
    private const int MostChoices = 40;
    private static readonly double[] UsualGrowths = [0, 0.02, 0.03, 0.05, 0.10];

    private PageView? shown;
    private IReadOnlyList<CubeCustomer> ranked = [];
    private int at;

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    [Parameter, EditorRequired]
    public required ScenarioReport Report { get; set; }

    /// <summary>Everybody with revenue in the scope, largest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<CubeCustomer> Ranked { get; set; }

    [Parameter, EditorRequired]
    public required AmountUnit Unit { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ScenarioStory> Prepared { get; set; }

    /// <summary>Risk factors that are suspected or confirmed of anybody in the scope.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RiskFactor> Concerning { get; set; }

    private ScenarioChoice Choice => View.Address.Scenario;

    private string Largest => Ranked[0].Name;

    // Which loss the settings are of.
    private int At => Math.Min(at, Choice.Story.Losses.Count - 1);

    private ScenarioLoss Loss => Choice.Story.Losses[At];

    // With the name that a prepared one has.
    private ScenarioStory Shown => Prepared.FirstOrDefault(story => Unnamed(story) == Unnamed(Choice.Story)) is { } prepared && Choice.Story.Name.Length == 0 ? prepared : Choice.Story;

    private IReadOnlyList<string> Named => Loss.Kind == LossKind.Largest ? [Largest] : Loss.Customers;

    private IReadOnlyList<string> Products => View.Address.Products.Count > 0 ? View.Address.Products : [.. View.Cube.Products.Select(product => product.Name)];

    private IEnumerable<string> Suppliers =>
        Prepared.SelectMany(story => story.Losses).Append(Loss).Where(loss => loss.Kind == LossKind.Supplier).Select(loss => loss.Customers[0]).Distinct(StringComparer.Ordinal);

    // The two shocks that are asked for most are always there, the others where they concern somebody.
    private IEnumerable<RiskFactor> Factors => LossFactors.All.Where(factor => factor is RiskFactor.CompetingModel or RiskFactor.BreaksTerms || factor == Loss.Factor || Concerning.Contains(factor));

    private Month Start => Loss.Start is { } start && start > Report.From ? start : Report.From.AddMonths(1);

    private string Chosen => (Choice.Story.Losses.Count, Named.Count) switch
    {
        (1, _) when Report.Leaving.Count == 0 => "Nobody with revenue",
        (1, 1) => $"{Report.Leaving[0].Customer.Name}, {Figures.AmountWithUnit(Money.ToDecimal(Report.AtStake), Unit)} a month",
        (1, var count) => $"{Figures.Count(count, "customer", "customers")}, {Figures.AmountWithUnit(Money.ToDecimal(Report.AtStake), Unit)} a month",
        _ => StoryWords.List(Named),
    };

    private string Unclear => Loss.Factor is { } factor && LossFactors.UnclearIn(View.Cube, View.Address.Question, factor) is { Count: > 0 } names ? $" Unclear, and not taken: {StoryWords.List(names)}." : "";

    // Of several losses nobody can say whose is which.
    private string Concerned => (Choice.Story.Losses.Count, Report.Leaving.Count) switch
    {
        ( > 1, _) => "All of whom it is suspected or confirmed.",
        (_, 0) => "Suspected or confirmed: nobody with revenue here.",
        _ => $"Suspected or confirmed: {StoryWords.List([.. Report.Leaving.Select(share => share.Customer.Name)])}.",
    };

    // The largest, and whoever is named beside them.
    private IEnumerable<CubeCustomer> Choices => ranked.Take(MostChoices).Concat(ranked.Skip(MostChoices).Where(customer => Leaves(customer.Name)));

    private string Download => "api/reports/scenario.csv" + View.Address.ToQuery();

    // The largest of whom no loss speaks yet.
    private ScenarioChoice WithAnother
    {
        get
        {
            var named = Choice.Story.Losses.SelectMany(loss => loss.Kind == LossKind.Largest ? [Largest] : loss.Customers).Select(RevenueDashboard.Names.Key).ToHashSet();
            var next = Ranked.FirstOrDefault(customer => !named.Contains(RevenueDashboard.Names.Key(customer.Name))) ?? Ranked[0];
            return Choice with { Story = new ScenarioStory("", [.. Choice.Story.Losses, new ScenarioLoss { Customers = [next.Name] }]) };
        }
    }

    private string GrowthNote => Report.GrowthSoFar is { } growth
        ? $"{Figures.Percent(growth)} is CMGR-6 of revenue without those who leave{(Report.Scenario.Alongside.Count > 0 && !Report.HasOwnBaseLine ? " here or beside it" : "")}, {Figures.MonthName(Report.From.AddMonths(-6))} to {Figures.MonthName(Report.From)}."
        : $"What the others grew so far is not known: that takes their revenue of {Figures.MonthName(Report.From.AddMonths(-6))}.";

    private IEnumerable<(string Words, ReplacementTime Time, bool IsNow)> ByGrowth
    {
        get
        {
            var now = Report.GrowthOfOthers ?? Report.GrowthSoFar;
            var growths = UsualGrowths.Where(growth => now is not { } known || Math.Abs(growth - known) > 0.0005).Select(growth => (Growth: growth, IsNow: false));
            if (now is { } rate) growths = growths.Append((rate, true));
            return growths.OrderBy(each => each.Growth).Select(each => ($"{Figures.Percent(each.Growth)}{(each.IsNow ? ", as shown" : "")}", ReplacementTime.Of(Report.Revenue, Report.LostInTheEnd, each.Growth), each.IsNow));
        }
    }

    protected override void OnParametersSet()
    {
        if (View == shown) return;

        // A loss that was added is the one to set.
        if (shown is not null && Choice.Story.Losses.Count > shown.Address.Scenario.Story.Losses.Count) at = Choice.Story.Losses.Count - 1;
        (shown, ranked) = (View, Ranked);
    }

    private static ScenarioStory Unnamed(ScenarioStory story) => story with { Name = "" };

    private static int PerCent(double part) => (int)Math.Round(part * 100);

    private static string Months(ReplacementTime time) => time switch
    {
        { Outcome: ReplacementOutcome.Replaced, Months: { } months } => Figures.Number(months),
        { Outcome: ReplacementOutcome.NotAtCurrentGrowth } => "not replaced",
        _ => Figures.NotApplicable,
    };

    private bool Leaves(string name) => Named.Any(chosen => RevenueDashboard.Names.Key(chosen) == RevenueDashboard.Names.Key(name));

    private void Toggle(string name)
    {
        IReadOnlyList<string> names = Leaves(name) ? [.. Named.Where(chosen => RevenueDashboard.Names.Key(chosen) != RevenueDashboard.Names.Key(name))] : [.. Named, name];
        // Nobody named is the largest: to choose nobody has no meaning.
        Go(names is [] || (names is [var one] && one == Largest) ? Loss with { Kind = LossKind.Largest, Customers = [] } : Loss with { Kind = LossKind.Named, Customers = names });
    }

    private void ToggleProduct(string product) => Go(Loss with
    {
        Products = Loss.Products.Contains(product, StringComparer.OrdinalIgnoreCase) ? [.. Loss.Products.Where(other => !string.Equals(other, product, StringComparison.OrdinalIgnoreCase))] : [.. Loss.Products, product],
    });

    private void ChooseKind(ChangeEventArgs change) => Go((change.Value as string) switch
    {
        "everybody" => Loss with { Kind = LossKind.Named, Customers = [], Factor = null },
        ['s', .. var supplier] when supplier.Length > 0 => Loss with { Kind = LossKind.Supplier, Customers = [supplier], Factor = null },
        ['f', .. var word] when LossFactors.Named(word) is { } factor => Loss with { Kind = LossKind.Factor, Customers = [], Factor = factor },
        _ => Loss with { Kind = LossKind.Largest, Customers = [], Factor = null },
    });

    private ScenarioChoice Without(int place) => Choice with { Story = new ScenarioStory("", [.. Choice.Story.Losses.Where((_, i) => i != place)]) };

    private string Href(ScenarioChoice choice) => (View.Address with { Scenario = choice }).On("risk");

    private void Go(ScenarioLoss loss) => Go(Choice.With(At, loss));

    // A slider that moves is one step in the history, not fifty.
    private void Go(ScenarioChoice choice) => navigation.NavigateTo(Href(choice), replace: true);
}
