using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;
using RevenueDashboard.Risk;
using RevenueDashboard.Risk.Export;

namespace RevenueDashboard.Cli;

/// <summary><c>revenue report scenario</c> and <c>revenue report risk</c>: what happens if they leave, and how much may be lost in a year.</summary>
internal sealed class RiskReports
{
    private readonly Option<string[]> leave = new("--leave") { Description = "scenario: who leaves, by name; several times for several. Default: the largest." };
    private readonly Option<string[]> only = new("--only") { Description = "scenario: the loss takes only this product; several times for several" };
    private readonly Option<string?> unavailable = new("--unavailable") { Description = "scenario: a supplier that is not available, in the place of customers who leave: what needs it by its roles is lost" };
    private readonly Option<string?> factor = new("--factor") { Description = $"scenario: all leave of whom this risk factor is suspected or confirmed: {string.Join(", ", LossFactors.All.Select(LossFactors.Word))}" };
    private readonly Option<bool> everybody = new("--everybody") { Description = "scenario: everybody leaves, with what --only says" };
    private readonly Option<string[]> and = new("--and") { Description = "scenario: a further loss in the words of a link, leave-ByteDance~only-Copilot~lost-50~start-2024-07~ramp-12~back-20~within-6; several times for several" };
    private readonly Option<string?> prepared = new("--prepared") { Description = "scenario: one that is made from the book, by its name; a wrong name lists them" };
    private readonly Option<int> within = new("--within") { Description = "scenario: months until that is back", DefaultValueFactory = _ => 12 };
    private readonly Option<double> lost = new("--lost") { Description = "scenario: per cent of their revenue that is lost", DefaultValueFactory = _ => 100 };
    private readonly Option<string?> start = new("--start") { Description = "scenario: first month of the loss, 2024-07. Default: the month after the last that is over." };
    private readonly Option<int> ramp = new("--ramp") { Description = "scenario: months until all of it is lost", DefaultValueFactory = _ => 1 };
    private readonly Option<double> back = new("--back") { Description = "scenario: per cent of what was lost that comes back, within a year unless --within says otherwise", DefaultValueFactory = _ => 0 };
    private readonly Option<double?> growth = new("--growth") { Description = "scenario: per cent a month that the others grow. Default: as in the last six months." };
    private readonly Option<string> baseLine = new("--base-line") { Description = "scenario: growth or projection", DefaultValueFactory = _ => "growth" };
    private readonly Option<double?> chance = new("--chance") { Description = "risk: per cent with which each customer leaves within twelve months, the same for all. Default: each as its scorecard says." };
    private readonly Option<bool> matrix = new("--by-customer") { Description = "evidence: table and csv customer by customer. Default: factor by factor; json has both." };

    public RiskReports(Command command)
    {
        baseLine.AcceptOnlyFromAmong("growth", "projection");
        start.Validators.Add(result =>
        {
            if (result.GetValue(start) is { } text && !Month.TryParse(text, out _)) result.AddError($"\"{text}\" is not a month. Write it as 2024-07.");
        });
        foreach (var option in new Option[] { leave, only, unavailable, factor, everybody, lost, start, ramp, back, within, and, prepared, growth, baseLine, chance, matrix }) command.Add(option);
    }

    /// <exception cref="ArgumentException">The scenario or the assumptions cannot be worked with; the message says why.</exception>
    /// <param name="today">Decides which waivers of limits are in force.</param>
    public (ReportScope Scope, Func<ReportTable> Table, Func<ReportTable> Csv, Func<JsonObject> Json)? Scenario(RevenueCube cube, ReportQuestion question, ParseResult parsed, DateOnly today)
    {
        var story = StoryOf(cube, question, parsed);
        var scenario = new Scenario
        {
            Name = story.Name,
            Losses = story.Losses,
            GrowthOfOthers = parsed.GetValue(growth) / 100,
            BaseLine = parsed.GetValue(baseLine) == "projection" ? BaseLine.Projection : BaseLine.Growth,
        };
        if (ScenarioReport.Of(cube, question, scenario) is not { } report) return null;

        var limits = ScenarioLimits.Of(cube, question, scenario, today);
        return (report.Scope, () => RiskTables.Of(report), () => ScenarioExport.TableOf([(NameOf(story), report, limits)]), () => RiskJson.Of(report, limits));
    }

    private ScenarioStory StoryOf(RevenueCube cube, ReportQuestion question, ParseResult parsed)
    {
        if (parsed.GetValue(prepared) is { } name)
        {
            var known = PreparedScenarios.Of(cube, question);
            return known.FirstOrDefault(story => Names.Key(story.Name) == Names.Key(name))
                ?? throw new ArgumentException($"No scenario is prepared under \"{name}\". There are: {string.Join("; ", known.Select(story => story.Name))}.");
        }

        var (leaving, supplier) = (parsed.GetValue(leave) ?? [], parsed.GetValue(unavailable));
        var common = parsed.GetValue(factor) is { } word
            ? LossFactors.Named(word) ?? throw new ArgumentException($"\"{word}\" is no risk factor that takes customers away. There are: {string.Join(", ", LossFactors.All.Select(LossFactors.Word))}.")
            : (RiskFactor?)null;
        if (common is not null && (supplier is not null || leaving.Length > 0 || parsed.GetValue(everybody))) throw new ArgumentException("--factor says who leaves by itself: without --leave, --everybody and --unavailable. A further loss is an --and.");
        var first = new ScenarioLoss
        {
            Kind = common is not null ? LossKind.Factor : supplier is not null ? LossKind.Supplier : leaving.Length > 0 || parsed.GetValue(everybody) ? LossKind.Named : LossKind.Largest,
            Customers = supplier is not null ? [supplier] : leaving,
            Factor = common,
            Products = parsed.GetValue(only) ?? [],
            Lost = parsed.GetValue(lost) / 100, Ramp = parsed.GetValue(ramp), Recovery = parsed.GetValue(back) / 100, RecoveryMonths = parsed.GetValue(within),
            Start = parsed.GetValue(start) is { } text ? Month.Parse(text) : null,
        };
        return new ScenarioStory("", [first, .. (parsed.GetValue(and) ?? []).Select(Further)]);
    }

    // Without a name, what its link says; the usual loss says nothing.
    private static string NameOf(ScenarioStory story) => story switch { { Name.Length: > 0 } => story.Name, _ when story.ToString() is { Length: > 0 } words => words, _ => "The largest leaves" };

    private static ScenarioLoss Further(string text)
    {
        var loss = LossText.Of(LossText.Split(text), out var unread);
        return unread.Count == 0 ? loss : throw new ArgumentException($"In --and \"{text}\" this could not be read: {string.Join(", ", unread)}. Write it as leave-ByteDance~lost-50~start-2024-07~ramp-12.");
    }

    /// <inheritdoc cref="Scenario" path="/exception"/>
    public (ReportScope Scope, Func<ReportTable> Table, Func<JsonObject> Json)? Risk(RevenueCube cube, ReportQuestion question, ParseResult parsed) =>
        RiskReport.Of(cube, question, parsed.GetValue(chance) is { } equal ? new RiskAssumptions { Probability = equal / 100 } : new RiskAssumptions { FromScorecards = true }) is { } report
            ? (report.Scope, () => RiskTables.Of(report), () => RiskJson.Of(report))
            : null;

    /// <summary><c>revenue report evidence</c>: what is known of risk factors, and how much revenue is behind each state.</summary>
    public (ReportScope Scope, Func<ReportTable> Table, Func<JsonObject> Json)? Evidence(RevenueCube cube, ReportQuestion question, ParseResult parsed, int? top) =>
        EvidenceReport.Of(cube, question) is { } report
            ? (report.Scope, () => parsed.GetValue(matrix) ? EvidenceTables.OfCustomers(report, top) : EvidenceTables.OfFactors(report), () => EvidenceTables.Json(report, top))
            : null;
}
