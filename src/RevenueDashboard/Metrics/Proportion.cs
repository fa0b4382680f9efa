namespace RevenueDashboard.Metrics;

/// <summary>Divides an amount in proportion without losing a unit.</summary>
internal static class Proportion
{
    /// <summary>Splits a total over weights by largest remainder: the parts add up to it exactly, and none is further than one unit from its proportion.</summary>
    /// <param name="total">Not below zero.</param>
    /// <param name="weights">Above zero; at least one.</param>
    /// <returns>A part for each weight; the weights themselves when they add up to the total. Of equal remainders the earlier is rounded up.</returns>
    /// <exception cref="ArgumentException">There is no weight, or one that is not above zero.</exception>
    public static long[] Split(long total, long[] weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        if (weights.Length == 0 || Array.Exists(weights, weight => weight <= 0)) throw new ArgumentException("An amount is split over weights above zero.", nameof(weights));

        var whole = Int128.Zero;
        foreach (var weight in weights) whole += weight;

        var (parts, remainders) = (new long[weights.Length], new Int128[weights.Length]);
        var left = total;
        for (var i = 0; i < weights.Length; i++)
        {
            var (part, remainder) = Int128.DivRem((Int128)total * weights[i], whole);
            (parts[i], remainders[i]) = ((long)part, remainder);
            left -= parts[i];
        }

        foreach (var i in Enumerable.Range(0, weights.Length).OrderByDescending(i => remainders[i]).ThenBy(i => i).Take((int)left)) parts[i]++;
        return parts;
    }
}
