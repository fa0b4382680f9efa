namespace RevenueDashboard.Reports;

/// <summary>Why changes to and from a month are not worked out: what is not in it would seem to have left, or to have come.</summary>
/// <param name="Month">The month that is to blame.</param>
/// <param name="Status">Missing, open, or of what is there.</param>
/// <param name="Products">Names of the products without a file.</param>
public sealed record MonthGap(Month Month, MonthStatus Status, IReadOnlyList<string> Products)
{
    /// <summary>"Mar 2025 has no file for Copilot".</summary>
    public string InWords() => Status switch
    {
        MonthStatus.Missing => $"{Month.ToShortName()} is missing",
        MonthStatus.Open => $"{Month.ToShortName()} is open",
        _ => $"{Month.ToShortName()} has no file for {string.Join(", ", Products)}",
    };

    /// <summary>Null when the month is over and complete.</summary>
    internal static MonthGap? Of(ScopedBook book, Month month) => book.Compares(month, month)
        ? null
        : new MonthGap(month, book.StatusOf(month), [.. book.MissingProductsOf(month).Select(product => book.Cube.Products[product].Name)]);

    /// <summary>What stands between two months and a change; null when nothing does.</summary>
    internal static MonthGap? Between(ScopedBook book, Month earlier, Month later) => Of(book, earlier) ?? Of(book, later);
}
