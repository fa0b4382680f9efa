using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Reference;

/// <summary>What is said of months as a grid: months down, the newest first, and currencies or products across. What nobody said is a gap.</summary>
/// <param name="Columns">Codes of currencies or names of products.</param>
public sealed record EntryGrid(IReadOnlyList<string> Columns, IReadOnlyList<EntryGridRow> Rows)
{
    /// <summary>Products without any total stand beside the others as long as there is room.</summary>
    private const int MostWithoutTotal = 8;

    /// <summary>Rates: reporting currency for one unit.</summary>
    public static EntryGrid OfRates(ReferenceView view)
    {
        var decimals = view.Rates.ToLookup(rate => rate.Currency, rate => DecimalsOf(ReferenceText.Rate(rate.Rate)));
        var entries = view.Rates.ToDictionary(rate => (rate.Month, rate.Currency.Code), rate => new EntryGridCell(
            Padded(ReferenceText.Rate(rate.Rate), decimals[rate.Currency].Max()), null,
            Entry(("month", rate.Month.ToString()), ("currency", rate.Currency.Code), ("rate", ReferenceText.Rate(rate.Rate)), ("source", rate.Source ?? "")))
        {
            Source = rate.Source,
        });
        return Of(view, [.. view.Rates.Select(rate => rate.Currency.Code).Distinct().Order(StringComparer.Ordinal)], entries, "currency");
    }

    /// <summary>Reported totals, each with what known customers leave of it.</summary>
    public static EntryGrid OfTotals(ReferenceView view)
    {
        var entries = view.Totals.ToDictionary(total => (total.Month, total.Product), total => new EntryGridCell(
            $"{Figures.Exact(new Money(total.Amount, total.Currency))}{(total.Currency == view.Currency ? "" : $" {total.Currency}")}",
            total.Remainder switch
            {
                < 0 => $"{Figures.Exact(new Money(-total.Remainder, view.Currency))} below the known",
                0 => "all known",
                _ => $"{Figures.Exact(new Money(total.Remainder, view.Currency))} unallocated",
            },
            Entry(
                ("month", total.Month.ToString()), ("product", total.Product), ("total", Money.ToPlainText(total.Amount)), ("currency", total.Currency.Code),
                ("status", ReferenceText.Word(total.Status)), ("source", total.Source ?? "")))
        {
            IsContradicted = total.Remainder < 0, Source = total.Source,
        });
        var products = view.Totals.Select(total => total.Product).Distinct().Order(StringComparer.OrdinalIgnoreCase).ToList();
        return Of(view, [.. products, .. view.SoldProducts.Except(products).Take(Math.Max(0, MostWithoutTotal - products.Count))], entries, "product");
    }

    private static EntryGrid Of(ReferenceView view, IReadOnlyList<string> columns, Dictionary<(Month Month, string Column), EntryGridCell> entries, string of)
    {
        if (entries.Count == 0) return new EntryGrid(columns, []);

        var (first, last) = (entries.Keys.Min(key => key.Month), entries.Keys.Max(key => key.Month));
        if (view.Months is { } sold && sold.Last > last) last = sold.Last;
        return new EntryGrid(columns,
        [
            .. new MonthRange(first, last).Reverse().Select(month => new EntryGridRow(month,
                [.. columns.Select(column => entries.GetValueOrDefault((month, column)) ?? new EntryGridCell(null, null, Entry(("month", month.ToString()), (of, column), ("currency", of == "currency" ? column : view.Currency.Code))))])),
        ]);
    }

    private static int DecimalsOf(string number) => number.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? number.Length - point - 1 : 0;

    // The points of a column stand below each other.
    private static string Padded(string number, int decimals)
    {
        var missing = decimals - DecimalsOf(number);
        return missing <= 0 ? number : number + (DecimalsOf(number) == 0 ? "." : "") + new string('0', missing);
    }

    private static Dictionary<string, string> Entry(params (string Column, string Value)[] cells) => cells.DistinctBy(cell => cell.Column).ToDictionary(cell => cell.Column, cell => cell.Value);
}

/// <param name="Cells">One for each column.</param>
public sealed record EntryGridRow(Month Month, IReadOnlyList<EntryGridCell> Cells);

/// <param name="Text">What is said; null for a gap.</param>
/// <param name="Note">What stands below it in small.</param>
/// <param name="Entry">The row of the file, by column; of a gap only what it would be about.</param>
public sealed record EntryGridCell(string? Text, string? Note, IReadOnlyDictionary<string, string> Entry)
{
    /// <summary>More is known than was published.</summary>
    public bool IsContradicted { get; init; }

    /// <summary>Where the entry comes from; null when nobody said.</summary>
    public string? Source { get; init; }
}
