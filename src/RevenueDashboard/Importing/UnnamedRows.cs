namespace RevenueDashboard.Importing;

/// <summary>
/// Rows with an amount and neither customer nor product, as SUM writes them below a column. One that adds up the rows above it is a total; of any other
/// nobody can tell what it is.
/// </summary>
internal sealed class UnnamedRows
{
    /// <summary>Rows that are kept to be asked about; a file with more of them has no totals but lost names.</summary>
    private const int Most = 10_000;

    private readonly List<SumRow> sums = [];
    private readonly Dictionary<Currency, (long Rows, Int128 Amount)> last = [];

    /// <summary>Those that are totals, in the order of the file.</summary>
    public IReadOnlyList<SumRow> Sums => sums;

    /// <summary>Takes a row that is the sum of all rows above it, or of those since the last such row. False when it is neither.</summary>
    /// <param name="above">All rows above it in its currency.</param>
    public bool Take(long line, long amount, Currency currency, (long Rows, Int128 Amount) above)
    {
        var before = last.GetValueOrDefault(currency);
        var since = (Rows: above.Rows - before.Rows, Amount: above.Amount - before.Amount);
        var isSumOfSome = since.Rows > 0 && since.Amount == amount;
        if (sums.Count >= Most || above.Rows == 0 || !isSumOfSome && above.Amount != amount) return false;

        sums.Add(new SumRow(line, amount, currency, isSumOfSome ? since.Rows : above.Rows, "") { IsUnnamed = true });
        last[currency] = above;
        return true;
    }
}
