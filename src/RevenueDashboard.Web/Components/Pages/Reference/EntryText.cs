using System.Globalization;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Reference;

/// <summary>Numbers of reference files as they are shown: every digit as it is kept, the whole ones in threes.</summary>
public static class EntryText
{
    /// <summary>"1,234.5 (USD, estimated)" for "1234.5 (USD, estimated)"; a margin says that it is in per cent; what is no number stays as it is.</summary>
    /// <param name="column">Header of the file.</param>
    public static string Of(string column, string text) =>
        !IsNumber(column) ? text : (column.StartsWith("gross", StringComparison.Ordinal) && text.Length > 0) || text.EndsWith('%') ? $"{Grouped(text.TrimEnd('%'))}{Figures.ThinSpace}%" : Grouped(text);

    private static string Grouped(string text)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? space : text.Length;
        var point = text.IndexOf('.', 0, end);
        var whole = point < 0 ? text[..end] : text[..point];
        return decimal.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? $"{(text[0] == '-' ? Figures.Minus : "")}{Math.Abs(value).ToString("#,0", CultureInfo.InvariantCulture)}{text[whole.Length..]}"
            : text;
    }

    /// <summary>The columns of reference files that are numbers.</summary>
    public static bool IsNumber(string column) => column is "rate" or "over" or "total" or "value" or "warning" or "hard" or "target" or "gross margin low" or "gross margin high";
}
