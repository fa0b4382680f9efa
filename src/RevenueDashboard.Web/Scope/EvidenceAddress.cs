using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace RevenueDashboard.Web.Scope;

/// <summary>What only the page of evidence is asked, as a part of an address.</summary>
public sealed record EvidenceAddress
{
    /// <summary>Number in the database of the customer whose evidence and scorecard are shown; null for the largest.</summary>
    public int? About { get; init; }

    /// <summary>What is dated later is left out; null for all that is known.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Every customer, and not only the largest and those of whom something was said.</summary>
    public bool IsAll { get; init; }

    internal static EvidenceAddress Read(Dictionary<string, StringValues> query)
    {
        string? One(string name) => query.TryGetValue(name, out var texts) ? texts[^1] : null;

        return new EvidenceAddress
        {
            About = int.TryParse(One("about"), NumberStyles.None, CultureInfo.InvariantCulture, out var about) ? about : null,
            On = DateOnly.TryParseExact(One("evidence-on"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : null,
            IsAll = One("evidence-of") == "all",
        };
    }

    internal IEnumerable<KeyValuePair<string, string?>> Write()
    {
        if (About is { } about) yield return KeyValuePair.Create<string, string?>("about", about.ToString(CultureInfo.InvariantCulture));
        if (On is { } on) yield return KeyValuePair.Create<string, string?>("evidence-on", on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (IsAll) yield return KeyValuePair.Create<string, string?>("evidence-of", "all");
    }
}
