namespace RevenueDashboard.Reports.Movements;

/// <summary>Why there is no bridge between two months.</summary>
public enum BridgeGapKind
{
    /// <summary>The scope has no revenue before it: nothing was sold yet, or the book begins.</summary>
    FirstMonth,

    /// <summary>Nobody brought a file for the month.</summary>
    MissingMonth,

    /// <summary>The month lacks the file of a product that was sold before: its customers would seem to have left.</summary>
    MissingProducts,
}

/// <param name="Month">The month that is to blame.</param>
/// <param name="Products">Names of the products without a file.</param>
public sealed record BridgeGap(BridgeGapKind Kind, Month Month, IReadOnlyList<string> Products)
{
    /// <summary>"May 2024 is missing".</summary>
    public string InWords() => Kind switch
    {
        BridgeGapKind.FirstMonth => $"{Month.ToShortName()} is the first month with data",
        BridgeGapKind.MissingMonth => $"{Month.ToShortName()} is missing",
        _ => $"{Month.ToShortName()} has no file for {string.Join(", ", Products)}",
    };

    /// <summary>What stands between two months and a bridge; null when nothing does.</summary>
    internal static BridgeGap? Between(ScopedBook book, Month from, Month to)
    {
        // A product that was not sold yet is not missing.
        if (book.HasData(to) && !book.Products.Any(product => book.Cube.MonthsOf(product) is { } sold && sold.First <= from)) return new BridgeGap(BridgeGapKind.FirstMonth, to, []);
        return Of(book, from) ?? Of(book, to);
    }

    private static BridgeGap? Of(ScopedBook book, Month month)
    {
        if (!book.HasData(month)) return new BridgeGap(BridgeGapKind.MissingMonth, month, []);
        var missing = book.MissingProductsOf(month);
        return missing.Count == 0 ? null : new BridgeGap(BridgeGapKind.MissingProducts, month, [.. missing.Select(product => book.Cube.Products[product].Name)]);
    }
}
