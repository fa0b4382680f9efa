using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>Which months of which products are in the book, and how far their books are.</summary>
public sealed record DataState(IReadOnlyList<Month> Months, IReadOnlyList<ProductMonths> Products)
{
    internal static DataState Of(RevenueCube cube, MonthRange months) => new(
        [.. months],
        [
            .. Enumerable.Range(0, cube.Products.Count)
                .Where(product => cube.MonthsOf(product) is not null)
                .Select(product => new ProductMonths(product, cube.Products[product].Name, [.. months.Select(month => StateOf(cube, month, product))])),
        ]);

    /// <summary>How many product-months have a status.</summary>
    public int Count(MonthStatus status) => Products.Sum(product => product.States.Count(state => state == status));

    // Before a product's first file nothing was due.
    private static MonthStatus? StateOf(RevenueCube cube, Month month, int product) =>
        cube.MonthsOf(product) is { } sold && month < sold.First ? null : cube.StatusOf(month, product);
}

/// <param name="Position">In the cube's products.</param>
/// <param name="States">Aligned with the months; null before the product's first month.</param>
public sealed record ProductMonths(int Position, string Name, IReadOnlyList<MonthStatus?> States);
