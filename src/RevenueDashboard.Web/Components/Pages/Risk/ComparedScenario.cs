using RevenueDashboard.Cube;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Risk;

/// <summary>A line of the table of scenarios.</summary>
/// <param name="IsShown">The one that the page is about.</param>
public sealed record ComparedScenario(string Name, string Href, ScenarioReport Report, bool IsShown)
{
    private const int Most = 5;

    public static IReadOnlyList<ComparedScenario> Of(RevenueCube cube, ViewAddress address, ScenarioReport shown, IReadOnlyList<PreparedScenario> prepared, string largest)
    {
        List<ComparedScenario> lines = [];
        foreach (var scenario in prepared)
        {
            // With the same growth and chances, so that only the loss differs.
            var choice = scenario.Choice with { Growth = address.Scenario.Growth, BaseLine = address.Scenario.BaseLine, Chance = address.Scenario.Chance };
            var isShown = choice == Named(address.Scenario, largest);
            if (ScenarioReport.Of(cube, address.Question, choice.Of(largest)) is { } report) lines.Add(new(scenario.Name, (address with { Scenario = choice }).On("risk"), report, isShown));
        }

        if (!lines.Exists(line => line.IsShown)) lines.Insert(0, new("This scenario", (address with { Scenario = address.Scenario }).On("risk"), shown, true));
        return [.. lines.Take(Most)];
    }

    // The largest named is the largest not named.
    private static ScenarioChoice Named(ScenarioChoice choice, string largest) => choice.Leave is [var one] && Names.Key(one) == Names.Key(largest) ? choice with { Leave = [] } : choice;
}
