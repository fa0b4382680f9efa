using RevenueDashboard.Cube;

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

    private const int MostRows = 10;

    /// <summary>The limit that was asked for.</summary>
    public double Limit { get; init; } = DoubleLimit;

    /// <summary>Every double concentration, whether or not its row is shown, the largest amount first.</summary>
    public IReadOnlyList<DoubleCell> Doubles { get; init; } = [];

    internal static ProductMatrix Of(ScopedBook book, Month month, double limit = DoubleLimit)
    {
        var columns = book.Products.Select(product => book.EntitiesOf(month, product)).ToList();
        var totals = columns.Select(column => column.Total).ToList();
        var entities = book.EntitiesOf(month);
        var largest = entities.Entities.Zip(entities.Amounts)
            .OrderByDescending(entity => entity.Second)
            .ThenBy(entity => book.NameOf(entity.First), StringComparer.Ordinal)
            .ToList();

        var shown = largest.Count <= MostRows ? largest.Count : MostRows - 1;
        List<MatrixRow> rows = [.. largest.Take(shown).Select(entity => RowOf(book, columns, totals, entity.First, entity.Second, limit))];
        if (shown < largest.Count) rows.Add(Others(rows, totals, entities.Total, largest.Count - shown));

        var unallocated = book.Products.Select(product => book.UnallocatedOf(month, product)).ToList();
        return new ProductMatrix(book.Products, rows, totals, unallocated, checked(entities.Total + unallocated.Sum()))
        {
            Limit = limit,
            Doubles = DoublesOf(book, columns, totals, entities, limit),
        };
    }

    private static MatrixRow RowOf(ScopedBook book, List<EntityAmounts> columns, List<long> totals, int entity, long total, double limit)
    {
        var cells = columns.Select((column, i) =>
        {
            var amount = column.AmountOf(entity);
            var (ofProduct, ofCustomer) = (ShareOf(amount, totals[i]), ShareOf(amount, total));
            return new MatrixCell(amount, ofProduct, ofProduct > limit && ofCustomer > limit && columns.Count > 1);
        });
        return new MatrixRow(book.Cube.Customers[entity], 1, [.. cells], total);
    }

    private static List<DoubleCell> DoublesOf(ScopedBook book, List<EntityAmounts> columns, List<long> totals, EntityAmounts entities, double limit)
    {
        if (columns.Count < 2) return [];
        return
        [
            .. (from column in Enumerable.Range(0, columns.Count)
                from place in Enumerable.Range(0, columns[column].Amounts.Length)
                let amount = columns[column].Amounts[place]
                let ofProduct = ShareOf(amount, totals[column])
                where ofProduct > limit
                let entity = columns[column].Entities[place]
                let ofCustomer = ShareOf(amount, entities.AmountOf(entity))
                where ofCustomer > limit
                select new DoubleCell(book.Cube.Customers[entity], book.Products[column], amount, ofProduct.Value, ofCustomer.Value))
                .OrderByDescending(cell => cell.Amount).ThenBy(cell => cell.Customer.Name, StringComparer.Ordinal),
        ];
    }

    private static MatrixRow Others(List<MatrixRow> rows, List<long> totals, long total, int count)
    {
        var cells = totals.Select((whole, i) =>
        {
            var amount = checked(whole - rows.Aggregate(0L, (sum, row) => checked(sum + row.Cells[i].Amount)));
            return new MatrixCell(amount, ShareOf(amount, whole), false);
        });
        return new MatrixRow(null, count, [.. cells], checked(total - rows.Aggregate(0L, (sum, row) => checked(sum + row.Total))));
    }

    private static double? ShareOf(long amount, long whole) => whole > 0 && amount > 0 ? (double)amount / whole : null;
}

/// <param name="Customer">Null for the row of all others.</param>
/// <param name="Count">Customers on the row.</param>
public sealed record MatrixRow(CubeCustomer? Customer, int Count, IReadOnlyList<MatrixCell> Cells, long Total);

/// <param name="ShareOfProduct">0 to 1; null when the product's total or the amount is not positive.</param>
/// <param name="IsDouble">Over the limit of both its row and its column.</param>
public sealed record MatrixCell(long Amount, double? ShareOfProduct, bool IsDouble);

/// <summary>A cell over the limit of both.</summary>
/// <param name="Product">Position in the cube's products.</param>
/// <param name="ShareOfProduct">0 to 1 of all that the product brought from known customers.</param>
/// <param name="ShareOfCustomer">0 to 1 of all that the customer brought; above 1 when another product gave it a credit.</param>
public sealed record DoubleCell(CubeCustomer Customer, int Product, long Amount, double ShareOfProduct, double ShareOfCustomer);
