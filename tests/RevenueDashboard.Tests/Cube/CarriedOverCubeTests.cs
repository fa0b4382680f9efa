using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;
using static RevenueDashboard.Tests.Data.TestBook;

namespace RevenueDashboard.Tests.Cube;

/// <summary>A cube that takes cells over from the one before is the cube that reads every record.</summary>
public sealed class CarriedOverCubeTests
{
    private const int Steps = 25;

    private static readonly string[] Products = ["Compute", "Storage", "Copilot"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task After_any_files_corrections_and_undos_it_is_the_same(int seed)
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await CompareAfterEachStepAsync(book, new Random(seed));
    }

    [Theory, Databases]
    public async Task It_is_the_same_on_each_database(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);
        await CompareAfterEachStepAsync(book, new Random(7));
    }

    [Fact]
    public async Task A_file_that_says_nothing_of_amounts_leaves_the_cells_as_they_are()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("january.csv", "month,customer,product,amount\n2025-01,Ann,Compute,10\n2025-01,Bob,Compute,5\n");
        var cubes = book.Services.GetRequiredService<CubeStore>();
        var before = await cubes.CurrentAsync(Cancellation);

        await book.CommitAsync("customers.csv", "customer,industry\nAnn,Retail\n");
        var after = await cubes.CurrentAsync(Cancellation);

        Assert.Same(before.Cells, after.Cells);
        Assert.Equal("Retail", after.Customers[0].Industry);
    }

    [Fact]
    public async Task A_rate_that_changes_changes_the_cells_of_its_month()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("rates.csv", "month,currency,rate\n2025-01,EUR,1.10\n2025-02,EUR,1.10\n");
        await book.CommitAsync("euros.csv", "month,customer,product,amount,currency\n2025-01,Ann,Compute,10,EUR\n2025-02,Ann,Compute,10,EUR\n");
        var cubes = book.Services.GetRequiredService<CubeStore>();
        Assert.Equal(110_000, (await cubes.CurrentAsync(Cancellation)).Cells.Of(new Month(2025, 1)).Amounts[0]);

        await book.CommitAsync("rates2.csv", "month,currency,rate\n2025-01,EUR,1.20\n");
        var after = await cubes.CurrentAsync(Cancellation);

        Assert.Equal(120_000, after.Cells.Of(new Month(2025, 1)).Amounts[0]);
        Assert.Equal(110_000, after.Cells.Of(new Month(2025, 2)).Amounts[0]);
    }

    private static async Task CompareAfterEachStepAsync(TestBook book, Random random)
    {
        await book.CommitAsync("rates.csv", "month,currency,rate\n" + string.Concat(Enumerable.Range(1, 5).Select(month => $"2025-0{month},EUR,1.0{month}\n")));
        var cubes = book.Services.GetRequiredService<CubeStore>();
        var committed = new List<int>();
        for (var step = 0; step < Steps; step++)
        {
            await StepAsync(book, random, step, committed);
            var carried = await cubes.CurrentAsync(Cancellation);

            await using var context = book.Open();
            AssertSame(await CubeLoader.LoadAsync(context, book.Time.GetUtcNow(), cancellation: Cancellation), carried);
        }
    }

    private static async Task StepAsync(TestBook book, Random random, int step, List<int> committed)
    {
        if (committed.Count > 1 && random.Next(4) == 0)
        {
            var undone = committed[random.Next(committed.Count)];
            committed.Remove(undone);
            Assert.Equal(BatchOutcome.Done, (await book.Importer.UndoAsync(undone, "ann", Cancellation)).Outcome);
            return;
        }

        if (random.Next(5) == 0)
        {
            if (await DecideAsync(book, random, step) is { } decided) committed.Add(decided);
            return;
        }

        var number = await book.CommitAsync($"{step}.csv", FileOf(random, step), ("repeated-lines", "sum"), (ImportQuestion.Restatement, random.Next(2) == 0 ? "replace" : "add"));
        committed.Add(number);
    }

    // Who is whom, at random; what closes a circle is refused and changes nothing.
    private static async Task<int?> DecideAsync(TestBook book, Random random, int step)
    {
        var one = random.Next(12);
        var imported = await book.ImportAsync(
            $"{step}.csv", $"customer,industry,{(random.Next(4) == 0 ? "distinct from" : "alias of")}\nCustomer {one},Industry {step},Customer {(one + random.Next(1, 12)) % 12}\n");
        if (imported.Commit?.Outcome == BatchOutcome.Done) return imported.File.BatchId;

        Assert.Equal("alias-loop", Assert.Single(imported.File.Problems).Code);
        return null;
    }

    private static string FileOf(Random random, int step)
    {
        if (random.Next(8) == 0) return $"customer,industry\nCustomer {random.Next(12)},Industry {step}\n";
        if (random.Next(8) == 0) return $"month,currency,rate\n2025-0{random.Next(1, 6)},EUR,1.{step + 10}\n";

        var file = new StringBuilder("month,customer,product,amount,currency,amount low,qualifier,status,quantity,unit\n");
        // A file of its own for each step, so that none is the same as one before.
        file.Append(CultureInfo.InvariantCulture, $"2025-0{random.Next(1, 6)},Customer {random.Next(12)},Compute,{step}.01,USD,,,,,\n");
        for (var row = random.Next(12); row >= 0; row--)
        {
            var amount = random.Next(1, 9_999);
            file.Append(CultureInfo.InvariantCulture,
                $"2025-0{random.Next(1, 6)},Customer {random.Next(12)},{Products[random.Next(Products.Length)]},{amount}.37,{(random.Next(3) == 0 ? "EUR" : "USD")},{(random.Next(6) == 0 ? amount - 1 : "")},{(random.Next(9) == 0 ? "nearly" : "")},{(random.Next(5) == 0 ? "estimated" : "")},{QuantityOf(random)}\n");
        }

        return file.ToString();
    }

    private static string QuantityOf(Random random) => random.Next(3) == 0 ? "," : $"{random.Next(1, 500)},{(random.Next(4) == 0 ? "hours" : "seats")}";

    private static void AssertSame(RevenueCube expected, RevenueCube actual)
    {
        Assert.Equal((expected.DataVersion, expected.Currency, expected.Months), (actual.DataVersion, actual.Currency, actual.Months));
        Assert.Equal(expected.Customers, actual.Customers);
        Assert.Equal(expected.Products, actual.Products);
        Assert.Equal(expected.Cells.Customers, actual.Cells.Customers);
        Assert.Equal(expected.Cells.Products, actual.Cells.Products);
        Assert.Equal(expected.Cells.Types, actual.Cells.Types);
        Assert.Equal(expected.Cells.Statuses, actual.Cells.Statuses);
        Assert.Equal(expected.Cells.Amounts, actual.Cells.Amounts);
        Assert.Equal(expected.Cells.Foreign.Cells, actual.Cells.Foreign.Cells);
        Assert.Equal(expected.Cells.Foreign.Currencies, actual.Cells.Foreign.Currencies);
        Assert.Equal(expected.Cells.Foreign.Amounts, actual.Cells.Foreign.Amounts);
        Assert.True(expected.Rates.ConvertsAs(actual.Rates));
        foreach (var month in expected.Months ?? new MonthRange(new Month(2025, 1), new Month(2025, 1)))
        {
            Assert.Equal(expected.Cells.Of(month).Count, actual.Cells.Of(month).Count);
            for (var product = 0; product < expected.Products.Count; product++) Assert.Equal(expected.StatusOf(month, product), actual.StatusOf(month, product));
        }

        for (var cell = 0; cell < expected.Cells.Count; cell++) Assert.Equal(expected.RangeOf(cell), actual.RangeOf(cell));
        Assert.Equal(QuantitiesOf(expected), QuantitiesOf(actual));

        // Units are numbered in the order in which they are met, which may differ.
        static List<(int, string, long)> QuantitiesOf(RevenueCube cube) => [.. Enumerable.Range(0, cube.Quantities.Count).Select(place => cube.Quantities[place]).Order()];
    }
}
