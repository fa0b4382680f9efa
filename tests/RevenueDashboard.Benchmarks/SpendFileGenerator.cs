using System.Globalization;

namespace RevenueDashboard.Benchmarks;

/// <summary>A spend file of any size: every customer buys every product in every month, a few give credit back, sizes fall as in real books.</summary>
internal static class SpendFileGenerator
{
    /// <param name="seed">The same seed writes the same file.</param>
    /// <param name="first">The first month; January 2022 when none is given.</param>
    public static void Write(string path, int customers, int months, int products, int seed = 1, Month? first = null)
    {
        var random = new Random(seed);
        var sizes = Enumerable.Range(0, customers).Select(rank => 2_000_000m / (rank + 1)).ToArray();
        var start = first ?? new Month(2022, 1);

        using var file = new StreamWriter(path);
        file.Write("month,customer,product,amount,currency\n");
        for (var month = 0; month < months; month++)
        {
            for (var customer = 0; customer < customers; customer++)
            {
                for (var product = 0; product < products; product++)
                {
                    var amount = sizes[customer] * (decimal)(0.5 + random.NextDouble()) / (product + 1);
                    if (random.Next(1000) == 0) amount = -amount / 10;
                    file.Write(string.Create(CultureInfo.InvariantCulture, $"{start + month},Customer {customer:00000} Holdings,Product {product + 1},{decimal.Round(amount, 2)},USD\n"));
                }
            }
        }
    }
}
