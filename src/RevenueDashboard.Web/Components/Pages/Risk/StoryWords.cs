using RevenueDashboard.Risk;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Risk;

/// <summary>A scenario in words: what it is called, and what happens in it.</summary>
internal static class StoryWords
{
    private const int MostNamed = 2;

    /// <summary>Its name, or what its losses say: "ByteDance leaves over 12 months", "OpenAI is not available and 1 more loss".</summary>
    /// <param name="largest">Whoever is largest in the scope.</param>
    public static string NameOf(ScenarioStory story, string largest)
    {
        if (story.Name.Length > 0) return story.Name;

        var first = NameOf(story.Losses[0], largest);
        return story.Losses.Count switch { 1 => first, 2 => $"{first}; {NameOf(story.Losses[1], largest)}", var count => $"{first} and {Figures.Count(count - 1)} more losses" };
    }

    /// <summary>"50 % of ByteDance over 12 months".</summary>
    public static string NameOf(ScenarioLoss loss, string largest)
    {
        var who = WhoIn(loss, largest);
        var ends = $"{(loss.Start is { } start ? $" from {Figures.MonthName(start)}" : "")}{(loss.Ramp > 1 ? $" over {loss.Ramp} months" : "")}{(loss.Recovery > 0 ? $", {PerCent(loss.Recovery)} back" : "")}";
        var what = loss.Products.Count == 0 ? "" : $" with {Products(loss)}";
        return loss switch
        {
            { Kind: LossKind.Supplier, Lost: 1 } => $"{who} is not available{what}{ends}",
            { Kind: LossKind.Supplier } => $"{PerCent(loss.Lost)} of what needs {who}{what}{ends}",
            { Kind: LossKind.Factor, Factor: { } factor, Lost: not 1 } => $"{PerCent(loss.Lost)} of {LossFactors.Those(factor)}{what}{ends}",
            { Lost: 1 } => $"{who} {(IsSeveral(loss) ? "leave" : "leaves")}{what}{ends}",
            _ => $"{PerCent(loss.Lost)} of {who}{what}{ends}",
        };
    }

    /// <summary>"ByteDance left in Jul 2024", "OpenAI took Server leasing away from Jul 2024 on".</summary>
    public static string Clause(ScenarioLoss loss, string who, Month start)
    {
        var month = Figures.MonthName(start);
        return loss switch
        {
            { Kind: LossKind.Supplier, Lost: 1 } => $" were not available from {month} on",
            { Kind: LossKind.Supplier } => $" could deliver only {PerCent(1 - loss.Lost)} from {month} on",
            { Products.Count: > 0, Lost: 1 } => $" took {Products(loss)} away from {month} on",
            { Products.Count: > 0 } => $" took {PerCent(loss.Lost)} of {Products(loss)} away from {month} on",
            { Lost: 1 } => $" left in {month}",
            _ => $" took {PerCent(loss.Lost)} away from {month} on",
        };
    }

    /// <summary>"ByteDance", "ByteDance and Walmart", "ByteDance, Walmart and 2 more".</summary>
    public static string WhoIn(ScenarioLoss loss, string largest) => loss switch
    {
        { Kind: LossKind.Largest } => largest,
        { Kind: LossKind.Factor, Factor: { } factor } => ScopeWords.Sentence(LossFactors.Those(factor)),
        { Customers.Count: 0 } => "Everybody",
        _ => List(loss.Customers),
    };

    public static string List(IReadOnlyList<string> names) => names.Count switch
    {
        1 => names[0],
        2 => $"{names[0]} and {names[1]}",
        var count => $"{string.Join(", ", names.Take(MostNamed))} and {Figures.Count(count - MostNamed)} more",
    };

    public static bool IsSeveral(ScenarioLoss loss) => loss is { Kind: LossKind.Named, Customers.Count: > 1 } or { Kind: LossKind.Factor };

    private static string Products(ScenarioLoss loss) => List(loss.Products);

    /// <summary>"50 %", "33.5 %": with as many decimals as somebody said, at most two.</summary>
    public static string PerCent(double part)
    {
        var percent = (decimal)part * 100;
        return Figures.Percent(part, percent == decimal.Round(percent) ? 0 : percent == decimal.Round(percent, 1) ? 1 : 2);
    }
}
