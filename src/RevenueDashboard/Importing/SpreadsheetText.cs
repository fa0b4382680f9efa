using System.Buffers;

namespace RevenueDashboard.Importing;

/// <summary>Somebody else's text in a file that is opened in a spreadsheet.</summary>
internal static class SpreadsheetText
{
    private static readonly SearchValues<char> Starts = SearchValues.Create("=@+-\t\r\n＝＠＋－");
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789., \u00A0\u202F$€£¥%");

    /// <summary>
    /// Puts ' before what a spreadsheet would run as a formula. A signed number is none and stays as it is: it goes back into a file of amounts.
    /// </summary>
    public static string Neutral(string text)
    {
        if (text.Length == 0 || !Starts.Contains(text[0])) return text;

        var isNumber = text[0] is '+' or '-' && text.Length > 1 && !text.AsSpan(1).ContainsAnyExcept(OfNumbers);
        return isNumber ? text : $"'{text}";
    }
}
