namespace RevenueDashboard.Cube;

/// <summary>What the published totals of a book leave over its known customers, by month and product: seen by product it is the product's like any other revenue.</summary>
internal sealed class ProductRemainders
{
    private readonly Dictionary<(Month Month, int Product), long> rest;
    private readonly ILookup<Month, (int Product, long Amount, RecordStatus Status)> above;

    private ProductRemainders(Dictionary<(Month Month, int Product), long> rest, Dictionary<(Month Month, int Product), CubeTotal> totals)
    {
        this.rest = rest;
        above = rest.Where(left => left.Value > 0)
            .OrderBy(left => left.Key.Product)
            .ToLookup(left => left.Key.Month, left => (left.Key.Product, left.Value, totals[left.Key].Status));
        Count = rest.Count;
    }

    /// <summary>At most so many remainders are above zero.</summary>
    public int Count { get; }

    /// <param name="amountOf">Of a cell; null when it is not counted.</param>
    public static ProductRemainders Of(
        CubeCells cells, Dictionary<(Month Month, int Product), CubeTotal> totals, Dictionary<(Month Month, int Product), MonthStatus> statuses, Func<int, long?> amountOf)
    {
        // A total of a month that nobody brought a file for is no revenue: the month is missing.
        var rest = totals.Where(total => statuses.GetValueOrDefault(total.Key) != MonthStatus.Missing).ToDictionary(total => total.Key, total => total.Value.Amount);
        foreach (var month in rest.Keys.Select(key => key.Month).Distinct().ToList())
        {
            var slice = cells.Of(month);
            for (var cell = slice.Start; cell < slice.End; cell++)
            {
                var key = (month, (int)cells.Products[cell]);
                if (rest.TryGetValue(key, out var left) && amountOf(cell) is { } amount) rest[key] = checked(left - amount);
            }
        }

        return new ProductRemainders(rest, totals);
    }

    /// <summary>Whether a product's month is its published total. One below its known customers is a claim that does not add up, and does not count.</summary>
    public bool IsWhole(Month month, int product) => rest.TryGetValue((month, product), out var left) && left >= 0;

    /// <summary>The remainders of a month above zero, in the order of their products.</summary>
    public IEnumerable<(int Product, long Amount, RecordStatus Status)> Of(Month month) => above[month];
}
