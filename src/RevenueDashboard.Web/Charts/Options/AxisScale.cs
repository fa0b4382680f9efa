namespace RevenueDashboard.Web.Charts.Options;

/// <summary>A value axis with round steps, worked out here and not by the browser, so that labels can be placed on it.</summary>
/// <param name="Min">Zero, or a multiple of the step below it.</param>
/// <param name="Max">At least the largest amount; not always a multiple of the step.</param>
/// <param name="Step">1, 2, 2.5 or 5 times a power of ten.</param>
public readonly record struct AxisScale(double Min, double Max, double Step)
{
    /// <summary>The last step ends at the edge, and is labelled.</summary>
    public bool ShowsMax => Math.Abs(Max / Step - Math.Round(Max / Step)) < 1e-9;

    /// <summary>A scale that contains zero and both ends, with about <paramref name="steps"/> steps.</summary>
    /// <param name="headroom">Part of the height kept free above the highest, for a label on top of it.</param>
    public static AxisScale For(double lowest, double highest, int steps = 4, double headroom = 0)
    {
        var (low, high) = (Math.Min(0, lowest), Math.Max(0, highest));
        if (!double.IsFinite(high - low) || high - low <= 0) return new AxisScale(0, 1, 1);

        var step = Step125((high - low) / steps);
        var bottom = Math.Floor(low / step + 1e-9) * step;
        var top = high * (1 + headroom);
        // Up to the next line when it is near; otherwise the space above would be wasted.
        var next = Math.Ceiling(top / step - 1e-9) * step;
        return new AxisScale(bottom, next - top < 0.35 * step || headroom == 0 ? next : top, step);
    }

    private static double Step125(double atLeast)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 2.5, 5])
        {
            if (factor * power >= atLeast * (1 - 1e-9)) return factor * power;
        }

        return 10 * power;
    }
}
