using RevenueDashboard.Cube;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Parts;

/// <summary>The events of some months in their order: the same numbers on every chart of a page and in the list below.</summary>
public sealed record NumberedEvents(IReadOnlyList<CubeEvent> Events)
{
    public bool Any => Events.Count > 0;

    public IReadOnlyList<ChartFlag> Flags => [.. Events.Select((happened, place) => new ChartFlag(happened.Month, place + 1))];

    /// <param name="months">Those that the chart shows; null for none.</param>
    public static NumberedEvents Of(RevenueCube cube, MonthRange? months) => new(months is { } shown ? [.. cube.Events.Where(happened => shown.Contains(happened.Month))] : []);

    /// <summary>For those who cannot see the flags; with a space before it, empty without events.</summary>
    public string Summary => Any ? $" Events: {string.Join("; ", Events.Select((happened, place) => $"{place + 1}, {Figures.Date(happened.Date)}, {happened.Title}"))}." : "";
}
