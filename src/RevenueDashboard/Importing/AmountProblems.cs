using System.Globalization;
using RevenueDashboard.Importing.Workbooks;

namespace RevenueDashboard.Importing;

/// <summary>The advice for every fault of an amount.</summary>
internal static class AmountProblems
{
    /// <param name="field">The cell, for a fault that is told with what stands in it.</param>
    public static Fault Of(AmountFault fault, in AmountRules rules, ReadOnlySpan<byte> field) => fault switch
    {
        // A formula of a workbook without a result is nothing but that.
        AmountFault.Formula when field.SequenceEqual("="u8) => WorkbookProblems.NotCalculated,
        AmountFault.Words => new(ProblemCodes.AmountWords, $"\"{Excerpt.Of(AmountSurroundings.WordsOf(FieldText.Trim(FieldText.Of(field))))}\" stands beside the number, and is no currency. " +
            "Write the number alone and in full: 1200000 for 1.2 M. In a workbook, take the words out of the format of the cell."),
        _ => Of(fault, rules),
    };

    public static Fault Of(AmountFault fault, in AmountRules rules) => fault switch
    {
        AmountFault.Empty => new(ProblemCodes.AmountEmpty, "The amount is empty. Write 0 if nothing was earned, or leave the row out."),
        AmountFault.DecimalComma => new(ProblemCodes.AmountDecimalComma,
            "This looks like a decimal comma, but the file is read with decimal points. Write 1234.56, or read the whole file with --decimal comma."),
        AmountFault.DecimalPoint => new(ProblemCodes.AmountDecimalPoint,
            "This looks like a decimal point, but the file is read with decimal commas. Write 1234,56, or read the whole file with --decimal point."),
        AmountFault.Grouping => new(ProblemCodes.AmountGrouping, rules.DecimalMark == DecimalMark.Point
            ? "The digits are not in groups of three divided by commas. Write 1234567.89 or 1,234,567.89."
            : "The digits are not in groups of three divided by points. Write 1234567,89 or 1.234.567,89."),
        AmountFault.Exponent => new(ProblemCodes.AmountExponent, "Powers of ten lose digits. Write the number out: 1000000 for 1e6. In a spreadsheet, format the column as a number first."),
        AmountFault.NotANumber => new(ProblemCodes.AmountNotANumber, "This says that there is no number. Write 0 if nothing was earned, or leave the row out."),
        AmountFault.Dash => new(ProblemCodes.AmountDash, "A dash alone is not a number. Write 0 if nothing was earned, or leave the row out."),
        AmountFault.Formula => new(ProblemCodes.AmountFormula, "Formulas are not calculated. Save the file with values instead of formulas."),
        AmountFault.SpreadsheetFault => new(ProblemCodes.AmountSpreadsheetFault, "The spreadsheet could not work this cell out. Correct the formula there and save the file again."),
        AmountFault.Percent => new(ProblemCodes.AmountPercent, "A percentage is not an amount. Write the amount in money: 1234.56."),
        AmountFault.Digits => new(ProblemCodes.AmountDigits, "Only the digits 0 to 9 are read. Write 1234.56."),
        AmountFault.TrailingMinus => new(ProblemCodes.AmountTrailingMinus, "The minus stands behind the number. Write it in front: -12.50."),
        AmountFault.SignSpace => new(ProblemCodes.AmountSignSpace, "A space stands behind the sign. Write the sign at the number: -12.50."),
        AmountFault.OtherDash => new(ProblemCodes.AmountOtherDash, "The sign is a dash and not a minus. Write -12.50, with the hyphen of the keyboard."),
        AmountFault.TwoMarks => new(ProblemCodes.AmountTwoMarks, "Two currency marks or codes stand beside the number. Keep one of them: $12.50 or 12.50 USD."),
        AmountFault.Words => new(ProblemCodes.AmountWords, "Words stand beside the number. Write it alone: 1234.56."),
        AmountFault.Parenthesis => new(ProblemCodes.AmountParenthesis, "Parentheses mean a credit and come in pairs, without a minus. Write (12.50) or -12.50."),
        AmountFault.OtherCurrency => new(ProblemCodes.AmountOtherCurrency, rules.Currency is { } currency
            ? $"The amount shows the mark of another currency than its row: {currency}. Correct the mark or the currency."
            : "No currency mark is expected here. Write the number alone."),
        AmountFault.OutOfRange => new(ProblemCodes.AmountOutOfRange, string.Create(CultureInfo.InvariantCulture,
            $"The number is beyond {rules.Largest:N0}. Write it in whole units of the currency, and check for a missing decimal mark.")),
        AmountFault.TooPrecise => new(ProblemCodes.AmountTooPrecise, string.Create(CultureInfo.InvariantCulture,
            $"The number has more than {rules.Decimals} decimals. Nothing is rounded unasked: round it in the file.")),
        AmountFault.CurrencyDecimals => new(ProblemCodes.AmountCurrencyDecimals, string.Create(CultureInfo.InvariantCulture,
            $"{rules.Currency} has {(rules.CurrencyDecimals == 0 ? "no decimals" : $"only {rules.CurrencyDecimals} decimals")}. Check the amount and its currency.")),
        _ => new(ProblemCodes.AmountUnreadable, rules.DecimalMark == DecimalMark.Point
            ? "This is not an amount. Write it as 1234.56, or -1234.56 for a credit."
            : "This is not an amount. Write it as 1234,56, or -1234,56 for a credit."),
    };

    public static Fault Bounds { get; } = new(ProblemCodes.AmountBounds, "The amount is not between its bounds. Amount low ≤ amount ≤ amount high must hold.");
}
