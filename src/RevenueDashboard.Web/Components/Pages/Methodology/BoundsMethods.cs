using RevenueDashboard.Metrics;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Methodology;

/// <summary>Between what a measure lies when not everything is known.</summary>
internal static class BoundsMethods
{
    public static MethodSection Section { get; } = new(
        MethodAnchor.Bounds,
        "Bounds",
        "What is not known makes a measure an interval: a remainder allocated to nobody, or amounts reported as “nearly” and “about”. The stated figure is always inside.",
        [
            new("top-share-bounds", "Bounds of the top share", "With a remainder alone it is one number: no unknown customer is taken to be larger than the largest known one. Ranges move it.", "low and high of the largest customer within its range, the others against it", "fraction, shown in %", "ConcentrationBounds.Top1Share")
            {
                Range = "0 to 1", Example = worked => Words(worked, worked.Detail.Bounds?.Top1Share, at => Figures.Percent(at, 2)),
            },
            new("hhi-bounds", "Bounds of HHI", "Low: the remainder is many very small customers, and amounts are as near to each other as they may be. High: the remainder is blocks as large as the largest known customer, and amounts are as far apart as they may be. With ranges the high end is valid but may be a little wide.", "Σ s² with the remainder in small customers, and in blocks of min(largest known customer, declared maximum) and a rest", "points", "ConcentrationBounds.Hhi")
            {
                Range = "0 to 10,000", Example = worked => Words(worked, worked.Detail.Bounds?.Hhi, at => Figures.Number(at)),
            },
            new("effective-number-bounds", "Bounds of the effective number", "The ends of HHI, exchanged. There is no upper bound when every range starts at 0 and there is a remainder.", "10,000/HHI with the ends exchanged", "customers", "ConcentrationBounds.EffectiveCustomers")
            {
                Range = "1 or more", Example = worked => Words(worked, worked.Detail.Bounds?.EffectiveCustomers, at => Figures.Number(at, 2)),
            },
        ]);

    private static string? Words(WorkedFigures worked, Interval? interval, Func<double, string> words) => interval switch
    {
        null => null,
        { IsExact: true } exact => $"{words(exact.Point)} in {worked.Month}: one number.",
        { High: double.PositiveInfinity } open => $"{words(open.Low)} or more, stated {words(open.Point)}; no upper bound.",
        { } range => $"{words(range.Low)} to {words(range.High)}, stated {words(range.Point)}.",
    };
}
