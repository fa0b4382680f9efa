namespace RevenueDashboard.Importing;

/// <summary>
/// Finds names one letter apart without comparing all with all: two such names leave the same rest when a letter is taken out of one or of both.
/// </summary>
internal sealed class OneLetter
{
    /// <summary>Entries looked at under one rest: names that share it by the hundred are a series, not slips.</summary>
    private const int LongestChain = 20;

    private readonly Dictionary<ulong, int> heads = [];
    private readonly List<(int Name, int Next)> entries = [];
    private readonly List<ulong> rests = [];

    public void Add(int name, NameShape shape)
    {
        if (!shape.TakesTypos) return;

        RestsOf(shape);
        foreach (var rest in rests)
        {
            entries.Add((name, heads.GetValueOrDefault(rest, -1)));
            heads[rest] = entries.Count - 1;
        }
    }

    /// <summary>Names added before that share a rest; to be checked by <see cref="Differ"/>, and maybe several times the same.</summary>
    public void Find(NameShape shape, List<int> found)
    {
        found.Clear();
        if (!shape.TakesTypos || heads.Count == 0) return;

        RestsOf(shape);
        foreach (var rest in rests)
        {
            var entry = heads.GetValueOrDefault(rest, -1);
            for (var step = 0; entry >= 0 && step < LongestChain; step++)
            {
                found.Add(entries[entry].Name);
                entry = entries[entry].Next;
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

    // Hashes of the name and of the name less each letter that may be a slip, in one pass each: what stands before the letter, moved, and what stands after it.
    private void RestsOf(NameShape shape)
    {
        const ulong Base = 0x9E3779B97F4A7C15;
        rests.Clear();
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
    }
}
