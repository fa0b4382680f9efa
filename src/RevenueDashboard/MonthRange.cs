using System.Collections;

namespace RevenueDashboard;

/// <summary>Consecutive months, both ends included. Never empty.</summary>
public readonly record struct MonthRange : IReadOnlyList<Month>
{
    public Month First { get; }

    public Month Last { get; }

    /// <exception cref="ArgumentException"><paramref name="last"/> is before <paramref name="first"/>.</exception>
    public MonthRange(Month first, Month last)
    {
        if (last < first) throw new ArgumentException($"{last} is before {first}.", nameof(last));
        (First, Last) = (first, last);
    }

    public int Count => Last - First + 1;

    public Month this[int index] => index >= 0 && index < Count ? First + index : throw new ArgumentOutOfRangeException(nameof(index));

    public bool Contains(Month month) => First <= month && month <= Last;

    /// <summary>The <paramref name="count"/> months that end with <paramref name="last"/>.</summary>
    public static MonthRange Ending(Month last, int count) => new(last.AddMonths(1 - count), last);

    /// <summary>The months in both ranges; null when there is none.</summary>
    public MonthRange? Intersect(MonthRange other)
    {
        var first = First > other.First ? First : other.First;
        var last = Last < other.Last ? Last : other.Last;
        return last < first ? null : new MonthRange(first, last);
    }

    public IEnumerator<Month> GetEnumerator()
    {
        for (var month = First; month <= Last; month += 1) yield return month;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary><c>2023-07 to 2024-06</c>, or <c>2024-03</c> when it is one month.</summary>
    public override string ToString() => First == Last ? First.ToString() : $"{First} to {Last}";
}
