using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace RevenueDashboard.Importing;

/// <summary>
/// Remembers what the texts of a column mean. The same few months, products and customers come back in every row: each spelling is
/// understood once, and a row costs no new memory.
/// </summary>
internal sealed class FieldCache<T>
{
    /// <summary>Bytes of the longest spelling worth remembering.</summary>
    private const int LongestRemembered = 1024;

    private readonly Func<string, T> understand;
    private readonly int capacity;
    private readonly Dictionary<byte[], T> known = new(Spelling.Comparer);
    private readonly Dictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> lookup;
    private byte[] lastText = [];
    private T last;

    /// <param name="understand">Finds out what a text means.</param>
    /// <param name="capacity">Spellings remembered; a column with more of them is understood anew each time.</param>
    public FieldCache(Func<string, T> understand, int capacity = 10_000)
    {
        (this.understand, this.capacity) = (understand, capacity);
        lookup = known.GetAlternateLookup<ReadOnlySpan<byte>>();
        last = understand("");
    }

    public T this[ReadOnlySpan<byte> text]
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get
        {
            // Rows are sorted by something: very often the field says what it said one row above.
            if (text.SequenceEqual(lastText)) return last;

            if (lookup.TryGetValue(text, out var spelling, out var value))
            {
                (lastText, last) = (spelling, value);
                return value;
            }

            value = understand(FieldText.Of(text));
            if (known.Count >= capacity || text.Length > LongestRemembered) return value;

            lastText = text.ToArray();
            last = value;
            known.Add(lastText, value);
            return value;
        }
    }
}

/// <summary>Compares the bytes of fields without making strings of them.</summary>
internal sealed class Spelling : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    // Drawn anew in each process: a file cannot be built so that its fields collide.
    private static readonly long Seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8));

    public static Spelling Comparer { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(ReadOnlySpan<byte> alternate) => (int)XxHash3.HashToUInt64(alternate, Seed);
}
