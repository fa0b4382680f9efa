using System.Collections.Frozen;

namespace RevenueDashboard.Importing;

/// <summary>Words that head a total and hardly ever name a customer. "Total Hygiene Ltd" is a customer.</summary>
internal static class TotalWords
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "total", "totals", "grand total", "grand totals", "overall total", "sub total", "sub-total", "subtotal", "subtotals", "sub totals", "sum", "sums", "total sum", "sum total", "grand sum",
        "total amount", "total revenue", "total net", "net total", "total spend", "all customers", "all products", "overall", "running total",
        "summe", "summen", "gesamt", "gesamtsumme", "endsumme", "zwischensumme", "insgesamt", "total général", "sous-total", "somme", "totale", "totaal", "subtotaal", "eindtotaal", "suma", "razem", "totalt", "summa",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a cell is a word for a total, with or without the year, month or currency it is the total of.</summary>
    public static bool Are(string field)
    {
        if (field.Length is < 3 or > 64 || FieldText.Forbidden(field, lines: true) is not null) return false;

        var key = Names.Key(field).Trim('*', ':', '.', '=', '-', '_', ' ', '(', ')', '[', ']', 'Σ');
        if (Words.Contains(key)) return true;

        // "Total 2026-01", "Total January 2026", "Total USD".
        var space = key.IndexOf(' ', StringComparison.Ordinal);
        while (space > 0)
        {
            if (Words.Contains(key[..space].TrimEnd(':')) && IsPeriodOrCurrency(key[(space + 1)..])) return true;
            space = key.IndexOf(' ', space + 1);
        }

        return false;
    }

    private static bool IsPeriodOrCurrency(string text) =>
        Currency.TryParse(text, out _) || (text.Length == 4 && MonthText.Digits(text) == 4) || MonthNames.NumberOf(text) > 0 ||
        MonthText.Read(text, MonthOrder.DayFirst, MonthText.First, new Month(2999, 12), out _) == MonthFault.None;
}
