using System.Globalization;
using RevenueDashboard.Data;

namespace RevenueDashboard.Cube;

/// <summary>Something that happened on a day and stands beside revenue, as the book knows it at the cube's time.</summary>
/// <param name="Title">The latest spelling, raw: encode it where it is shown.</param>
/// <param name="Kind">A person's word; null when nobody said.</param>
/// <param name="Value">Ten-thousandths of the unit; null without a figure.</param>
/// <param name="Unit">A currency code, %, or a word; null when nobody said.</param>
public sealed record CubeEvent(DateOnly Date, string Title, string? Kind, long? Value, string? Unit, string? Source, string? Note)
{
    /// <summary>The month whose revenue it stands beside.</summary>
    public Month Month => new(Date.Year, Date.Month);

    /// <summary>As files write it: 2024-07-30.</summary>
    public string Day => Date.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>What was said last of a day and title holds whole; an event that was withdrawn is gone.</summary>
    /// <param name="events">In the order of the commits.</param>
    internal static IReadOnlyList<CubeEvent> Of(IEnumerable<MarketEvent> events)
    {
        var known = new Dictionary<(DateOnly, string), MarketEvent>();
        foreach (var happened in events) known[(happened.Date, Names.Key(happened.Title))] = happened;
        return
        [
            .. known.Values.Where(happened => !happened.IsWithdrawn).OrderBy(happened => happened.Date).ThenBy(happened => Names.Key(happened.Title), StringComparer.Ordinal)
                .Select(happened => new CubeEvent(happened.Date, happened.Title, happened.Kind, happened.Value, happened.Unit, happened.Source, happened.Note)),
        ];
    }
}
