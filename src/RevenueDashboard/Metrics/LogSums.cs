using System.Runtime.Intrinsics;

namespace RevenueDashboard.Metrics;

/// <summary>Sums of logarithms, four at a time where the processor can: they are what takes longest in Theil's index.</summary>
internal static class LogSums
{
    /// <summary>Σ r ln r, r being each amount times the scale.</summary>
    /// <param name="amounts">All above zero.</param>
    public static double OfRatios(ReadOnlySpan<long> amounts, double scale)
    {
        var sum = 0.0;
        var i = 0;
        if (Vector256.IsHardwareAccelerated && amounts.Length >= Vector256<long>.Count)
        {
            var sums = Vector256<double>.Zero;
            for (; i <= amounts.Length - Vector256<long>.Count; i += Vector256<long>.Count)
            {
                var ratios = Vector256.ConvertToDouble(Vector256.Create(amounts.Slice(i, Vector256<long>.Count))) * scale;
                sums += ratios * Vector256.Log(ratios);
            }

            sum = Vector256.Sum(sums);
        }

        for (; i < amounts.Length; i++)
        {
            var ratio = amounts[i] * scale;
            sum += ratio * Math.Log(ratio);
        }

        return sum;
    }
}
