using System.Globalization;
using Microsoft.Extensions.Primitives;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Web.Scope;

/// <summary>From where customers count on the page of customers over a threshold, as a part of an address's query. What cannot be read is the default.</summary>
/// <param name="Least">In whole units of the currency, or of <paramref name="Unit"/>.</param>
/// <param name="Unit">Null for revenue of twelve months.</param>
public sealed record OverAddress(long Least = OverAddress.UsualLeast, string? Unit = null)
{
    public const long UsualLeast = 1_000_000;

    /// <summary>From how many units customers count, until somebody says otherwise.</summary>
    public const long UsualQuantity = 10_000;

    private const int LongestUnit = 200;

    public CustomerThreshold Threshold => new(Least * Money.Scale, Unit);

    /// <summary>The same question about something else: an amount of money says nothing about seats.</summary>
    public OverAddress Of(string? unit) => unit is null == Unit is null ? this with { Unit = unit } : new(UsualOf(unit), unit);

    private static long UsualOf(string? unit) => unit is null ? UsualLeast : UsualQuantity;

    internal static OverAddress Read(Dictionary<string, StringValues> query)
    {
        string? One(string name) => query.TryGetValue(name, out var texts) ? texts[^1] : null;
        var unit = One("unit") is { Length: > 0 and <= LongestUnit } given ? given : null;
        return new OverAddress(
            long.TryParse(One("over"), NumberStyles.None, CultureInfo.InvariantCulture, out var least) && least > 0 && least <= long.MaxValue / Money.Scale ? least : UsualOf(unit),
            unit);
    }

    internal IEnumerable<KeyValuePair<string, string?>> Write()
    {
        if (Least != UsualOf(Unit)) yield return KeyValuePair.Create<string, string?>("over", Least.ToString(CultureInfo.InvariantCulture));
        if (Unit is not null) yield return KeyValuePair.Create<string, string?>("unit", Unit);
    }
}
