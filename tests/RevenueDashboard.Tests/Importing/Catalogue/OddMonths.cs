using static RevenueDashboard.Tests.Importing.Catalogue.OddFile;

namespace RevenueDashboard.Tests.Importing.Catalogue;

/// <summary>importing.md, "Months": what is accepted, what is asked about, what is refused.</summary>
internal static class OddMonths
{
    public static IEnumerable<OddFile> All =>
    [
        Good("2024-03"),
        Good("2024/03"),
        Good("2024-03-31"),
        Good("2024/03/31"),
        Good("March 2024"),
        Good("Mar 2024"),
        Good("mar 2024"),
        Good("MARCH 2024"),
        Good("2024-03-31T23:59:59"),
        Good("2024-03-31T23:59:59Z"),
        Good("2024-03-31 23:59:59 +02:00"),
        Good("2024-03-31T23:59:59.123456-11:00"),
        Good("2024-03-01 00:00:00 UTC"),
        Good(" 2024-03 "),
        Good("\u00A02024-03\u00A0"),
        Committed("month of a leap day", Of("2024-02-29"), "2024-02 USD 7.00"),
        Committed("month of the first year accepted", Of("2000-01"), "2000-01 USD 7.00"),

        Bad("", "month-empty"),
        Bad("2024-13", "month-number"),
        Bad("2024-00", "month-number"),
        Bad("2024-02-30", "month-day"),
        Bad("2023-02-29", "month-day"),
        Bad("2024-04-31", "month-day"),
        Bad("2024-03-00", "month-day"),
        Bad("Q1 2024", "month-quarter"),
        Bad("2024-Q1", "month-quarter"),
        Bad("2024Q1", "month-quarter"),
        Bad("03/24", "month-two-digit-year"),
        Bad("31/03/24", "month-two-digit-year"),
        Bad("März 2024", "month-language"),
        Bad("mars 2024", "month-language"),
        Bad("2024年3月", "month-language"),
        Bad("\u0662\u0660\u0662\u0664-\u0660\u0663", "month-language"),
        Bad("1711843200", "month-epoch"),
        Bad("1711843200000", "month-epoch"),
        Bad("1999-12", "month-too-early"),
        Bad("1900-01-01", "month-too-early"),
        Bad("2999-01", "month-too-late"),
        Bad("soon", "month-unreadable"),
        Bad("2024", "month-unreadable"),
        Bad("2024-3", "month-unreadable"),
        Bad("2024.03", "month-unreadable"),
        Bad("N/A", "month-unreadable"),
        Bad("=TODAY()", "month-unreadable"),

        Asks("day and month, either order", Of("01/02/2024"), "month-order"),
        Asks("day and month with points, either order", Of("01.02.2024", "03.04.2024"), "month-order"),
        Committed("either order, day first said", Of("01/02/2024"), "2024-02 USD 7.00").With("--month-order", "dmy"),
        Committed("either order, month first said", Of("01/02/2024"), "2024-01 USD 7.00").With("--month-order", "mdy"),
        Committed("either order, answered", Of("01/02/2024"), "2024-02 USD 7.00").With("--answer", "month-order=dmy"),
        Committed("one row proves the day first", Of("01/02/2024", "31/03/2024"), "2024-02 USD 7.00", "2024-03 USD 8.00"),
        Committed("the last row proves the day first", Of("01/02/2024", "02/02/2024", "03/02/2024", "13/02/2024"), "2024-02 USD 34.00"),
        Committed("one row proves the month first", Of("01/02/2024", "03/31/2024"), "2024-01 USD 7.00", "2024-03 USD 8.00"),
        Refused("both orders in one file", Of("31/03/2024", "03/31/2024"), "3 month-order-contradicted"),
        Refused("a date against the order said", Of("03/31/2024"), "2 month-order-contradicted").With("--month-order", "dmy"),
        Refused("no order helps", Of("32/13/2024"), "2 month-number").With("--month-order", "dmy"),
        Committed("dates as written, in a file of both forms", Of("2024-03-05", "2024-03"), "2024-03 USD 15.00"),
        Committed("time stamps at the edge of a month stay in it", Of("2024-03-31T23:30:00-08:00", "2024-04-01T00:30:00+09:00"), "2024-03 USD 7.00", "2024-04 USD 8.00"),
        Refused("one bad month among good ones", Of("2024-01", "2024-14", "2024-03"), "3 month-number"),
    ];

    private static readonly string[] Customers = ["Acme", "Bolt", "Corax", "Delta"];

    private static OddFile Good(string month) => Committed($"month {month}", Of(month), "2024-03 USD 7.00");

    private static OddFile Bad(string month, string code) => Refused($"month {(month.Length == 0 ? "(empty)" : month)}", Of(month), $"2 {code}");

    // 7, 8, 9 and 10 dollars, each of another customer.
    private static string Of(params string[] months) =>
        "month,customer,product,amount\n" + string.Concat(months.Select((month, i) => $"{month},{Customers[i]},Compute,{7 + i}\n"));
}
