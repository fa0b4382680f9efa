using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data.Postgres;
using RevenueDashboard.Data.Sqlite;

namespace RevenueDashboard.Data;

/// <summary>
/// Writes the rows of one batch into the open transaction, by the fastest way its database has.
/// Numbers of new customers and products are given out at once and written by <see cref="Complete"/>.
/// </summary>
internal abstract class SpendSink(int batchId, NumberRegister customers, NumberRegister products) : ISpendSink, IDisposable
{
    private readonly List<int> named = [];

    protected int BatchId { get; } = batchId;

    protected NumberRegister Customers { get; } = customers;

    protected NumberRegister Products { get; } = products;

    /// <summary>Loads who is known. The caller holds the write lock, so nobody else gives out numbers meanwhile.</summary>
    public static async Task<SpendSink> OpenAsync(RevenueContext context, int batchId, CancellationToken cancellation)
    {
        var customers = new NumberRegister(await context.Customers.Select(customer => new { customer.Key, customer.Id })
            .ToDictionaryAsync(customer => customer.Key, customer => customer.Id, StringComparer.Ordinal, cancellation));
        var products = new NumberRegister(await context.Products.Select(product => new { product.Key, product.Id })
            .ToDictionaryAsync(product => product.Key, product => product.Id, StringComparer.Ordinal, cancellation));

        return context.Database.IsNpgsql()
            ? new PostgresSpendSink(context, batchId, customers, products)
            : new SqliteSpendSink(context, batchId, customers, products);
    }

    /// <summary>Numbers that were asked for, in that order, each time they were; the file of a batch knows its customers and asks once for each.</summary>
    public IReadOnlyList<int> Named => named;

    /// <summary>The largest number of a customer that was known before.</summary>
    public int KnownBefore { get; } = customers.Last;

    public int CustomerOf(string key, string name)
    {
        var number = Customers.NumberOf(key, name);
        named.Add(number);
        return number;
    }

    public int ProductOf(string key, string name) => Products.NumberOf(key, name);

    /// <summary>Whether a customer goes by this key.</summary>
    public bool Knows(string customerKey) => Customers.Knows(customerKey);

    /// <exception cref="ArgumentException">The row has a customer or product that this sink did not number. Stands in for the foreign keys records do not have.</exception>
    public void Write(in SpendRow row)
    {
        if ((uint)(row.CustomerId - 1) >= (uint)Customers.Last || (uint)(row.ProductId - 1) >= (uint)Products.Last)
            throw new ArgumentException($"Line {row.Line} has customer {row.CustomerId} and product {row.ProductId}: {Customers.Last} and {Products.Last} are known.", nameof(row));

        WriteRow(row);
    }

    /// <summary>Writes what is still held back. Without it nothing counts on having been written.</summary>
    public abstract void Complete();

    protected abstract void WriteRow(in SpendRow row);

    public abstract void Dispose();
}
