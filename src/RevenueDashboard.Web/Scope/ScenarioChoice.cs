using System.Globalization;
using Microsoft.Extensions.Primitives;
using RevenueDashboard.Risk;

namespace RevenueDashboard.Web.Scope;

/// <summary>
/// The scenarios of the risk lab as a part of an address: a link opens the same ones. The words of the first loss stand in the query as they are,
/// <c>leave=ByteDance&amp;lost=50</c>; further losses are an <c>and</c> each, and scenarios held beside it a <c>beside</c> each, in the same words
/// (<see cref="LossText"/>). What cannot be read is the default.
/// </summary>
public sealed record ScenarioChoice
{
    /// <summary>Four are as many as a person can compare.</summary>
    public const int MostBeside = 3;

    /// <summary>What the page is about.</summary>
    public ScenarioStory Story { get; init; } = ScenarioStory.Usual;

    /// <summary>Scenarios held beside it, at most <see cref="MostBeside"/>.</summary>
    public IReadOnlyList<ScenarioStory> Beside { get; init; } = [];

    /// <summary>Tenths of a per cent a month that the others grow in each of them; null for what it was.</summary>
    public int? Growth { get; init; }

    public BaseLine BaseLine { get; init; } = BaseLine.Growth;

    /// <summary>Per cent with which each customer is lost within twelve months, the same for all, for the loss distribution; null for each as its scorecard says.</summary>
    public int? Chance { get; init; }

    internal static ScenarioChoice Read(Dictionary<string, StringValues> query)
    {
        IEnumerable<string> All(string name) => query.TryGetValue(name, out var texts) ? texts.OfType<string>() : [];
        int? Number(string name, int least, int most) =>
            int.TryParse(All(name).LastOrDefault(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

        var first = LossText.Of(LossText.Words.SelectMany(word => All(word).Select(value => KeyValuePair.Create(word, value))), out _);
        return new ScenarioChoice
        {
            Story = new ScenarioStory(
                ScenarioStory.Cut(All("called").LastOrDefault() ?? ""),
                [first, .. All("and").Take(Scenario.MostLosses - 1).Select(text => LossText.Of(LossText.Split(text), out _))]),
            Beside = [.. All("beside").Take(MostBeside).Select(text => ScenarioStory.Read(text, out _))],
            Growth = Number("growth", -500, 1000),
            BaseLine = All("baseline").LastOrDefault() == "projection" ? BaseLine.Projection : BaseLine.Growth,
            Chance = Number("chance", 0, 100),
        };
    }

    internal IEnumerable<KeyValuePair<string, string?>> Write()
    {
        if (Story.Name.Length > 0) yield return Part("called", Story.Name);
        foreach (var (word, value) in LossText.WordsOf(Story.Losses[0])) yield return Part(word, value);
        foreach (var loss in Story.Losses.Skip(1)) yield return Part("and", LossText.Join(LossText.WordsOf(loss)));
        foreach (var story in Beside) yield return Part("beside", story.ToString());
        if (Growth is { } growth) yield return Part("growth", growth);
        if (BaseLine == BaseLine.Projection) yield return Part("baseline", "projection");
        if (Chance is { } chance) yield return Part("chance", chance);
    }

    /// <summary>What the page is about, as the library works it out.</summary>
    public Scenario Shown => Of(-1);

    /// <summary>One of those beside it as the library works it out: all start from one base line.</summary>
    /// <param name="beside">Its place among <see cref="Beside"/>; -1 for what the page is about.</param>
    public Scenario Of(int beside)
    {
        var story = beside < 0 ? Story : Beside[beside];
        return new()
        {
            Name = story.Name,
            Losses = story.Losses,
            Alongside = [.. (beside < 0 ? [] : Story.Losses), .. Beside.Where((_, at) => at != beside).SelectMany(other => other.Losses)],
            GrowthOfOthers = Growth / 1000.0,
            BaseLine = BaseLine,
        };
    }

    /// <summary>The same with another loss in a place; the name was of what it was before, and goes.</summary>
    public ScenarioChoice With(int place, ScenarioLoss loss) => this with { Story = new ScenarioStory("", [.. Story.Losses.Select((other, i) => i == place ? loss : other)]) };

    private static KeyValuePair<string, string?> Part(string name, string text) => KeyValuePair.Create<string, string?>(name, text);

    private static KeyValuePair<string, string?> Part(string name, int number) => Part(name, number.ToString(CultureInfo.InvariantCulture));
}
