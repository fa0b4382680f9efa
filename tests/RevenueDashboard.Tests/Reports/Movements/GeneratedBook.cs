using RevenueDashboard.Cube;

namespace RevenueDashboard.Tests.Reports.Movements;

/// <summary>A row of a generated book. Rates are whole numbers, so that nothing is rounded and another implementation can be exact too.</summary>
internal sealed record GeneratedRow(int Month, int Customer, int Product, long Millions, string Currency);

/// <summary>
/// A small book with all that makes bridges hard: credits, customers that come back, ties, missing months, several currencies, parents that change.
/// Every month that is there has every product, so that only missing months stand between a bridge and its months.
/// </summary>
internal sealed class GeneratedBook
{
    public const int Months = 16;

    private static readonly Month First = Month.Parse("2023-01");
    private static readonly string[] Products = ["Azure OpenAI", "Copilot", "Leasing"];

    private GeneratedBook(List<GeneratedRow> rows, Dictionary<(int Month, string Currency), long> rates, List<(int Customer, int Parent, int From)> parents) =>
        (Rows, Rates, Parents) = (rows, rates, parents);

    public IReadOnlyList<GeneratedRow> Rows { get; }

    public IReadOnlyDictionary<(int Month, string Currency), long> Rates { get; }

    /// <summary>From which month on a customer counts for which parent.</summary>
    public IReadOnlyList<(int Customer, int Parent, int From)> Parents { get; }

    public static Month MonthAt(int month) => First + month;

    public static string NameOf(int customer) => $"Customer {customer:00}";

    public static GeneratedBook Of(int seed, bool hasCurrencies = true, bool hasChangingParents = true)
    {
        var random = new Random(seed);
        var customers = random.Next(1, 14);
        var missing = Enumerable.Range(1, Months - 2).Where(_ => random.Next(8) == 0).ToHashSet();
        var rates = new Dictionary<(int, string), long>();
        var rows = new List<GeneratedRow>();
        for (var month = 0; month < Months; month++)
        {
            rates[(month, "USD")] = 1;
            rates[(month, "EUR")] = random.Next(1, 4);
            rates[(month, "GBP")] = random.Next(2, 6);
            if (missing.Contains(month)) continue;

            for (var product = 0; product < Products.Length; product++) rows.Add(new GeneratedRow(month, 0, product, 3, "USD"));
            for (var customer = 1; customer <= customers; customer++)
            {
                for (var product = 0; product < Products.Length; product++)
                {
                    // Small numbers tie often; a third of the places stay empty.
                    for (var line = random.Next(3); line > 0; line--)
                        rows.Add(new GeneratedRow(month, customer, product, random.Next(-4, 9), hasCurrencies ? random.Next(4) switch { 0 => "EUR", 1 => "GBP", _ => "USD" } : "USD"));
                }
            }
        }

        var parents = new List<(int, int, int)>();
        for (var customer = 2; customer <= customers; customer++)
        {
            // Under a customer with a lower number: no circles.
            if (random.Next(3) == 0) parents.Add((customer, random.Next(1, customer), hasChangingParents ? random.Next(Months) : 0));
        }

        return new GeneratedBook(rows, rates, parents);
    }

    public RevenueCube ToCube()
    {
        var book = new BookOf();
        foreach (var customer in Enumerable.Range(0, Rows.Max(row => row.Customer) + 1)) book.Described(NameOf(customer), "Any");
        foreach (var ((month, currency), rate) in Rates.Where(rate => rate.Key.Currency != "USD")) book.Rate(MonthAt(month).ToString(), currency, rate);
        foreach (var row in Rows) book.With(MonthAt(row.Month).ToString(), NameOf(row.Customer), row.Millions, Products[row.Product], currency: row.Currency);
        foreach (var (customer, parent, from) in Parents) book.Under(NameOf(parent), NameOf(customer), from == 0 ? null : MonthAt(from).ToString());
        return book.Build();
    }

    /// <summary>Known revenue of a month in millions, by nothing but addition.</summary>
    public long TotalOf(int month) => Rows.Where(row => row.Month == month).Sum(row => row.Millions * Rates[(month, row.Currency)]);

    public bool HasData(int month) => Rows.Any(row => row.Month == month);
}
