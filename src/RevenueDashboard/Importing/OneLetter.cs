using System.Numerics;

namespace RevenueDashboard.Importing;

/// <summary>
/// Finds names one letter apart without comparing all with all: two such names leave the same rest when a letter is taken out of one or of both.
/// </summary>
internal sealed class OneLetter
{
    /// <summary>Entries looked at under one rest: names that share it by the hundred are a series, not slips.</summary>
    private const int LongestChain = 20;

    // The names of all rests, sorted by the first bits of their hashes, with other bits beside them to tell most of the others apart; what is left
    // the comparison finds. A dictionary of the two million rests of a hundred thousand names would take more memory than the rest of an import.
    private readonly int[] starts;
    private readonly int[] names;
    private readonly ushort[] marks;
    private readonly int shift;
    private readonly List<ulong> rests = [];

    /// <param name="shapes">The names to be found, by their place.</param>
    public OneLetter(IReadOnlyList<NameShape> shapes)
    {
        var count = 0;
        foreach (var shape in shapes) count += RestsOf(shape).Count;

        var bits = Math.Max(BitOperations.Log2((uint)count), 1);
        shift = 64 - bits;
        starts = new int[(1 << bits) + 1];
        (names, marks) = (new int[count], new ushort[count]);
        foreach (var shape in shapes)
        {
            foreach (var rest in RestsOf(shape)) starts[PlaceOf(rest)]++;
        }

        for (var place = 1; place < starts.Length; place++) starts[place] += starts[place - 1];

        // From the last name to the first, and into every place from its end to its start: the names of a place are in order.
        for (var name = shapes.Count - 1; name >= 0; name--)
        {
            foreach (var rest in RestsOf(shapes[name]))
            {
                var at = starts[PlaceOf(rest)] -= 1;
                (names[at], marks[at]) = (name, MarkOf(rest));
            }
        }
    }

    /// <summary>Names that share a rest, the last of them first; to be checked by <see cref="Differ"/>, and maybe several times the same.</summary>
    public void Find(NameShape shape, List<int> found)
    {
        found.Clear();
        if (names.Length == 0) return;

        foreach (var rest in RestsOf(shape))
        {
            var place = PlaceOf(rest);
            var seen = 0;
            for (var at = starts[place + 1] - 1; at >= starts[place] && seen < LongestChain; at--)
            {
                if (marks[at] != MarkOf(rest)) continue;
                found.Add(names[at]);
                seen++;
            }
        }
    }

    /// <summary>Whether one letter is missing, added, replaced, or exchanged with its neighbour, where a letter may be a slip.</summary>
    public static bool Differ(NameShape one, NameShape other)
    {
        var (longer, shorter) = one.Core.Length >= other.Core.Length ? (one, other) : (other, one);
        var a = longer.Core.AsSpan();
        var b = shorter.Core.AsSpan();
        var start = a.CommonPrefixLength(b);
        var end = 0;
        while (end < b.Length - start && a[^(end + 1)] == b[^(end + 1)]) end++;
        return (a.Length - start - end, b.Length - start - end) switch
        {
            (1, 0) => MayDiffer(longer, start),
            (1, 1) => MayDiffer(longer, start) && MayDiffer(shorter, start),
            (2, 2) => a[start] == b[start + 1] && a[start + 1] == b[start] && MayDiffer(longer, start) && MayDiffer(longer, start + 1) && MayDiffer(shorter, start) && MayDiffer(shorter, start + 1),
            _ => false,
        };
    }

    private static bool MayDiffer(NameShape shape, int place) => place < 64 && (shape.Letters >> place & 1) != 0;

    private int PlaceOf(ulong rest) => (int)(Mixed(rest) >> shift);

    private static ushort MarkOf(ulong rest) => (ushort)(Mixed(rest) >> 16);

    // The low bits of such a hash know little of the letters at the front.
    private static ulong Mixed(ulong rest) => unchecked(rest * 0xD6E8FEB86659FD93);

    // Hashes of the name and of the name less each letter that may be a slip, in one pass each: what stands before the letter, moved, and what stands after it.
    private List<ulong> RestsOf(NameShape shape)
    {
        const ulong Base = 0x9E3779B97F4A7C15;
        rests.Clear();
        if (!shape.TakesTypos) return rests;

        var core = shape.Core;
        var whole = 0UL;
        foreach (var letter in core) whole = unchecked(whole * Base + letter);
        rests.Add(whole);

        // Backwards: the hash of the end, and the power by which the beginning moves over it.
        var (end, power) = (0UL, 1UL);
        Span<ulong> beginnings = stackalloc ulong[65];
        var places = Math.Min(core.Length, 64);
        for (var i = 0; i < places; i++) beginnings[i + 1] = unchecked(beginnings[i] * Base + core[i]);
        for (var i = core.Length - 1; i >= 0; i--)
        {
            // The same letter twice in a row leaves the same rest twice.
            if (MayDiffer(shape, i) && (i == 0 || core[i - 1] != core[i])) rests.Add(unchecked(beginnings[i] * power + end));
            end = unchecked(end + core[i] * power);
            power = unchecked(power * Base);
        }

        return rests;
    }
}
