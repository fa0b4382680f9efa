namespace RevenueDashboard.Importing;

/// <summary>The advice for every fault of a month.</summary>
internal static class MonthProblems
{
    public static Fault Of(MonthFault fault, MonthOrder? order, Month first, Month last) => fault switch
    {
        MonthFault.Empty => new(ProblemCodes.MonthEmpty, "The month is empty. Write it as 2026-01."),
        MonthFault.Ambiguous => new(ProblemCodes.MonthAmbiguous,
            "This can be read in two ways. Write it as 2026-01; for dates like 01/02/2026 say --month-order dmy (day first) or --month-order mdy (month first)."),
        MonthFault.MonthYear => new(ProblemCodes.MonthAmbiguous, "A month before its year is only read where the whole column is written so. Write it as 2026-01."),
        MonthFault.NamedYear => new(ProblemCodes.MonthAmbiguous, "This is a month with a year, or a day without one. Write it as 2026-01."),
        MonthFault.OrderContradicted => new(ProblemCodes.MonthOrderContradicted, order == MonthOrder.DayFirst
            ? "The file is read with the day first, but here the second number is no month. Write all dates one way, best as 2026-01-31."
            : "The file is read with the month first, but here the first number is no month. Write all dates one way, best as 2026-01-31."),
        MonthFault.Compact => new(ProblemCodes.MonthCompact, "Digits alone can mean several things. Write 2026-01 instead of 202601."),
        MonthFault.Serial => new(ProblemCodes.MonthSerial, "This looks like the number by which a spreadsheet keeps a date. Format the column as a date, 2026-01-31, and save the file again."),
        MonthFault.Epoch => new(ProblemCodes.MonthEpoch, "This looks like a count of seconds. Its month depends on a time zone: write 2026-01."),
        MonthFault.Quarter => new(ProblemCodes.MonthQuarter, "A quarter is not a month. Give each month its own rows, written as 2026-01."),
        MonthFault.TwoDigitYear => new(ProblemCodes.MonthTwoDigitYear, "The year has two digits. Write all four: 2026-01."),
        MonthFault.Language => new(ProblemCodes.MonthLanguage, "Months are read in digits 0 to 9 or in English. Write 2026-01 or Jan 2026."),
        MonthFault.Number => new(ProblemCodes.MonthNumber, "There is no such month: months are 01 to 12. Write it as 2026-01."),
        MonthFault.Day => new(ProblemCodes.MonthDay, "That month has no such day. Correct the date, or write the month alone: 2026-02."),
        MonthFault.TooEarly => new(ProblemCodes.MonthTooEarly, $"The month is before {first}, the earliest accepted. Check the year."),
        MonthFault.TooLate => new(ProblemCodes.MonthTooLate, $"The month is after {last}, the latest accepted. Check the year."),
        _ => new(ProblemCodes.MonthUnreadable, "This is not a month. Write it as 2026-01."),
    };
}
