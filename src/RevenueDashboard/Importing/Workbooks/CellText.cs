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
