using System.Globalization;
using RevenueDashboard.Web.Charts.Options;

namespace RevenueDashboard.Web.Charts.Builders;

/// <summary>A numbered flag over a month of a chart; what its number means stands in a list below the chart.</summary>
public readonly record struct ChartFlag(Month Month, int Number);

/// <summary>Flags above the plot, those of one month on top of each other, and a thin line down from them.</summary>
internal static class ChartFlags
{
    private const double Size = 16;
    private const double Step = 18;

    /// <summary>Pixels that the flags need above the plot.</summary>
    public static double RoomFor(IReadOnlyList<ChartFlag> flags, IReadOnlyList<ChartMonth> months)
    {
        var highest = Places(flags, months).GroupBy(place => place.At).Select(place => place.Count()).DefaultIfEmpty(0).Max();
        return highest == 0 ? 0 : highest * Step + 2;
    }

    /// <returns>No series when no flag is of a month shown.</returns>
    public static IEnumerable<Series> Of(IReadOnlyList<ChartFlag> flags, IReadOnlyList<ChartMonth> months, AxisScale scale)
    {
        var places = Places(flags, months).ToList();
        if (places.Count == 0) yield break;

        yield return new Series
        {
            Type = "scatter", Silent = true, Clip = false, Z = 30, Tooltip = new Tooltip { Show = false },
            Data =
            [
                .. places.GroupBy(place => place.At).SelectMany(ofMonth => ofMonth.Select((place, height) => Datum.At(place.At, scale.Max) with
                {
                    Name = place.Number.ToString(CultureInfo.InvariantCulture), Symbol = "circle", SymbolSize = Size, SymbolOffset = [0, -(Size / 2 + 3 + height * Step)],
                    ItemStyle = new ItemStyle { Color = ChartColor.Ink2 }, Label = Label.Words("inside", ChartColor.Surface) with { FontSize = 10.5, LineHeight = null },
                })),
            ],
            MarkLine = new MarkLine
            {
                Data = [.. places.Select(place => place.At).Distinct().Select(at => new MarkPlace { XAxis = at, Label = new Label { Show = false }, LineStyle = LineStyle.Dashed(ChartColor.Ink3) })],
            },
        };
    }

    private static IEnumerable<(int At, int Number)> Places(IReadOnlyList<ChartFlag> flags, IReadOnlyList<ChartMonth> months)
    {
        foreach (var flag in flags)
        {
            for (var at = 0; at < months.Count; at++)
            {
                if (months[at].Month == flag.Month) yield return (at, flag.Number);
            }
        }
    }
}
