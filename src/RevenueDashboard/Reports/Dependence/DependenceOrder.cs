namespace RevenueDashboard.Reports;

/// <summary>Who is needed most first: by what needs it including supplies, then directly, then by name.</summary>
internal static class DependenceOrder
{
    /// <summary>Numbers are sorted by themselves, which is fast; only those that are equal are compared further.</summary>
    /// <returns>The places from 0 below the count, in order.</returns>
    public static int[] Of(int count, Func<int, DependenceAmounts> amountsOf, Func<int, string> nameOf)
    {
        var (needs, order) = (new long[count], new int[count]);
        for (var place = 0; place < count; place++) (needs[place], order[place]) = (-amountsOf(place).Including, place);
        Array.Sort(needs, order);
        for (var first = 0; first < count;)
        {
            var end = first + 1;
            while (end < count && needs[end] == needs[first]) end++;
            if (end - first > 1) order.AsSpan(first, end - first).Sort(Compare);
            first = end;
        }

        return order;

        int Compare(int one, int other) => amountsOf(other).Direct.CompareTo(amountsOf(one).Direct) is not 0 and var direct ? direct : string.CompareOrdinal(nameOf(one), nameOf(other));
    }
}
