using System.Globalization;

namespace RevenueDashboard.Importing.Workbooks;

/// <summary>A number in a cell, as a field of text.</summary>
internal static class CellText
{
    private const int DaysTo1904 = 1_462;
    private const int LastDay = 2_958_465;
    private const int SecondsOfDay = 86_400;

    /// <summary>The date of a cell, whatever part of it is shown.</summary>
    /// <param name="number">Days.</param>
    public static string Date(decimal number, CellFormat format, bool is1904)
    {
        // No day at all, but a time of day.
        if (number is >= 0 and < 1 && !is1904) return format.Show(number).Trim();

        var days = number + (is1904 ? DaysTo1904 : 0);
        if (days < 0 || days >= LastDay + 1) return "########";

        var day = (int)Math.Floor(days);
        var seconds = (int)Math.Min(Math.Round((days - day) * SecondsOfDay, MidpointRounding.ToEven), SecondsOfDay - 1);
        // The first spreadsheet took 1900 for a leap year, and all later ones kept its numbers.
        var date = day == 60 ? "1900-02-29" : new DateOnly(1899, 12, 30).AddDays(day < 60 ? day + 1 : day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return seconds == 0 ? date : date + string.Create(CultureInfo.InvariantCulture, $"T{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }
}

/// <summary>A number beside what its cell shows.</summary>
/// <param name="Number">What the cell holds.</param>
/// <param name="Shown">What it shows.</param>
/// <param name="Digits">The number that is shown, without sign; null when what is shown is none.</param>
/// <param name="Words">What is shown beside the digits: a mark of currency, a percent sign, another word.</param>
internal readonly record struct ShownNumber(decimal Number, string Shown, decimal? Digits, string Words)
{
    /// <summary>The cell shows another number than it holds. A minus that is shown by colour alone is no other number.</summary>
    public bool Differs => Digits != Math.Abs(IsPercent ? Number * 100 : Number);

    private bool IsPercent => Words.Contains('%', StringComparison.Ordinal);

    public static ShownNumber Of(decimal number, CellFormat format)
    {
        var shown = format.Show(number).Trim();
        var digits = new string([.. shown.Where(c => char.IsAsciiDigit(c) || c == '.')]);
        var power = shown.IndexOf("E+", StringComparison.Ordinal) is var plus and >= 0 ? plus : shown.IndexOf("E-", StringComparison.Ordinal);
        if (power > 0 && char.IsAsciiDigit(shown[power - 1])) return new(number, shown, StoredNumber.Read(shown.Replace(",", "", StringComparison.Ordinal)) is { } scientific ? Math.Abs(scientific) : null, "");

        var words = new string([.. shown.Where(c => !char.IsAsciiDigit(c) && !char.IsWhiteSpace(c) && c is not ('.' or ',' or '-' or '+' or '(' or ')'))]);
        return new(number, shown, StoredNumber.Read(digits), words);
    }

    /// <summary>As a field of text, in which the words stand too: they are judged like those of any other file.</summary>
    /// <param name="asShown">The number that is shown; else the one that is held.</param>
    public string ToText(bool asShown)
    {
        if (asShown && Digits is null) return Shown;

        var number = !asShown ? IsPercent ? Number * 100 : Number : Number < 0 ? -Digits!.Value : Digits!.Value;
        var text = StoredNumber.ToText(number);
        return Words.Length == 0 ? text : IsPercent ? text + Words : $"{text} {Words}";
    }
}
