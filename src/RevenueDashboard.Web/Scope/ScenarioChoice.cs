using System.Globalization;
using Microsoft.Extensions.Primitives;
using RevenueDashboard.Risk;

namespace RevenueDashboard.Web.Scope;

/// <summary>The scenario of the risk lab as a part of an address: a link opens the same scenario. Amounts are in whole per cent; what cannot be read is the default.</summary>
public sealed record ScenarioChoice
{
    /// <summary>Names of those who leave; empty for the largest.</summary>
    public IReadOnlyList<string> Leave { get; init; } = [];

    /// <summary>Per cent of their revenue that is lost.</summary>
    public int Lost { get; init; } = 100;

    /// <summary>First month of the loss; null for the one after the last known.</summary>
    public Month? Start { get; init; }

    /// <summary>Months until all of it is lost.</summary>
    public int Ramp { get; init; } = 1;

    /// <summary>Per cent of what was lost that comes back.</summary>
    public int Back { get; init; }

    /// <summary>Tenths of a per cent a month that the others grow; null for what it was.</summary>
    public int? Growth { get; init; }

    public BaseLine BaseLine { get; init; } = BaseLine.Growth;

    /// <summary>Per cent with which each customer is lost within twelve months, the same for all, for the loss distribution; null for each as its scorecard says.</summary>
    public int? Chance { get; init; }

    internal static ScenarioChoice Read(Dictionary<string, StringValues> query)
    {
        string? One(string name) => query.TryGetValue(name, out var texts) ? texts[^1] : null;
        int? Number(string name, int least, int most) =>
            int.TryParse(One(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

        return new ScenarioChoice
        {
            Leave = query.TryGetValue("leave", out var names) ? [.. names.OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)] : [],
            Lost = Number("lost", 0, 100) ?? 100,
            Start = Month.TryParse(One("start"), out var start) ? start : null,
            Ramp = Number("ramp", 1, Scenario.MostMonths) ?? 1,
            Back = Number("back", 0, 100) ?? 0,
            Growth = Number("growth", -500, 1000),
            BaseLine = One("baseline") == "projection" ? BaseLine.Projection : BaseLine.Growth,
            Chance = Number("chance", 0, 100),
        };
    }

    internal IEnumerable<KeyValuePair<string, string?>> Write()
    {
        foreach (var name in Leave) yield return Part("leave", name);
        if (Lost != 100) yield return Part("lost", Lost);
        if (Start is { } start) yield return Part("start", start.ToString());
        if (Ramp != 1) yield return Part("ramp", Ramp);
        if (Back != 0) yield return Part("back", Back);
        if (Growth is { } growth) yield return Part("growth", growth);
        if (BaseLine == BaseLine.Projection) yield return Part("baseline", "projection");
        if (Chance is { } chance) yield return Part("chance", chance);
    }

    /// <summary>As the library works it out.</summary>
    /// <param name="largest">Who leaves when nobody is named.</param>
    public Scenario Of(string largest) => new()
    {
        Losses = [new ScenarioLoss { Customers = Leave.Count > 0 ? Leave : [largest], Lost = Lost / 100.0, Start = Start, Ramp = Ramp, Recovery = Back / 100.0 }],
        GrowthOfOthers = Growth / 1000.0,
        BaseLine = BaseLine,
    };

    private static KeyValuePair<string, string?> Part(string name, string text) => KeyValuePair.Create<string, string?>(name, text);

    private static KeyValuePair<string, string?> Part(string name, int number) => Part(name, number.ToString(CultureInfo.InvariantCulture));
}
