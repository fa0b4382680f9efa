namespace RevenueDashboard.Cube;

/// <summary>From revenue to gross profit: a product's margin, exact, and the one place where the profit is rounded.</summary>
internal static class GrossMargin
{
    private const int BasisPoints = 10_000;

    /// <summary>In twenty-thousandths: twice the basis points, so that the middle of a range is exact. Null when nobody said it.</summary>
    public static int? Of(CubeProduct product, MarginEdge edge) => (product.MarginLow ?? product.MarginHigh, product.MarginHigh ?? product.MarginLow) switch
    {
        ({ } low, { } high) => edge switch { MarginEdge.Low => 2 * low, MarginEdge.High => 2 * high, _ => low + high },
        _ => null,
    };

    /// <param name="margin">In twenty-thousandths.</param>
    public static long Times(long amount, int margin)
    {
        var product = (Int128)amount * margin;
        // Half away from zero, as everything that is rounded.
        return (long)((product + (product >= 0 ? BasisPoints : -BasisPoints)) / (2 * BasisPoints));
    }
}
