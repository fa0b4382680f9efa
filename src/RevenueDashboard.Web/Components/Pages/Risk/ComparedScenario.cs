using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Risk;

/// <summary>A scenario held beside others.</summary>
/// <param name="IsShown">The one that the page is about.</param>
/// <param name="Edit">Where it is the one that the page is about, and that one is beside it.</param>
/// <param name="Remove">Where it is not there any more; null when it is the only one.</param>
public sealed record ComparedScenario(string Name, ScenarioReport Report, bool IsShown, string Edit, string? Remove)
{
    /// <summary>All that an address says; empty when the scope has nobody to lose.</summary>
    /// <exception cref="ArgumentException">A scenario cannot be worked out; the message says why.</exception>
    public static IReadOnlyList<ComparedScenario> Of(RevenueCube cube, ViewAddress address) =>
        ConcentrationDetail.Of(cube, address.Question) is { Ranked: [var largest, ..] } && ScenarioReport.Of(cube, address.Question, address.Scenario.Shown) is { } shown
            ? Of(cube, address, shown, largest.Customer.Name)
            : [];

    /// <param name="shown">Of the one that the page is about.</param>
    /// <param name="largest">Whoever is largest in the scope.</param>
    public static IReadOnlyList<ComparedScenario> Of(RevenueCube cube, ViewAddress address, ScenarioReport shown, string largest)
    {
        var choice = address.Scenario;
        string On(ScenarioChoice other) => (address with { Scenario = other }).On("risk");

        List<ComparedScenario> lines =
        [
            new(StoryWords.NameOf(choice.Story, largest), shown, true, On(choice), choice.Beside is [var next, ..] ? On(choice with { Story = next, Beside = [.. choice.Beside.Skip(1)] }) : null),
        ];
        for (var i = 0; i < choice.Beside.Count; i++)
        {
            var story = choice.Beside[i];
            if (ScenarioReport.Of(cube, address.Question, choice.Of(i)) is not { } report) continue;

            // Its place is kept for the one it changes with, so that nothing jumps.
            var changed = choice with { Story = story, Beside = [.. choice.Beside.Select((other, at) => at == i ? choice.Story : other)] };
            var without = choice with { Beside = [.. choice.Beside.Where((_, at) => at != i)] };
            lines.Add(new(StoryWords.NameOf(story, largest), report, false, On(changed), On(without)));
        }

        return lines;
    }
}
