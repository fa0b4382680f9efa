using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;
using RevenueDashboard.Risk;
using RevenueDashboard.Risk.Export;

namespace RevenueDashboard.Cli;

/// <summary><c>revenue report scenario</c> and <c>revenue report risk</c>: what happens if they leave, and how much may be lost in a year.</summary>
internal sealed class RiskReports
{
    private readonly Option<string[]> leave = new("--leave") { Description = "scenario: who leaves, by name; several times for several. Default: the largest." };
    private readonly Option<double> lost = new("--lost") { Description = "scenario: per cent of their revenue that is lost", DefaultValueFactory = _ => 100 };
    private readonly Option<string?> start = new("--start") { Description = "scenario: first month of the loss, 2024-07. Default: the month after the last that is over." };
    private readonly Option<int> ramp = new("--ramp") { Description = "scenario: months until all of it is lost", DefaultValueFactory = _ => 1 };
    private readonly Option<double> back = new("--back") { Description = "scenario: per cent of what was lost that comes back within a year", DefaultValueFactory = _ => 0 };
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
        foreach (var option in new Option[] { leave, lost, start, ramp, back, growth, baseLine, chance, matrix }) command.Add(option);
    }

    /// <exception cref="ArgumentException">The scenario or the assumptions cannot be worked with; the message says why.</exception>
    public (ReportScope Scope, Func<ReportTable> Table, Func<JsonObject> Json)? Scenario(RevenueCube cube, ReportQuestion question, ParseResult parsed)
    {
        string[] names = parsed.GetValue(leave) is { Length: > 0 } named ? named
            : ConcentrationDetail.Of(cube, question) is { Ranked: [var largest, ..] } ? [largest.Customer.Name] : [];
        if (names.Length == 0) return null;

        var scenario = new Scenario
        {
            Losses =
            [
                new ScenarioLoss
                {
                    Customers = names, Lost = parsed.GetValue(lost) / 100, Ramp = parsed.GetValue(ramp), Recovery = parsed.GetValue(back) / 100,
                    Start = parsed.GetValue(start) is { } text ? Month.Parse(text) : null,
                },
            ],
            GrowthOfOthers = parsed.GetValue(growth) / 100,
            BaseLine = parsed.GetValue(baseLine) == "projection" ? BaseLine.Projection : BaseLine.Growth,
        };
        return ScenarioReport.Of(cube, question, scenario) is { } report ? (report.Scope, () => RiskTables.Of(report), () => RiskJson.Of(report)) : null;
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
