using System.Globalization;
using Microsoft.Extensions.Primitives;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Web.Scope;

/// <summary>What the concentration page's trend shows; its default is the top share above the effective number.</summary>
public enum TrendChoice
{
    TopShareAndEffectiveNumber,
    ConcentrationRatios,
    CustomersForShare,
    Hhi,
    HhiNormalised,
    EffectiveNumber,
    EntropyNumber,
    Gini,
    Theil,
    Customers,
}

/// <summary>What only the concentration page is asked, as a part of an address's query. What cannot be read is the default.</summary>
public sealed record ConcentrationAddress
{
    /// <summary>Percent, as it is asked for.</summary>
    public const int UsualDoubleLimit = 10;

    private static readonly (TrendChoice Choice, string Word)[] Trends =
    [
        (TrendChoice.ConcentrationRatios, "cr"), (TrendChoice.CustomersForShare, "n50-n80"), (TrendChoice.Hhi, "hhi"), (TrendChoice.HhiNormalised, "hhi-normalised"),
        (TrendChoice.EffectiveNumber, "effective"), (TrendChoice.EntropyNumber, "entropy"), (TrendChoice.Gini, "gini"), (TrendChoice.Theil, "theil"), (TrendChoice.Customers, "count"),
    ];

    private static readonly (TheilSplit Split, string Word)[] Splits =
        [(TheilSplit.Country, "country"), (TheilSplit.PreviousProvider, "provider"), (TheilSplit.Product, "product")];

    /// <summary>The month that changes are counted from; null for the month before.</summary>
    public Month? Against { get; init; }

    /// <summary>Whole percent from which a customer × product cell is a double concentration, 1 to 99.</summary>
    public int DoubleLimit { get; init; } = UsualDoubleLimit;

    /// <summary>No unknown customer is larger than this, in whole units of the currency; null when nobody says so.</summary>
    public long? LargestUnknown { get; init; }

    public TrendChoice Trend { get; init; }

    public TheilSplit Split { get; init; }

    internal static ConcentrationAddress Read(Dictionary<string, StringValues> query)
    {
        string? One(string name) => query.TryGetValue(name, out var texts) ? texts[^1] : null;

        return new ConcentrationAddress
        {
            Against = Month.TryParse(One("against"), out var against) ? against : null,
            DoubleLimit = int.TryParse(One("double-limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0 and < 100 ? limit : UsualDoubleLimit,
            LargestUnknown = long.TryParse(One("largest-unknown"), NumberStyles.None, CultureInfo.InvariantCulture, out var unknown) && unknown > 0 && unknown <= long.MaxValue / Money.Scale ? unknown : null,
            Trend = Trends.FirstOrDefault(trend => trend.Word == One("trend")).Choice,
            Split = Splits.FirstOrDefault(split => split.Word == One("split")).Split,
        };
    }

    internal IEnumerable<KeyValuePair<string, string?>> Write()
    {
        if (Against is { } against) yield return Part("against", against.ToString());
        if (DoubleLimit != UsualDoubleLimit) yield return Part("double-limit", DoubleLimit.ToString(CultureInfo.InvariantCulture));
        if (LargestUnknown is { } unknown) yield return Part("largest-unknown", unknown.ToString(CultureInfo.InvariantCulture));
        if (Trend != TrendChoice.TopShareAndEffectiveNumber) yield return Part("trend", Trends.Single(known => known.Choice == Trend).Word);
        if (Split != TheilSplit.Industry) yield return Part("split", Splits.Single(known => known.Split == Split).Word);
    }

    private static KeyValuePair<string, string?> Part(string name, string text) => KeyValuePair.Create<string, string?>(name, text);
}
