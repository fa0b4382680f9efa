using System.Buffers;
using System.Text;

namespace RevenueDashboard;

/// <summary>
/// Text in a file that may be opened in a spreadsheet: <see cref="Neutral"/> puts an apostrophe before what would run as a formula, and
/// <see cref="Plain(string)"/> takes it off again. A file that was downloaded says, when it is imported, exactly what it said.
/// </summary>
public static class SpreadsheetText
{
    private const char Mark = '\'';

    private static readonly SearchValues<char> Starts = SearchValues.Create("=@+-\t\r\n＝＠＋－");
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789., \u00A0\u202F$€£¥%");

    /// <summary>
    /// Puts ' before what a spreadsheet would run as a formula, and before text that looks as if that had been done already: a name that begins
    /// with '- has one more apostrophe in the file.
    /// </summary>
    /// <param name="text">As it is meant.</param>
    public static string Neutral(string text) => StartsAsFormula(text.AsSpan().TrimStart(Mark)) ? $"{Mark}{text}" : text;

    /// <summary><see cref="Neutral"/>, for cells that may hold text or an amount: a signed number is no formula and stays as it is.</summary>
    /// <param name="cell">As it is meant.</param>
    public static string NeutralUnlessNumber(string cell) => IsSignedNumber(cell) ? cell : Neutral(cell);

    /// <summary>What a cell of a file means: one apostrophe before the start of a formula belongs to the file, any other to the text.</summary>
    /// <param name="cell">As it stands in the file.</param>
    public static string Plain(string cell) => cell.StartsWith(Mark) && StartsAsFormula(cell.AsSpan().TrimStart(Mark)) ? cell[1..] : cell;

    /// <inheritdoc cref="Plain(string)"/>
    /// <remarks>Asked of every field of every row: costs a comparison and no memory.</remarks>
    public static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> cell) => cell.Length > 1 && cell[0] == (byte)Mark ? Unmarked(cell) : cell;

    private static ReadOnlySpan<byte> Unmarked(ReadOnlySpan<byte> cell) =>
        Rune.DecodeFromUtf8(cell.TrimStart((byte)Mark), out var first, out _) == OperationStatus.Done && first.IsBmp && Starts.Contains((char)first.Value) ? cell[1..] : cell;

    private static bool StartsAsFormula(ReadOnlySpan<char> text) => text.Length > 0 && Starts.Contains(text[0]);

    private static bool IsSignedNumber(string text) => text is ['+' or '-', _, ..] && !text.AsSpan(1).ContainsAnyExcept(OfNumbers);
}
