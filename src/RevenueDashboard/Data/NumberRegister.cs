using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace RevenueDashboard.Data;

/// <summary>Keys of customers or of products and the numbers they go by: 1, 2, 3 … without a gap, as nothing is ever deleted.</summary>
internal sealed class NumberRegister(Dictionary<string, int> numbers)
{
    private readonly List<NumberedName> added = [];

    /// <summary>The largest number given out.</summary>
    public int Last { get; private set; } = numbers.Count;

    /// <summary>What is not in the database yet, in the order of the numbers.</summary>
    public IReadOnlyList<NumberedName> Added => added;

    /// <summary>Reads who is known, past EF: a query of its own that runs once costs more than the ten thousand names it brings.</summary>
    /// <param name="select">A key and a number a row.</param>
    public static async Task<NumberRegister> LoadAsync(RevenueContext context, string select, CancellationToken cancellation)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // One of two constants of SpendSink.
        command.CommandText = select;
#pragma warning restore CA2100
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) numbers.Add(reader.GetString(0), reader.GetInt32(1));
        return new NumberRegister(numbers);
    }

    public bool Knows(string key) => numbers.ContainsKey(key);

    public int NumberOf(string key, string name)
    {
        if (numbers.TryGetValue(key, out var number)) return number;

        number = ++Last;
        numbers.Add(key, number);
        added.Add(new NumberedName(number, key, name));
        return number;
    }

    public void Saved() => added.Clear();
}

internal readonly record struct NumberedName(int Number, string Key, string Name);
