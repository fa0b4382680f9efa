namespace RevenueDashboard.Importing;

/// <summary>
/// Counts and sums per combination of month, product, revenue type and currency. There are few of them, and everything the summary says is
/// added up from them at the end.
/// </summary>
internal sealed class SpendTotals
{
    private readonly Dictionary<long, Combination> byKey = [];
    private readonly List<Combination> combinations = [];
    private readonly Dictionary<Currency, CurrencySum> byCurrency = [];
    private Combination? last;

    /// <summary>Adds a row; tells the number of its combination.</summary>
    public int Add(Month month, int product, RevenueType type, Currency currency, long amount, long line)
    {
        var combination = last is not null && last.Month == month && last.Product == product && last.Type == type && last.Currency == currency
            ? last
            : Find(month, product, type, currency, amount, line);
        combination.Rows++;
        combination.Amount += amount;
        combination.OfCurrency.Rows++;
        combination.OfCurrency.Amount += amount;
        combination.Last = (line, amount);
        combination.Largest = Math.Max(combination.Largest, Math.Abs(amount));
        return combination.Number;
    }

    /// <summary>The only currency so far; null when there are several or none.</summary>
    public Currency? OnlyCurrency => byCurrency.Count == 1 ? byCurrency.Keys.First() : null;

    /// <summary>All rows of a currency so far.</summary>
    public (long Rows, Int128 Amount) Of(Currency currency) => byCurrency.TryGetValue(currency, out var sum) ? (sum.Rows, sum.Amount) : default;

    /// <summary>Sums per month and currency, in order. One that does not fit is a problem and left out.</summary>
    public IReadOnlyList<FileTotal> Totals(ProblemList problems)
    {
        var totals = new List<FileTotal>();
        foreach (var group in combinations.GroupBy(each => (each.Month, each.Currency)).OrderBy(group => group.Key.Month).ThenBy(group => group.Key.Currency.Code, StringComparer.Ordinal))
        {
            var amount = group.Aggregate(Int128.Zero, (sum, each) => sum + each.Amount);
            if (amount < long.MinValue || amount > long.MaxValue) problems.Add(0, null, FileProblems.TotalOutOfRange($"{group.Key.Month} in {group.Key.Currency}"), null);
            else totals.Add(new FileTotal(group.Key.Month, group.Key.Currency, group.Sum(each => each.Rows), (long)amount));
        }

        return totals;
    }

    /// <summary>Rows per month and product, in order.</summary>
    /// <param name="productId">The number the sink gave to a product of the file.</param>
    public IReadOnlyList<FileScope> Scopes(Func<int, int> productId) =>
    [
        .. combinations.GroupBy(each => (each.Month, ProductId: productId(each.Product)))
            .OrderBy(group => group.Key.Month).ThenBy(group => group.Key.ProductId)
            .Select(group => new FileScope(group.Key.Month, group.Key.ProductId, group.Sum(each => each.Rows))),
    ];

    /// <summary>Rows that add up all others of their month or of the file, in the order of the file.</summary>
    public IReadOnlyList<SumRow> Sums()
    {
        var ofMonths = combinations.GroupBy(each => (each.Month, each.Currency)).Select(group => Sum(group, group.Key.Month.ToString()));
        var ofFile = combinations.GroupBy(each => each.Currency).Where(group => group.Select(each => each.Month).Distinct().Skip(1).Any()).Select(group => Sum(group, "the file"));
        return [.. ofMonths.Concat(ofFile).OfType<SumRow>().DistinctBy(sum => sum.Line).OrderBy(sum => sum.Line)];
    }

    private static SumRow? Sum(IEnumerable<Combination> group, string of)
    {
        var all = group.ToList();
        return SumRow.Find(
            all.Sum(each => each.Rows), all.Aggregate(Int128.Zero, (sum, each) => sum + each.Amount), all.Max(each => each.Largest),
            all.MinBy(each => each.First.Line)!.First, all.MaxBy(each => each.Last.Line)!.Last, all[0].Currency, of);
    }

    private Combination Find(Month month, int product, RevenueType type, Currency currency, long amount, long line)
    {
        var key = KeyOf(month, product, type, currency);
        if (!byKey.TryGetValue(key, out var combination))
        {
            if (!byCurrency.TryGetValue(currency, out var ofCurrency)) byCurrency.Add(currency, ofCurrency = new CurrencySum());
            combination = new Combination { Number = combinations.Count, Month = month, Product = product, Type = type, Currency = currency, First = (line, amount), OfCurrency = ofCurrency };
            byKey.Add(key, combination);
            combinations.Add(combination);
        }

        return last = combination;
    }

    // One number instead of four, hashed in no time: 28 bits for the product, 15 for the three letters, 17 for the month, 3 for the type.
    private static long KeyOf(Month month, int product, RevenueType type, Currency currency)
    {
        var code = currency.Code;
        var letters = ((code[0] - 'A') * 26 + code[1] - 'A') * 26 + code[2] - 'A';
        return ((((((long)product << 15) | (long)letters) << 17) | (long)month.Index) << 3) | (long)type;
    }

    private sealed class CurrencySum
    {
        public long Rows { get; set; }

        public Int128 Amount { get; set; }
    }

    private sealed class Combination
    {
        public required int Number { get; init; }

        public required Month Month { get; init; }

        public required int Product { get; init; }

        public required RevenueType Type { get; init; }

        public required Currency Currency { get; init; }

        public required CurrencySum OfCurrency { get; init; }

        public long Rows { get; set; }

        public Int128 Amount { get; set; }

        public required (long Line, long Amount) First { get; init; }

        public (long Line, long Amount) Last { get; set; }

        /// <summary>Of the amounts without sign.</summary>
        public long Largest { get; set; }
    }
}
