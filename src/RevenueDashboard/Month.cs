using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RevenueDashboard;

/// <summary>A calendar month, the grain of all revenue: 2024-03. Has no day, no time and no zone.</summary>
/// <remarks>
/// Kept as the number of months since January of year 0, so that months order, subtract and index arrays as integers do.
/// The default value is January 0000, which no file can contain.
/// </remarks>
public readonly record struct Month : IComparable<Month>, ISpanFormattable
{
    /// <summary>Months since January of year 0. Also what the database stores.</summary>
    public int Index { get; }

    private Month(int index) => Index = index;

    /// <exception cref="ArgumentOutOfRangeException">The year is not 1 to 9999 or the month is not 1 to 12.</exception>
    public Month(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        Index = year * 12 + month - 1;
    }

    public int Year => Index / 12;

    /// <summary>1 to 12.</summary>
    public int Number => Index % 12 + 1;

    /// <summary>28 to 31.</summary>
    public int Days => DateTime.DaysInMonth(Year, Number);

    public DateOnly FirstDay => new(Year, Number, 1);

    public DateOnly LastDay => new(Year, Number, Days);

    public static Month FromIndex(int index) => new(index / 12, index % 12 + 1);

    public static Month Of(DateOnly date) => new(date.Year, date.Month);

    public static Month Of(DateTimeOffset time) => new(time.Year, time.Month);

    public Month AddMonths(int months) => FromIndex(Index + months);

    /// <summary>Months from <paramref name="earlier"/> to <paramref name="later"/>; negative when they are the other way round.</summary>
    public static int operator -(Month later, Month earlier) => later.Index - earlier.Index;

    public static Month operator +(Month month, int months) => month.AddMonths(months);

    public static bool operator <(Month left, Month right) => left.Index < right.Index;

    public static bool operator >(Month left, Month right) => left.Index > right.Index;

    public static bool operator <=(Month left, Month right) => left.Index <= right.Index;

    public static bool operator >=(Month left, Month right) => left.Index >= right.Index;

    public int CompareTo(Month other) => Index.CompareTo(other.Index);

    /// <summary>Reads the one form the product writes: <c>2024-03</c>. Files have more forms; those are the importer's business.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Month month)
    {
        month = default;
        if (text is not { Length: 7 } || text[4] != '-') return false;
        if (!int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year == 0) return false;
        if (!int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 12) return false;

        month = new Month(year, number);
        return true;
    }

    /// <exception cref="FormatException">The text is not of the form <c>2024-03</c>.</exception>
    public static Month Parse(string text) =>
        TryParse(text, out var month) ? month : throw new FormatException($"\"{text}\" is not a month. Write it as 2024-03.");

    /// <summary>The form the product reads and writes: <c>2024-03</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}");

    /// <summary>The form people read: <c>Mar 2024</c>.</summary>
    public string ToShortName() => FirstDay.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        destination.TryWrite(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}", out charsWritten);
}
