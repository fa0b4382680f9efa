using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;
using static RevenueDashboard.Tests.Data.TestBook;

namespace RevenueDashboard.Tests.Cube;

/// <summary>Revenue booked under other names that were decided to be one customer is the revenue booked under that customer's name.</summary>
public sealed class AliasPropertyTests
{
    private static readonly string[] Products = ["Compute", "Storage"];

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public async Task Any_names_give_the_figures_of_the_customers_they_are(int seed)
    {
        var random = new Random(seed);
        // Each of twenty names is itself or, by a chain, one of those before it.
        var parentOf = Enumerable.Range(0, 20).Select(name => name > 3 && random.Next(2) == 0 ? random.Next(name) : name).ToArray();
        var (underNames, underCustomers) = Rows(random, name => LastOf(parentOf, name));
        await using var named = await CreateAsync(DatabaseProvider.Sqlite);
        await using var direct = await CreateAsync(DatabaseProvider.Sqlite);
        foreach (var book in (TestBook[])[named, direct]) await book.CommitAsync("rates.csv", "month,currency,rate\n2025-01,EUR,1.0337\n2025-02,EUR,1.0411\n2025-03,EUR,1.0813\n");

        await named.CommitAsync("spend.csv", underNames, ("repeated-lines", "sum"));
        var before = Figures(await CubeAsync(named));
        var aliases = await named.CommitAsync("names.csv", "customer,industry,alias of\nSomebody,Retail,\n" + string.Concat(
            parentOf.Select((other, name) => other == name ? "" : $"Name {name},,Name {other}\n")));
        await direct.CommitAsync("spend.csv", underCustomers, ("repeated-lines", "sum"));

        var (one, other) = (await CubeAsync(named), await CubeAsync(direct));
        Assert.Equal(Figures(other), Figures(one));
        Assert.Equal(Measures(other), Measures(one));

        Assert.Equal(BatchOutcome.Done, (await named.Importer.UndoAsync(aliases, "ann", Cancellation)).Outcome);
        Assert.Equal(before, Figures(await CubeAsync(named)));
    }

    private static (string UnderNames, string UnderCustomers) Rows(Random random, Func<int, int> customerOf)
    {
        var (names, customers) = (new StringBuilder("month,customer,product,amount,currency,amount low\n"), new StringBuilder("month,customer,product,amount,currency,amount low\n"));
        for (var row = 0; row < 80; row++)
        {
            var name = random.Next(20);
            var amount = random.Next(1, 99_999);
            var rest = string.Create(CultureInfo.InvariantCulture, $"{Products[random.Next(2)]},{amount}.37,{(random.Next(3) == 0 ? "EUR" : "USD")},{(random.Next(5) == 0 ? amount - 1 : "")}\n");
            var month = random.Next(1, 4);
            names.Append(CultureInfo.InvariantCulture, $"2025-0{month},Name {name},{rest}");
            customers.Append(CultureInfo.InvariantCulture, $"2025-0{month},Name {customerOf(name)},{rest}");
        }

        return (names.ToString(), customers.ToString());
    }

    private static int LastOf(int[] parentOf, int name) => parentOf[name] == name ? name : LastOf(parentOf, parentOf[name]);

    private static async Task<RevenueCube> CubeAsync(TestBook book) => await book.Services.GetRequiredService<CubeStore>().CurrentAsync(Cancellation);

    private static List<string> Figures(RevenueCube cube) =>
    [
        .. Enumerable.Range(0, cube.Cells.Count).Select(cell => string.Create(CultureInfo.InvariantCulture,
            $"{cube.Cells.MonthOf(cell)} {cube.Customers[cube.Cells.Customers[cell]].Name} {cube.Products[cube.Cells.Products[cell]].Name} {cube.Cells.Types[cell]} {cube.Cells.Amounts[cell]} {cube.RangeOf(cell)}")).Order(StringComparer.Ordinal),
    ];

    private static List<string> Measures(RevenueCube cube) =>
    [
        .. ConcentrationReport.Of(cube, new ReportQuestion()).Months.Select(month => string.Create(CultureInfo.InvariantCulture,
            $"{month.Month} {month.Measures!.Total} {month.Measures.Customers} {month.Measures.Top1Share:F9} {month.Measures.Hhi:F6} {month.Measures.Gini:F9} {month.Largest!.Name}")),
    ];
}
