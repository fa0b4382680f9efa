using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Tests.Data;
using static RevenueDashboard.Tests.Data.TestBook;

namespace RevenueDashboard.Tests.Cube;

public sealed class CubeQuantitiesTests
{
    private const string Seats = """
        month,customer,product,amount,quantity,unit,revenue type
        2025-01,Ann,Copilot,300,10,seats,
        2025-01,Ann,Copilot,60,2,Seats,
        2025-01,Ann,Copilot,5,7,hours,
        2025-01,Ann,Compute,9,,,
        2025-01,Bob,Copilot,30,1,seats,
        2025-01,Bob,Copilot,-30,4,seats,credit
        2025-02,Bob,Copilot,60,2.5,,
        """;

    [Theory, Databases]
    public async Task Records_of_a_cell_are_summed_unit_by_unit(DatabaseProvider provider)
    {
        var cube = await CubeOfAsync(provider, Seats);
        var cells = cube.Cells.Of(new Month(2025, 1));

        Assert.Equal(["seats", "hours", ""], cube.Quantities.Units);
        Assert.Equal([(0, 120_000), (1, 70_000)], [.. QuantitiesOf(cube, "Ann", "Copilot")]);
        Assert.Empty(QuantitiesOf(cube, "Ann", "Compute"));
        Assert.Equal([(2, 25_000)], [.. QuantitiesOf(cube, "Bob", "Copilot", 2)]);
        Assert.Equal(0, cube.Quantities.UnitNamed("SEATS"));
        Assert.Equal(4, cube.Quantities.Of(cells).Count);
        Assert.Equal(0, cube.Quantities.Of(cube.Cells.Of(new Month(2026, 1))).Count);
    }

    [Fact]
    public async Task A_book_that_says_none_keeps_nothing() =>
        Assert.Same(CubeQuantities.None, (await CubeOfAsync(DatabaseProvider.Sqlite, "month,customer,product,amount\n2025-01,Ann,Compute,1\n")).Quantities);

    [Fact]
    public async Task A_view_has_those_of_its_cells()
    {
        var cube = await CubeOfAsync(DatabaseProvider.Sqlite, Seats);

        var byProduct = cube.In(new CubeView { Grouping = Grouping.Product });
        // Usage and credit are cells of their own: 12 + 1 seats, and 4.
        Assert.Equal([("seats", 130_000), ("hours", 70_000), ("seats", 40_000)], Enumerable.Range(0, 3).Select(place => (byProduct.Quantities[place].Unit, byProduct.Quantities[place].Quantity)));

        var withoutCredits = cube.In(new CubeView { Basis = RevenueBasis.Gross });
        Assert.DoesNotContain(40_000, Enumerable.Range(0, withoutCredits.Quantities.Count).Select(place => withoutCredits.Quantities[place].Quantity));
        Assert.Same(cube.Quantities, cube.In(new CubeView { WithTodaysParents = true }).Quantities);
    }

    private static async Task<RevenueCube> CubeOfAsync(DatabaseProvider provider, string file)
    {
        await using var book = await CreateAsync(provider);
        await book.CommitAsync("seats.csv", file, ("repeated-lines", "sum"));
        return await book.Services.GetRequiredService<CubeStore>().CurrentAsync(Cancellation);
    }

    private static IEnumerable<(int, long)> QuantitiesOf(RevenueCube cube, string customer, string product, int month = 1)
    {
        var cell = cube.Cells.PositionOf(new Month(2025, month), cube.Customers.ToList().FindIndex(known => known.Name == customer), cube.ProductNamed(product)!.Value, RevenueType.Usage);
        for (var unit = 0; unit < cube.Quantities.Units.Count; unit++)
        {
            if (cube.Quantities.Of(cell, unit) is { } quantity) yield return (unit, quantity);
        }
    }
}
