namespace RevenueDashboard.Cube;

/// <summary>
/// What cells were made of in currencies other than the reporting one: their amounts before they were converted. A cell has one entry for each
/// such currency, most cells have none, and a book in one currency has nothing here.
/// </summary>
public sealed class ForeignCells
{
    private readonly int[] cells;
    private readonly Currency[] currencies;
    private readonly long[] amounts;

    private ForeignCells(int[] cells, Currency[] currencies, long[] amounts) => (this.cells, this.currencies, this.amounts) = (cells, currencies, amounts);

    public static ForeignCells None { get; } = new([], [], []);

    public int Count => cells.Length;

    /// <summary>Positions of cells, in order; one with several currencies comes several times.</summary>
    internal ReadOnlySpan<int> Cells => cells;

    /// <summary>Of each entry; those of one cell in the order of their codes.</summary>
    internal ReadOnlySpan<Currency> Currencies => currencies;

    /// <summary>Ten-thousandths of the entry's own currency.</summary>
    internal ReadOnlySpan<long> Amounts => amounts;

    /// <summary>The first entry of a cell or of one after it.</summary>
    internal int FirstFrom(int cell)
    {
        var (low, high) = (0, cells.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (cells[middle] < cell) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>Collects entries, cell by cell in order.</summary>
    internal sealed class Builder
    {
        private readonly List<int> cells = [];
        private readonly List<Currency> currencies = [];
        private readonly List<long> amounts = [];

        public void Add(int cell, Currency currency, long amount)
        {
            // One order whatever currency the book met first: a cell has two or three at most.
            var place = cells.Count;
            while (place > 0 && cells[place - 1] == cell && string.CompareOrdinal(currencies[place - 1].Code, currency.Code) > 0) place--;
            cells.Insert(place, cell);
            currencies.Insert(place, currency);
            amounts.Insert(place, amount);
        }

        /// <summary>Takes over the entries of consecutive cells, which now start at another position.</summary>
        /// <param name="next">Where to go on in <paramref name="source"/>: cells are taken in order.</param>
        public void Take(ForeignCells source, ref int next, int first, int end, int at)
        {
            while (next < source.Count && source.cells[next] < first) next++;
            for (; next < source.Count && source.cells[next] < end; next++) Add(source.cells[next] - first + at, source.currencies[next], source.amounts[next]);
        }

        public ForeignCells Build() => cells.Count == 0 ? None : new ForeignCells([.. cells], [.. currencies], [.. amounts]);
    }
}
