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

    private const int LongestUnit = 200;

    public CustomerThreshold Threshold => new(Least * Money.Scale, Unit);

    internal static OverAddress Read(Dictionary<string, StringValues> query)
    {
        string? One(string name) => query.TryGetValue(name, out var texts) ? texts[^1] : null;
        return new OverAddress(
            long.TryParse(One("over"), NumberStyles.None, CultureInfo.InvariantCulture, out var least) && least > 0 && least <= long.MaxValue / Money.Scale ? least : UsualLeast,
            One("unit") is { Length: > 0 and <= LongestUnit } unit ? unit : null);
    }

    internal IEnumerable<KeyValuePair<string, string?>> Write()
    {
        if (Least != UsualLeast) yield return KeyValuePair.Create<string, string?>("over", Least.ToString(CultureInfo.InvariantCulture));
        if (Unit is not null) yield return KeyValuePair.Create<string, string?>("unit", Unit);
    }
}
