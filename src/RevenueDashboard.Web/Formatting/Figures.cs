using System.Globalization;

namespace RevenueDashboard.Web.Formatting;

/// <summary>
/// How numbers read, everywhere in the product: comma for thousands, point for decimals, a true minus sign, a narrow space before % and units.
/// Rounds half away from zero; a number that rounds to zero has no sign; a number that has no meaning is "n/a".
/// </summary>
public static class Figures
{
    /// <summary>U+2212, as wide as a plus sign; the hyphen is not.</summary>
    public const char Minus = '\u2212';

    /// <summary>U+202F, the narrow space that does not break.</summary>
    public const char ThinSpace = '\u202F';

    public const string NotApplicable = "n/a";

    /// <summary><c>83.3</c>: an amount in the unit its header names.</summary>
    public static string Amount(decimal amount, AmountUnit unit, int decimals = 1) => Number(amount / unit.Size, decimals);

    /// <summary><c>83.3 M$</c>.</summary>
    public static string AmountWithUnit(decimal amount, AmountUnit unit, int decimals = 1) => $"{Amount(amount, unit, decimals)}{ThinSpace}{unit.Word}";

    /// <summary><c>+1.2</c>, <c>−0.4</c>, <c>0.0</c>.</summary>
    public static string AmountChange(decimal change, AmountUnit unit, int decimals = 1) => Signed(change / unit.Size, decimals);

    /// <summary>Every digit that is kept: <c>21,042,318.40</c>, never fewer decimals than the currency has, up to four.</summary>
    public static string Exact(Money amount) => WithMinus(amount.ToDecimal(), amount.Currency.Decimals switch
    {
        0 => "#,0.####",
        2 => "#,0.00##",
        3 => "#,0.000#",
        _ => "#,0.0000",
    });

    /// <summary><c>21,042,318.40 USD</c>.</summary>
    public static string ExactWithCurrency(Money amount) => $"{Exact(amount)} {amount.Currency}";

    /// <summary><c>24.0 %</c> of a fraction of one; "n/a" for a share of nothing.</summary>
    public static string Percent(double? fraction, int decimals = 1) =>
        ToDecimal(fraction * 100) is { } percent ? $"{Number(percent, decimals)}{ThinSpace}%" : NotApplicable;

    /// <summary><c>24.0</c>, for columns whose header says %.</summary>
    public static string PercentNumber(double? fraction, int decimals = 1) => ToDecimal(fraction * 100) is { } percent ? Number(percent, decimals) : NotApplicable;

    /// <summary><c>+3.9 %</c>: a growth.</summary>
    public static string PercentChange(double? fraction, int decimals = 1) =>
        ToDecimal(fraction * 100) is { } percent ? $"{Signed(percent, decimals)}{ThinSpace}%" : NotApplicable;

    /// <summary><c>+3.9</c>, for columns of growth whose header says %.</summary>
    public static string PercentChangeNumber(double? fraction, int decimals = 1) => ToDecimal(fraction * 100) is { } percent ? Signed(percent, decimals) : NotApplicable;

    /// <summary><c>+0.6 pp</c>: the difference of two shares, both fractions of one.</summary>
    public static string Points(double? difference, int decimals = 1) =>
        ToDecimal(difference * 100) is { } points ? $"{Signed(points, decimals)}{ThinSpace}pp" : NotApplicable;

    /// <summary><c>+0.6</c>, for columns whose header says pp.</summary>
    public static string PointsNumber(double? difference, int decimals = 1) => ToDecimal(difference * 100) is { } points ? Signed(points, decimals) : NotApplicable;

    /// <summary><c>13.7</c>; "n/a" when the measure has no meaning.</summary>
    public static string Number(double? number, int decimals = 1) => ToDecimal(number) is { } known ? Number(known, decimals) : NotApplicable;

    /// <summary><c>−0.5</c>, <c>+24.0</c>.</summary>
    public static string Change(double? number, int decimals = 1) => ToDecimal(number) is { } known ? Signed(known, decimals) : NotApplicable;

    /// <summary><c>1,284</c>.</summary>
    public static string Count(long count) => WithMinus(count, "#,0");

    /// <summary><c>1 customer</c>, <c>55 customers</c>.</summary>
    public static string Count(long count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    /// <summary><c>Mar 2024</c>.</summary>
    public static string MonthName(Month month) => month.ToShortName();

    /// <summary><c>May 2023 to Apr 2024</c>, or one month.</summary>
    public static string MonthNames(MonthRange months) => months.Count == 1 ? MonthName(months.First) : $"{MonthName(months.First)} to {MonthName(months.Last)}";

    /// <summary><c>18 Apr 2024</c>.</summary>
    public static string Date(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>18 Apr 2024 09:12</c>, in the offset given.</summary>
    public static string Time(DateTimeOffset time) => time.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>96 KB</c>: thousands of bytes, as file managers count.</summary>
    public static string FileSize(long bytes) => bytes switch
    {
        >= 1_000_000_000 => $"{Number(bytes / 1_000_000_000m, 1)} GB",
        >= 1_000_000 => $"{Number(bytes / 1_000_000m, 1)} MB",
        >= 1_000 => $"{Number(bytes / 1_000m, 0)} KB",
        _ => Count(bytes, "byte", "bytes"),
    };

    private static string Number(decimal number, int decimals) => WithMinus(decimal.Round(number, decimals, MidpointRounding.AwayFromZero), Format(decimals));

    private static string Signed(decimal number, int decimals)
    {
        var rounded = decimal.Round(number, decimals, MidpointRounding.AwayFromZero);
        return rounded > 0 ? "+" + WithMinus(rounded, Format(decimals)) : WithMinus(rounded, Format(decimals));
    }

    private static string WithMinus(decimal number, string format)
    {
        var digits = decimal.Abs(number).ToString(format, CultureInfo.InvariantCulture);
        return number < 0 ? Minus + digits : digits;
    }

    private static string Format(int decimals) => decimals == 0 ? "#,0" : "#,0." + new string('0', decimals);

    // To decimal before rounding: 24.05 as a double lies below its own text, and half would round down.
    private static decimal? ToDecimal(double? number) => number is { } known && double.IsFinite(known) && Math.Abs(known) < 1e27 ? (decimal)known : null;
}
