using System.Globalization;
using CsvHelper;

namespace RevenueDashboard.Importing;

/// <summary>What can be wrong with a row as a row.</summary>
internal static class RowProblems
{
    public static Fault Of(CsvMalformedReason reason) => reason == CsvMalformedReason.UnterminatedQuote
        ? new(ProblemCodes.QuoteUnclosed, "A quote opens here and is never closed. Close it, or double the quotes that belong to the text: \"\".")
        : new(ProblemCodes.QuoteStray, "A quote stands inside a field. Put the whole field in quotes and double those that belong to the text: \"He said \"\"yes\"\"\".");

    public static Fault Total { get; } = new(ProblemCodes.TotalRow,
        "This row looks like a total of other rows. Remove it, or import the file with its totals left out.");

    public static Fault HeaderAgain { get; } = new(ProblemCodes.HeaderAgain, "This row is the header again, as when files are put one below the other. Remove it.");

    public static Fault Unnamed { get; } = new(ProblemCodes.RowUnnamed,
        "The row has an amount, and neither a customer nor a product. If it is a total of other rows, remove it; if not, fill in whose it is.");

    public static Fault FieldCount(int found, int expected) => new(ProblemCodes.RowFieldCount, string.Create(CultureInfo.InvariantCulture,
        $"The row has {found:N0} fields; the header has {expected:N0}. {(found > expected ? "Put fields that contain the separator in quotes." : "Add the missing fields, empty if need be.")}"));

    /// <param name="column">Its letter, as spreadsheets count.</param>
    public static Fault NoHeader(string column) => new(ProblemCodes.ColumnWithoutHeader,
        $"Column {column} has a value here and no header: nobody can tell what it is. Give the column a header, or empty the cell; where commas divide the fields, put a number like \"1,234\" in quotes.");

    public static Fault RowTooLong(long limit) => new(ProblemCodes.RowTooLong, string.Create(CultureInfo.InvariantCulture,
        $"The row does not end within {limit:N0} bytes; the file was not read any further. Most likely a quote that opens here is never closed."));

    public static Fault FieldTooLong(int limit) => new(ProblemCodes.FieldTooLong, string.Create(CultureInfo.InvariantCulture,
        $"The field is longer than {limit:N0} bytes. Shorten it, and check whether a quote is never closed."));

    public static Fault TooMany(long limit) => new(ProblemCodes.RowsTooMany, string.Create(CultureInfo.InvariantCulture,
        $"The file has more than {limit:N0} rows; it was not read any further. Divide it by month, or have the limit raised (Import:Rows)."));
}
