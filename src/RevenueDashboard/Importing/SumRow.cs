using System.Globalization;

namespace RevenueDashboard.Importing;

/// <summary>A row whose amount is the sum of the others of its month, or of the whole file.</summary>
/// <param name="Line">Its physical line.</param>
/// <param name="Amount">Ten-thousandths.</param>
/// <param name="Others">How many rows it adds up.</param>
/// <param name="Of">What they have in common: 2026-01, the file.</param>
internal sealed record SumRow(long Line, long Amount, Currency Currency, long Others, string Of)
{
    /// <summary>Rows beside a last row that may be their total; fewer add up by chance.</summary>
    private const int OthersAbove = 2;

    /// <summary>Rows beside a first row that may be their total: totals stand below more often.</summary>
    private const int OthersBelow = 4;

    /// <summary>It names neither a customer nor a product.</summary>
    public bool IsUnnamed { get; init; }

    public string Describe() => IsUnnamed
        ? string.Create(CultureInfo.InvariantCulture, $"Line {Line}: {Money.ToPlainText(Amount)} {Currency} without a customer and a product is the sum of the {(Others == 1 ? "row" : $"{Others:N0} rows")} above it.")
        : string.Create(CultureInfo.InvariantCulture, $"Line {Line}: {Money.ToPlainText(Amount)} {Currency} is the sum of the other {Others:N0} rows of {Of}.");

    /// <summary>The row of a group that adds up all others; null when there is none.</summary>
    /// <param name="rows">Rows of the group.</param>
    /// <param name="total">Their sum.</param>
    /// <param name="largest">The largest of their amounts, without sign.</param>
    public static SumRow? Find(long rows, Int128 total, Int128 largest, (long Line, long Amount) first, (long Line, long Amount) last, Currency currency, string of)
    {
        if (rows > OthersAbove && IsSum(last.Amount)) return new SumRow(last.Line, last.Amount, currency, rows - 1, of);
        if (rows > OthersBelow && IsSum(first.Amount)) return new SumRow(first.Line, first.Amount, currency, rows - 1, of);
        return null;

        bool IsSum(long amount) => amount != 0 && total == (Int128)amount * 2 && Int128.Abs(amount) == largest;
    }
}
