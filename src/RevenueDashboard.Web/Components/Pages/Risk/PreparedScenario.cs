using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Risk;

/// <summary>A scenario worth a look in any book, one click away.</summary>
public sealed record PreparedScenario(string Name, ScenarioChoice Choice)
{
    private const int InsourcingMonths = 12;

    public static IReadOnlyList<PreparedScenario> Of(RevenueCube cube, ReportQuestion question, ConcentrationDetail detail)
    {
        List<PreparedScenario> prepared = [];
        var largest = detail.Ranked[0].Customer.Name;
        prepared.Add(new($"{largest} leaves", new ScenarioChoice()));
        prepared.Add(new($"{largest} insources over {InsourcingMonths} months", new ScenarioChoice { Ramp = InsourcingMonths }));
        prepared.Add(new($"Half of {largest}", new ScenarioChoice { Lost = 50 }));
        if (detail.Ranked.Count > 3) prepared.Add(new("The three largest leave", new ScenarioChoice { Leave = [.. detail.Ranked.Take(3).Select(customer => customer.Customer.Name)], Ramp = 6 }));
        return prepared;
    }
}
