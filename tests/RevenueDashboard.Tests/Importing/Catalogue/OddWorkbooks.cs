using System.Globalization;
using RevenueDashboard.Tests.Importing.Workbooks;
using static RevenueDashboard.Tests.Importing.Workbooks.TestWorkbook;

namespace RevenueDashboard.Tests.Importing.Catalogue;

/// <summary>importing.md on workbooks: what a cell shows, and what a text cannot say.</summary>
internal static class OddWorkbooks
{
    public static IEnumerable<OddFile> All => [.. Formats, .. Columns];

    private static IEnumerable<OddFile> Formats =>
    [
        Committed("a workbook of plain numbers", Showing(12.5m, "#,##0.00"), "2024-03 USD 13.50"),
        Committed("a credit that is red", Showing(-12.5m, "#,##0.00;[Red]#,##0.00"), "2024-03 USD -11.50"),
        Committed("an accountant's dash for nothing", Showing(0, "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)"), "2024-03 USD 1.00"),
        Asks("a revenue that shows a minus", Showing(12.5m, "[Red]-#,##0.00;#,##0.00"), "hidden-decimals"),
        Committed("a revenue that shows a minus, as it is shown", Showing(12.5m, "[Red]-#,##0.00;#,##0.00"), "2024-03 USD -11.50").With("--answer", "hidden-decimals=shown"),
        Committed("a revenue that shows a minus, as it is held", Showing(12.5m, "[Red]-#,##0.00;#,##0.00"), "2024-03 USD 13.50").With("--answer", "hidden-decimals=stored"),
        Asks("a credit that shows none", Showing(-12.5m, "#,##0.00;#,##0.00"), "hidden-decimals"),
        Committed("a credit that shows none, as it is shown", Showing(-12.5m, "#,##0.00;#,##0.00"), "2024-03 USD 13.50").With("--answer", "hidden-decimals=shown"),
        Asks("cents that show a decimal comma", Showing(1250, "0\\,00"), "hidden-decimals"),
        Committed("cents that show a decimal comma, as they are held", Showing(1250, "0\\,00"), "2024-03 USD 1251.00").With("--answer", "hidden-decimals=stored"),
        Committed("cents that show a decimal comma, as they are shown", Showing(1250, "0\\,00"), "2024-03 USD 13.50").With("--answer", "hidden-decimals=shown", "--answer", "decimal=comma"),
    ];

    private static IEnumerable<OddFile> Columns =>
    [
        Refused("a value right of every header of a workbook", new TestWorkbook().Sheet("March", Header() + Row(2, "2024-03", "Acme", "Compute", 1, 999)), "2 column-without-header"),
        Refused("a value under no header, between others", new TestWorkbook().Sheet("March", Row(1, "month", "customer", null, "product", "amount") + Row(2, "2024-03", "Acme", "x", "Compute", 1)), "2 column-without-header"),
        Committed("columns without a header and without values", new TestWorkbook().Sheet("March", Row(1, "month", "customer", "", "product", "amount", "") + Row(2, "2024-03", "Acme", " ", "Compute", 1)), "2024-03 USD 1.00"),
        Committed("the numbers of the rows, as data frames save them", new TestWorkbook().Sheet("March", Row(1, null, "month", "customer", "product", "amount") + Row(2, 0, "2024-03", "Acme", "Compute", 1)), "2024-03 USD 1.00"),
        Refused("a value right of every header, far down",
            new TestWorkbook().Sheet("March", Header() + string.Concat(Enumerable.Range(2, 120).Select(row => Row(row, "2024-03", $"Customer {row}", "Compute", 1))) + Row(122, "2024-03", "Acme", "Compute", 1, "checked")),
            "122 column-without-header"),
    ];

    // Beside an amount of 1, which keeps a sum from being the amount in question by chance.
    private static TestWorkbook Showing(decimal amount, string format)
    {
        var workbook = new TestWorkbook();
        var cell = Number(amount.ToString(CultureInfo.InvariantCulture), workbook.Style(format));
        return workbook.Sheet("March", Header() + Row(2, "2024-03", "Acme", "Compute", cell) + Row(3, "2024-03", "Bolt", "Compute", 1));
    }

    private static OddFile Committed(string name, TestWorkbook workbook, params string[] totals) => new() { Name = name, Bytes = workbook.Build(), Outcome = "committed", Details = totals };

    private static OddFile Refused(string name, TestWorkbook workbook, params string[] problems) => new() { Name = name, Bytes = workbook.Build(), Outcome = "refused", Details = problems };

    private static OddFile Asks(string name, TestWorkbook workbook, params string[] questions) => new() { Name = name, Bytes = workbook.Build(), Outcome = "questions", Details = questions };
}
