namespace RevenueDashboard.Metrics;

/// <summary>Amounts in whole units, rounded so that the errors do not add up.</summary>
internal static class LossUnits
{
    /// <summary>
    /// How many units each amount is: the running sum is rounded, not each amount, in order of probability within those that the same shocks strike.
    /// So any of them that follow one another, all together too, are within a unit of what they are, and the mean of the loss within half a unit for every
    /// set of shocks. Rounded one by one, a thousand equal amounts would all be off to the same side.
    /// </summary>
    /// <param name="unit">In ten-thousandths, above 0.</param>
    /// <returns>In the order of the exposures; each less than one unit from its amount.</returns>
    public static int[] Of(IReadOnlyList<Exposure> exposures, IReadOnlyList<CommonShock> shocks, long unit)
    {
        var struck = new ulong[exposures.Count];
        for (var shock = 0; shock < shocks.Count; shock++)
        {
            // Beyond 64 shocks some share a place: a coarser order, and still a right sum.
            foreach (var member in shocks[shock].Members) struck[member] |= 1UL << (shock % 64);
        }

        var units = new int[exposures.Count];
        long sum = 0, rounded = 0;
        foreach (var position in Enumerable.Range(0, exposures.Count).OrderBy(position => struck[position]).ThenBy(position => exposures[position].Probability))
        {
            sum = checked(sum + exposures[position].Amount);
            var upTo = sum / unit + (sum % unit >= unit - sum % unit ? 1 : 0);
            units[position] = checked((int)(upTo - rounded));
            rounded = upTo;
        }

        return units;
    }
}
