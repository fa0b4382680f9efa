using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data.Postgres;
using RevenueDashboard.Data.Sqlite;

namespace RevenueDashboard.Data;

/// <summary>
/// Writes the rows of one batch into the open transaction, by the fastest way its database has and on a thread of its own: until
/// <see cref="Complete"/> the connection is in use.
/// Numbers of new customers and products are given out at once and written by <see cref="Complete"/>.
/// </summary>
internal abstract class SpendSink : ISpendSink, IDisposable
{
    private const string AllCustomers = """SELECT "Key", "Id" FROM "Customers" """;
    private const string AllProducts = """SELECT "Key", "Id" FROM "Products" """;

    private readonly List<int> named = [];
    private readonly RowBlocks blocks;

    protected SpendSink(int batchId, NumberRegister customers, NumberRegister products)
    {
        (BatchId, Customers, Products) = (batchId, customers, products);
        blocks = new RowBlocks(block => WriteRows(block.Rows));
    }

    /// <summary>Customers that were asked for and are not in the book.</summary>
    public (IReadOnlyCollection<int> Numbers, IReadOnlyDictionary<int, string> Spellings) BroughtCustomers => Customers.Brought;

    /// <summary>Products that were asked for and are not in the book.</summary>
    public (IReadOnlyCollection<int> Numbers, IReadOnlyDictionary<int, string> Spellings) BroughtProducts => Products.Brought;

    /// <summary>The book has a customer.</summary>
    public bool HasCustomers => Customers.HasAny;

    /// <summary>The book has a product.</summary>
    public bool HasProducts => Products.HasAny;

    /// <summary>Some customers are known by ids of their own and some by their names.</summary>
    public bool MixesIds => Customers.Mixes("id:");

    protected int BatchId { get; }

    protected NumberRegister Customers { get; }

    protected NumberRegister Products { get; }

    /// <summary>Loads who is known. The caller holds the write lock, so nobody else gives out numbers meanwhile.</summary>
    public static async Task<SpendSink> OpenAsync(RevenueContext context, int batchId, PendingNames pending, CancellationToken cancellation)
    {
        var customers = await NumberRegister.LoadAsync(context, AllCustomers, pending.Customers, cancellation);
        var products = await NumberRegister.LoadAsync(context, AllProducts, pending.Products, cancellation);

        return context.Database.IsNpgsql()
            ? new PostgresSpendSink(context, batchId, customers, products)
            : new SqliteSpendSink(context, batchId, customers, products);
    }

    /// <summary>Numbers that were asked for, in that order, each time they were; the file of a batch knows its customers and asks once for each.</summary>
    public IReadOnlyList<int> Named => named;

    public int CustomerOf(string key, string name)
    {
        var number = Customers.NumberOf(key, name);
        named.Add(number);
        return number;
    }

    public int ProductOf(string key, string name) => Products.NumberOf(key, name);

    /// <summary>The customer that goes by this key; null for nobody.</summary>
    public int? CustomerWith(string key) => Customers.Find(key);

    /// <summary>No committed batch has ever named this customer.</summary>
    public bool IsNewCustomer(int number) => Customers.IsNew(number);

    /// <summary>No committed batch has ever named this product.</summary>
    public bool IsNewProduct(int number) => Products.IsNew(number);

    /// <exception cref="ArgumentException">The row has a customer or product that this sink did not number. Stands in for the foreign keys records do not have.</exception>
    public void Write(in SpendRow row)
    {
        if ((uint)(row.CustomerId - 1) >= (uint)Customers.Last || (uint)(row.ProductId - 1) >= (uint)Products.Last)
            throw new ArgumentException($"Line {row.Line} has customer {row.CustomerId} and product {row.ProductId}: {Customers.Last} and {Products.Last} are known.", nameof(row));

        blocks.Add(row);
    }

    /// <summary>Writes what is still held back. Without it nothing counts on having been written.</summary>
    public void Complete()
    {
        blocks.Complete();
        Finish();
    }

    public void Dispose()
    {
        // First the thread that writes, then what it writes with.
        blocks.Dispose();
        Close();
    }

    /// <summary>Some rows in the order of the file; a multiple of 60 but for the last time. Called on another thread than the rest, one call at a time.</summary>
    protected abstract void WriteRows(ReadOnlySpan<SpendRow> rows);

    /// <summary>After the last row.</summary>
    protected abstract void Finish();

    protected abstract void Close();
}
