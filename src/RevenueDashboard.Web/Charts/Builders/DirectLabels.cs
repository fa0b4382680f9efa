using RevenueDashboard.Web.Charts.Options;

namespace RevenueDashboard.Web.Charts.Builders;

/// <summary>Words at the right end of a plot instead of a legend.</summary>
/// <param name="At">The height they belong to, on the value axis.</param>
/// <param name="Key">Colour of the small square in front; none leaves it out.</param>
internal sealed record DirectLabel(string Text, double At, ChartColor TextColor, ChartColor Key = default);

internal static class DirectLabels
{
    private const double LineHeight = 15;
    private const double LetterWidth = 6.9;

    /// <summary>A series without marks whose data are the labels. They keep clear of each other, and move as little as that takes.</summary>
    /// <param name="hiddenAxis">Index of the axis made by <see cref="Axis.Hidden"/>.</param>
    /// <param name="plotHeight">Pixels.</param>
    /// <param name="room">Pixels at the right of the plot.</param>
    public static Series Series(IReadOnlyList<DirectLabel> labels, AxisScale scale, double plotHeight, double room, int hiddenAxis, int valueAxis = 0)
    {
        var texts = labels.Select(label => LabelText.Wrap(label.Text, (int)((room - (label.Key == ChartColor.None ? 8 : 24)) / LetterWidth))).ToArray();
        var perPixel = (scale.Max - scale.Min) / plotHeight;
        var places = Spread([.. labels.Select((label, i) => new Place((label.At - scale.Min) / perPixel, Lines(texts[i]) * LineHeight + 2))], plotHeight);

        return new Series
        {
            Type = "scatter", XAxisIndex = hiddenAxis, YAxisIndex = valueAxis, Silent = true, Clip = false, Z = 5, Tooltip = new Tooltip { Show = false },
            Data = [.. labels.Select((label, i) => Datum(label, texts[i], scale.Min + places[i] * perPixel))],
        };
    }

    private static Datum Datum(DirectLabel label, string text, double at)
    {
        var hasKey = label.Key != ChartColor.None;
        // The square stands beside the first line; the words stay around their place.
        var up = hasKey ? (Lines(text) - 1) * LineHeight / 2 : 0;
        return Options.Datum.At(1, at) with
        {
            Name = text,
            Symbol = hasKey ? "rect" : "circle",
            SymbolSize = hasKey ? 9 : 0.01,
            SymbolOffset = [hasKey ? 14 : 8, -up],
            ItemStyle = new ItemStyle { Color = label.Key },
            Label = Label.Words("right", label.TextColor) with { Distance = hasKey ? 5 : 0, Offset = [0, up], Align = "left" },
        };
    }

    internal readonly record struct Place(double Center, double Height);

    /// <summary>Pushes overlapping labels upwards, then everything that went over the top back down.</summary>
    internal static double[] Spread(IReadOnlyList<Place> wanted, double plotHeight)
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i].Center).ToArray();
        var centers = wanted.Select(place => place.Center).ToArray();

        for (var n = 1; n < order.Length; n++)
        {
            var (below, above) = (order[n - 1], order[n]);
            centers[above] = Math.Max(centers[above], centers[below] + (wanted[below].Height + wanted[above].Height) / 2);
        }

        var ceiling = plotHeight + LineHeight / 2;
        for (var n = order.Length - 1; n >= 0; n--)
        {
            var i = order[n];
            centers[i] = Math.Min(centers[i], ceiling - wanted[i].Height / 2);
            ceiling = centers[i] - wanted[i].Height / 2;
        }

        return centers;
    }

    private static int Lines(string text) => text.Count(letter => letter == '\n') + 1;
}
