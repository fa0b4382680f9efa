using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Risk;

/// <summary>A scenario held beside others.</summary>
/// <param name="Limits">How it stands with the limits before and after it; null where groups stand in the place of customers.</param>
/// <param name="IsShown">The one that the page is about.</param>
/// <param name="Edit">Where it is the one that the page is about, and that one is beside it.</param>
/// <param name="Remove">Where it is not there any more; null when it is the only one.</param>
public sealed record ComparedScenario(string Name, ScenarioReport Report, ScenarioLimits? Limits, bool IsShown, string Edit, string? Remove)
{
    /// <summary>All that an address says; empty when the scope has nobody to lose.</summary>
    /// <param name="today">Decides which waivers are in force.</param>
    /// <exception cref="ArgumentException">A scenario cannot be worked out; the message says why.</exception>
    public static IReadOnlyList<ComparedScenario> Of(RevenueCube cube, ViewAddress address, DateOnly today) =>
        ConcentrationDetail.Of(cube, address.Question) is { Ranked: [var largest, ..] } && ScenarioReport.Of(cube, address.Question, address.Scenario.Shown) is { } shown
            ? Of(cube, address, shown, ScenarioLimits.Of(cube, address.Question, shown.Scenario, today), largest.Customer.Name, today)
            : [];

    /// <param name="shown">Of the one that the page is about.</param>
    /// <param name="limits">Of the same.</param>
    /// <param name="largest">Whoever is largest in the scope.</param>
    /// <param name="today">Decides which waivers are in force.</param>
    public static IReadOnlyList<ComparedScenario> Of(RevenueCube cube, ViewAddress address, ScenarioReport shown, ScenarioLimits? limits, string largest, DateOnly today)
    {
        var choice = address.Scenario;
        string On(ScenarioChoice other) => (address with { Scenario = other }).On("risk");

        List<ComparedScenario> lines =
        [
            new(StoryWords.NameOf(choice.Story, largest), shown, limits, true, On(choice), choice.Beside is [var next, ..] ? On(choice with { Story = next, Beside = [.. choice.Beside.Skip(1)] }) : null),
        ];
        for (var i = 0; i < choice.Beside.Count; i++)
        {
            var story = choice.Beside[i];
            if (ScenarioReport.Of(cube, address.Question, choice.Of(i)) is not { } report) continue;

            // Its place is kept for the one it changes with, so that nothing jumps.
            var changed = choice with { Story = story, Beside = [.. choice.Beside.Select((other, at) => at == i ? choice.Story : other)] };
            var without = choice with { Beside = [.. choice.Beside.Where((_, at) => at != i)] };
            lines.Add(new(StoryWords.NameOf(story, largest), report, ScenarioLimits.Of(cube, address.Question, report.Scenario, today), false, On(changed), On(without)));
        }

        return lines;
    }
}
