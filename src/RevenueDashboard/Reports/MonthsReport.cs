using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>Where the books of every month stand, over all products.</summary>
/// <param name="Months">From the first with records to the last, the newest first.</param>
public sealed record MonthsReport(Currency Currency, IReadOnlyList<MonthStanding> Months)
{
    public static MonthsReport Of(RevenueCube cube)
    {
        var book = new ScopedBook(cube, new ReportQuestion { From = cube.Months?.First, To = cube.Months?.Last });
        return new MonthsReport(cube.Currency, cube.Months is { } months ? [.. months.Reverse().Select(month => MonthStanding.Of(book, month))] : []);
    }
}

/// <summary>One month's books.</summary>
/// <param name="Status">As far as the product furthest behind.</param>
/// <param name="Total">Net with the unallocated part, in ten-thousandths; null when the month is missing.</param>
/// <param name="Products">Those sold by then, in the order of the book.</param>
/// <param name="MissingProducts">Names of products sold before whose file is not here.</param>
public sealed record MonthStanding(Month Month, MonthStatus Status, long? Total, IReadOnlyList<ProductStanding> Products, IReadOnlyList<string> MissingProducts)
{
    internal static MonthStanding Of(ScopedBook book, Month month) => new(
        month,
        book.StatusOf(month),
        book.TotalOf(month),
        [
            .. book.Products
                .Where(product => book.Cube.StatusOf(month, product) != MonthStatus.Missing)
                .Select(product => new ProductStanding(product, book.Cube.Products[product].Name, book.Cube.StatusOf(month, product), checked(book.AmountOf(month, product) + book.UnallocatedOf(month, product)))),
        ],
        [.. book.MissingProductsOf(month).Select(product => book.Cube.Products[product].Name)]);
}

/// <param name="Position">In the cube's products.</param>
/// <param name="Total">Net with the unallocated part, in ten-thousandths.</param>
public sealed record ProductStanding(int Position, string Name, MonthStatus Status, long Total);
