using Microsoft.Extensions.Primitives;
using RevenueDashboard.Cube;

namespace RevenueDashboard.Web.Scope;

/// <summary>How the book is seen, as a part of an address's query. What cannot be read is the default.</summary>
internal static class ViewQuery
{
    private static readonly (Grouping Grouping, string Word)[] Groupings =
    [
        (Grouping.Product, "product"), (Grouping.Industry, "industry"), (Grouping.Country, "country"), (Grouping.RevenueType, "type"), (Grouping.PreviousProvider, "provider"),
    ];

    private static readonly (RevenueType Type, string Word)[] Types =
    [
        (RevenueType.Usage, "usage"), (RevenueType.Subscription, "subscription"), (RevenueType.Lease, "lease"),
        (RevenueType.RevenueShare, "revenue-share"), (RevenueType.Credit, "credit"), (RevenueType.Adjustment, "adjustment"),
    ];

    public static CubeView Read(Dictionary<string, StringValues> query)
    {
        string? One(string name) => query.TryGetValue(name, out var texts) ? texts[^1] : null;
        IReadOnlyList<string> All(string name) => query.TryGetValue(name, out var texts) ? [.. texts.OfType<string>().Distinct(StringComparer.Ordinal)] : [];

        return new CubeView
        {
            Industries = All("industry"),
            Countries = All("country"),
            PreviousProviders = All("provider"),
            Types = [.. from word in All("type") from type in Types where type.Word == word select type.Type],
            Basis = One("basis") switch { "gross" => RevenueBasis.Gross, "profit" => RevenueBasis.GrossProfit, _ => RevenueBasis.Net },
            WithTodaysParents = One("parents") == "today",
            RatesOf = Month.TryParse(One("rates"), out var rates) ? rates : null,
            Grouping = Groupings.FirstOrDefault(grouping => grouping.Word == One("group")).Grouping,
        };
    }

    public static IEnumerable<KeyValuePair<string, string?>> Write(CubeView view)
    {
        foreach (var industry in view.Industries) yield return Part("industry", industry);
        foreach (var country in view.Countries) yield return Part("country", country);
        foreach (var provider in view.PreviousProviders) yield return Part("provider", provider);
        foreach (var type in view.Types) yield return Part("type", Types.Single(known => known.Type == type).Word);
        if (view.Basis != RevenueBasis.Net) yield return Part("basis", view.Basis == RevenueBasis.Gross ? "gross" : "profit");
        if (view.WithTodaysParents) yield return Part("parents", "today");
        if (view.RatesOf is { } rates) yield return Part("rates", rates.ToString());
        if (view.Grouping != Grouping.Customer) yield return Part("group", Groupings.Single(known => known.Grouping == view.Grouping).Word);
    }

    private static KeyValuePair<string, string?> Part(string name, string text) => KeyValuePair.Create<string, string?>(name, text);
}
