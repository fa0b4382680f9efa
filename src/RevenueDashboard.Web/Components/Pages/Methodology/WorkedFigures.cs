using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Movements;
using RevenueDashboard.Web.Components.Pages.Concentration;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Methodology;

/// <summary>The figures of the view in the address, in the words of a worked example.</summary>
public sealed class WorkedFigures
{
    private const int Named = 3;
    private readonly AmountUnit unit;

    private WorkedFigures(PageView view, OverviewReport overview, ConcentrationDetail detail)
    {
        var (cube, address) = view;
        Movement = address.Movements.BridgeOf(cube, address.Question);
        MovementMonth = MovementsReport.Of(cube, address.Question, address.Movements.Entities).Current;
        Cohorts = CohortsReport.Of(cube, address.Question);
        MillionPayers = CustomersOverReport.Of(cube, address.Question, new CustomerThreshold(1_000_000 * Money.Scale));
        Growth = GrowthReport.Of(cube, address.Question);
        Earned = EarnedReport.Of(cube, address.Question);

        Dependence = DependenceReport.Of(cube, address.Question);
        (Overview, Detail) = (overview, detail);
        unit = ConcentrationWords.UnitOf(detail);
        Shares = [.. detail.Ranked.Select(customer => customer.Share).OfType<double>()];
    }

    public OverviewReport Overview { get; }

    public ConcentrationDetail Detail { get; }

    /// <summary>On who is needed most.</summary>
    public DependenceReport Dependence { get; }

    /// <summary>The bridge of the view; null when it has no month with data.</summary>
    public MovementDetail? Movement { get; }

    /// <summary>The view's month with what became of the customers of a year before; null without data.</summary>
    public MovementMonth? MovementMonth { get; }

    public CohortsReport Cohorts { get; }

    public GrowthReport Growth { get; }

    public EarnedReport Earned { get; }

    /// <summary>Who brought a million in twelve months.</summary>
    public CustomersOverReport MillionPayers { get; }

    public ConcentrationMeasures Measures => Detail.Measures;

    /// <summary>Largest first; empty when there are no shares.</summary>
    public IReadOnlyList<double> Shares { get; }

    public bool HasShares => Shares.Count > 0;

    /// <summary>The denominator of every share, in ten-thousandths.</summary>
    public long Whole => checked(Measures.Positive + Measures.Unallocated);

    public string Largest => Detail.Ranked[0].Customer.Name;

    public string Month => Figures.MonthName(Detail.Month);

    /// <returns>Null when the view has no month with data.</returns>
    public static WorkedFigures? Of(PageView view) =>
        OverviewReport.Of(view.Cube, view.Address.Question) is { } overview && ConcentrationDetail.Of(view.Cube, view.Address.Question) is { } detail ? new WorkedFigures(view, overview, detail) : null;

    /// <summary><c>83.3</c>.</summary>
    public string In(long amount) => Figures.Amount(Money.ToDecimal(amount), unit);

    /// <summary><c>83.3 M$</c>.</summary>
    public string WithUnit(long amount) => Figures.AmountWithUnit(Money.ToDecimal(amount), unit);

    /// <summary><c>83.3 M$</c> of a number that is no longer an exact amount, in ten-thousandths.</summary>
    public string WithUnit(double amount) => $"{Figures.Number(amount / Money.Scale / (double)unit.Size)}{Figures.ThinSpace}{unit.Word}";

    /// <summary><c>0.2399² + 0.0600² + 0.0480² + 52 more</c>.</summary>
    public string Squares() => Terms(Shares, share => $"{Figures.Number(share, 4)}²");

    /// <summary>The first few of a list, and how many more there are.</summary>
    public static string Terms<T>(IReadOnlyList<T> all, Func<T, string> words)
    {
        // One more would take as much room as its number.
        var shown = all.Count <= Named + 1 ? all.Count : Named;
        var more = all.Count - shown;
        return string.Join(" + ", all.Take(shown).Select(words)) + (more == 0 ? "" : $" + {Figures.Count(more)} more");
    }
}
