using RevenueDashboard.Data;

namespace RevenueDashboard.Cube;

/// <summary>The cells of a book at the rates of one month, and what goes with them. A book in one currency is what it was.</summary>
/// <param name="Totals">
/// A total that was published in another currency is converted like any amount in it. One in the reporting currency moves with the known revenue of its
/// product and month: nobody said in which currencies the rest of it was paid, so that keeps its own rates.
/// </param>
/// <param name="Ranges">Bounds of a cell in other currencies move in proportion to its amount.</param>
internal sealed record RatedCells(CubeCells Cells, Dictionary<int, CubeRange> Ranges, Dictionary<(Month Month, int Product), CubeTotal> Totals, RateTable Rates)
{
    /// <param name="ratesOf">Null for each month's own rates.</param>
    /// <exception cref="MissingRateException">A currency of the book has no rate in that month.</exception>
    /// <exception cref="OverflowException">An amount is beyond 64 bits.</exception>
    public static RatedCells Of(RevenueCube cube, Month? ratesOf)
    {
        if (ratesOf is not { } month) return new RatedCells(cube.Cells, cube.Ranges, cube.Totals, cube.Rates);

        var rates = cube.Rates.Only(month);
        var (cells, foreign) = (cube.Cells, cube.Cells.Foreign);
        var totals = cube.Totals.ToDictionary(total => total.Key, total => Converted(total.Value));
        if (foreign.Count == 0) return new RatedCells(cells, cube.Ranges, totals, rates);

        var amounts = (long[])cells.Amounts.Clone();
        var ranges = new Dictionary<int, CubeRange>(cube.Ranges);
        for (var place = 0; place < foreign.Count; place++)
        {
            var cell = foreign.Cells[place];
            var (own, currency) = (foreign.Amounts[place], foreign.Currencies[place]);
            if (!rates.Knows(currency, month)) throw new MissingRateException(currency, month);
            var of = cells.MonthOf(cell);
            // A cell is the sum of what each currency was converted to: exchanging one part is exact.
            var change = checked(rates.Convert(own, currency, of) - cube.Rates.Convert(own, currency, of));
            amounts[cell] = checked(amounts[cell] + change);
            if (totals.TryGetValue((of, cells.Products[cell]), out var total) && total.Foreign is null) totals[(of, cells.Products[cell])] = total with { Amount = checked(total.Amount + change) };
        }

        foreach (var cell in foreign.Cells.ToArray().Distinct().Where(ranges.ContainsKey)) ranges[cell] = Moved(ranges[cell], cells.Amounts[cell], amounts[cell]);
        return new RatedCells(cells.WithAmounts(amounts), ranges, totals, rates);

        CubeTotal Converted(CubeTotal total)
        {
            if (total.Foreign is not { } published) return total;
            return rates.Knows(published.Currency, month) ? total with { Amount = rates.Convert(published.Units, published.Currency, month) } : throw new MissingRateException(published.Currency, month);
        }
    }

    private static CubeRange Moved(CubeRange range, long before, long now)
    {
        // What currencies made zero of has no proportion: its bounds stay as far from it as they were.
        if (before == 0) return range with { Low = checked(range.Low + now), High = checked(range.High + now) };
        long Bound(long bound) => (long)decimal.Round((decimal)bound * now / before, MidpointRounding.AwayFromZero);
        var (one, other) = (Bound(range.Low), Bound(range.High));
        return range with { Low = Math.Min(one, other), High = Math.Max(one, other) };
    }
}

/// <summary>A currency of the book has no rate in the month whose rates are asked for: an amount is never taken as it is.</summary>
public sealed class MissingRateException(Currency currency, Month month)
    : Exception($"The book has revenue in {currency} and no exchange rate for it in {month}: nothing can be shown at the rates of that month. Import the rate, or choose another month.")
{
    public Currency Currency { get; } = currency;

    public Month Month { get; } = month;
}
