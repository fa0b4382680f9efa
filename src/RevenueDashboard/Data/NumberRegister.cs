using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace RevenueDashboard.Data;

/// <summary>Keys of customers or of products and the numbers they go by: 1, 2, 3 … without a gap, as nothing is ever deleted.</summary>
/// <param name="pending">Those that are not in the book, with their spelling.</param>
internal sealed class NumberRegister(Dictionary<string, int> numbers, IReadOnlyDictionary<int, string> pending)
{
    private readonly List<NumberedName> added = [];
    private readonly SortedSet<int> taken = [];
    private readonly SortedDictionary<int, string> spellings = [];

    /// <summary>The largest number given out.</summary>
    public int Last { get; private set; } = numbers.Count;

    /// <summary>The largest number that was known before.</summary>
    public int KnownBefore { get; } = numbers.Count;

    /// <summary>Some of those that were known before are in the book.</summary>
    public bool HasAny => KnownBefore > pending.Count;

    /// <summary>Some keys begin like this, and some do not.</summary>
    public bool Mixes(string start)
    {
        var (with, without) = (false, false);
        foreach (var key in numbers.Keys)
        {
            if (key.StartsWith(start, StringComparison.Ordinal)) with = true;
            else without = true;
            if (with && without) return true;
        }

        return false;
    }

    /// <summary>Of the numbers that were asked for, those that are not in the book, in order; and the spellings that differ from those of files before.</summary>
    public (IReadOnlyCollection<int> Numbers, IReadOnlyDictionary<int, string> Spellings) Brought => ([.. taken, .. Enumerable.Range(KnownBefore + 1, Last - KnownBefore)], spellings);

    /// <summary>What is not in the database yet, in the order of the numbers.</summary>
    public IReadOnlyList<NumberedName> Added => added;

    /// <summary>Reads who is known, past EF: a query of its own that runs once costs more than the ten thousand names it brings.</summary>
    /// <param name="select">A key and a number a row.</param>
    /// <param name="pending">Those that are not in the book.</param>
    public static async Task<NumberRegister> LoadAsync(RevenueContext context, string select, IReadOnlyDictionary<int, string> pending, CancellationToken cancellation)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // One of two constants of SpendSink.
        command.CommandText = select;
#pragma warning restore CA2100
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) numbers.Add(reader.GetString(0), reader.GetInt32(1));
        return new NumberRegister(numbers, pending);
    }

    /// <summary>Whether there is a number for a key; null when there is none.</summary>
    public int? Find(string key) => numbers.TryGetValue(key, out var number) ? number : null;

    /// <summary>No committed batch has ever named it.</summary>
    public bool IsNew(int number) => number > KnownBefore || pending.ContainsKey(number);

    public int NumberOf(string key, string name)
    {
        if (numbers.TryGetValue(key, out var number))
        {
            // The first spelling of a file is the one it is shown by.
            if (pending.TryGetValue(number, out var spelling) && taken.Add(number) && spelling != name) spellings.Add(number, name);
            return number;
        }

        number = ++Last;
        numbers.Add(key, number);
        added.Add(new NumberedName(number, key, name));
        return number;
    }

    public void Saved() => added.Clear();
}

internal readonly record struct NumberedName(int Number, string Key, string Name);
