using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>Customers by products in one month; the largest customers each on a row, the others as one.</summary>
/// <param name="Products">Positions in the cube's products: the columns.</param>
/// <param name="Totals">Net per product over known customers, aligned with <paramref name="Products"/>.</param>
/// <param name="Unallocated">What published totals leave per product; aligned with <paramref name="Products"/>.</param>
public sealed record ProductMatrix(
    IReadOnlyList<int> Products, IReadOnlyList<MatrixRow> Rows, IReadOnlyList<long> Totals, IReadOnlyList<long> Unallocated, long Total)
{
    /// <summary>A cell above this share of both its row and its column is a double concentration.</summary>
    public const double DoubleLimit = 0.10;

    /// <summary>Rows that are shown, the last of all others.</summary>
    public const int MostRows = 10;

    /// <summary>The limit that was asked for.</summary>
    public double Limit { get; init; } = DoubleLimit;

    /// <summary>Every double concentration, whether or not its row is shown, the largest amount first; none in a book of one product.</summary>
    public IReadOnlyList<DoubleCell> Doubles { get; init; } = [];

    internal static ProductMatrix Of(ScopedBook book, Month month, double limit = DoubleLimit, int mostRows = MostRows)
    {
        var columns = book.Products.Select(product => book.EntitiesOf(month, product)).ToList();
        var unallocated = book.Products.Select(product => book.UnallocatedOf(month, product)).ToList();
        var bases = columns.Zip(unallocated, (column, rest) => RevenueBase.Of(column.Amounts, rest)).ToList();
        var totals = columns.Select(column => column.Total).ToList();
        var entities = book.EntitiesOf(month);
        var doubles = DoublesOf(columns, unallocated, entities, limit);
        var isDouble = doubles.Select(cell => (cell.Customer, cell.Product)).ToHashSet();

        var largest = Enumerable.Range(0, entities.Entities.Length)
            .OrderByDescending(place => entities.Amounts[place])
            .ThenBy(place => book.NameOf(entities.Entities[place]), StringComparer.Ordinal)
            .ToList();
        var shown = largest.Count <= mostRows ? largest.Count : mostRows - 1;
        List<MatrixRow> rows = [.. largest.Take(shown).Select(RowOf)];
        if (shown < largest.Count) rows.Add(Others(rows, totals, bases, entities.Total, largest.Count - shown));

        return new ProductMatrix(book.Products, rows, totals, unallocated, checked(entities.Total + unallocated.Sum()))
        {
            Limit = limit,
            Doubles =
            [
                .. doubles.Select(cell => new DoubleCell(
                    book.Cube.Customers[entities.Entities[cell.Customer]], book.Products[cell.Product], cell.Amount, cell.ShareOfProduct, cell.ShareOfCustomer))
                    .OrderByDescending(cell => cell.Amount).ThenBy(cell => cell.Customer.Name, StringComparer.Ordinal),
            ],
        };

        MatrixRow RowOf(int place)
        {
            var cells = columns.Select((column, i) =>
            {
                var amount = column.AmountOf(entities.Entities[place]);
                return new MatrixCell(amount, ShareOf(amount, bases[i]), isDouble.Contains((place, i)));
            });
            return new MatrixRow(book.Cube.Customers[entities.Entities[place]], 1, [.. cells], entities.Amounts[place]);
        }
    }

    // By the places of entities and columns.
    private static DoubleConcentration[] DoublesOf(List<EntityAmounts> columns, List<long> unallocated, EntityAmounts entities, double limit)
    {
        if (columns.Count < 2) return [];

        var cells = new long[entities.Entities.Length * columns.Count];
        for (var column = 0; column < columns.Count; column++)
        {
            // Both in the order of the cube's customers, and whoever bought a product is among them.
            var place = 0;
            for (var i = 0; i < columns[column].Entities.Length; i++)
            {
                while (entities.Entities[place] != columns[column].Entities[i]) place++;
                cells[place * columns.Count + column] = columns[column].Amounts[i];
            }
        }

        return DoubleConcentration.Of(cells, [.. unallocated], limit);
    }

    private static MatrixRow Others(List<MatrixRow> rows, List<long> totals, List<RevenueBase> bases, long total, int count)
    {
        var cells = totals.Select((whole, i) =>
        {
            var amount = checked(whole - rows.Aggregate(0L, (sum, row) => checked(sum + row.Cells[i].Amount)));
            return new MatrixCell(amount, ShareOf(amount, bases[i]), false);
        });
        return new MatrixRow(null, count, [.. cells], checked(total - rows.Aggregate(0L, (sum, row) => checked(sum + row.Total))));
    }

    private static double? ShareOf(long amount, RevenueBase column) => column.HasShares ? Shares.Of(amount, column.Denominator) : null;
}

/// <param name="Customer">Null for the row of all others.</param>
/// <param name="Count">Customers on the row.</param>
public sealed record MatrixRow(CubeCustomer? Customer, int Count, IReadOnlyList<MatrixCell> Cells, long Total);

/// <param name="ShareOfProduct">0 to 1 of the product's positive base and what is allocated to no customer; null when there are no shares or the amount is not positive.</param>
/// <param name="IsDouble">Over the limit of both its row and its column.</param>
public sealed record MatrixCell(long Amount, double? ShareOfProduct, bool IsDouble);

/// <summary>A cell over the limit of both.</summary>
/// <param name="Product">Position in the cube's products.</param>
/// <param name="ShareOfProduct">0 to 1 of the product's positive base and what is allocated to no customer.</param>
/// <param name="ShareOfCustomer">0 to 1 of what the customer brought, products with a net credit left out.</param>
public sealed record DoubleCell(CubeCustomer Customer, int Product, long Amount, double ShareOfProduct, double ShareOfCustomer);
