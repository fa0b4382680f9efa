using static RevenueDashboard.Tests.Importing.Catalogue.OddFile;

namespace RevenueDashboard.Tests.Importing.Catalogue;

/// <summary>importing.md, "Amounts": what is accepted and what is refused, one row a file.</summary>
internal static class OddAmounts
{
    public static IEnumerable<OddFile> All =>
    [
        Good("1234.56", "1234.56"),
        Good("1,234,567.89", "1234567.89"),
        Good("-12.50", "-12.50"),
        Good("+12.50", "12.50"),
        Good("\u221212.50", "-12.50"),
        Good("(1,234.56)", "-1234.56"),
        Good("(12.50)", "-12.50"),
        Good("$12.50", "12.50"),
        Good("-$12.50", "-12.50"),
        Good("$-12.50", "-12.50"),
        Good("12.50 USD", "12.50"),
        Good("USD 12.50", "12.50"),
        Good("12.50USD", "12.50"),
        Good("\u00A012.50\u00A0", "12.50"),
        Good("  12.50  ", "12.50"),
        Good(".50", "0.50"),
        Good("-.50", "-0.50"),
        Good("12.500000", "12.50"),
        Good("0.00010000000000", "0.0001"),
        Good("0", "0.00"),
        Good("-0", "0.00"),
        Good("0.0000", "0.00"),
        Good("0012.50", "12.50"),
        Asks("a lone 1,000 between tabs", Row("1,000"), "decimal"),
        Good("999,999,999,999.9999", "999999999999.9999"),
        Good("1000000000000", "1000000000000.00"),
        Good("1,000,000,000,000.0000", "1000000000000.00"),
        Good("-1000000000000", "-1000000000000.00"),
        Good("123456789012.3456", "123456789012.3456"),
        Good("0.1", "0.10"),
        Good("\u200B12.50", "12.50"),

        Bad("", "amount-empty"),
        Bad("   ", "amount-empty"),
        Bad("1,,2", "amount-grouping"),
        Bad("1,23,456", "amount-grouping"),
        Bad("12,34.56", "amount-grouping"),
        Bad("1e6", "amount-exponent"),
        Bad("1E+06", "amount-exponent"),
        Bad("2.5e-3", "amount-exponent"),
        Bad("NaN", "amount-not-a-number"),
        Bad("Infinity", "amount-not-a-number"),
        Bad("-Infinity", "amount-not-a-number"),
        Bad("N/A", "amount-not-a-number"),
        Bad("n/a", "amount-not-a-number"),
        Bad("null", "amount-not-a-number"),
        Bad("-", "amount-dash"),
        Bad("\u2014", "amount-dash"),
        Bad("=1+1", "amount-formula"),
        Bad("=SUM(A1:A9)", "amount-formula"),
        Bad("#REF!", "amount-spreadsheet-fault"),
        Bad("#N/A", "amount-spreadsheet-fault"),
        Bad("#DIV/0!", "amount-spreadsheet-fault"),
        Bad("12%", "amount-percent"),
        Bad("\uFF11\uFF12", "amount-digits"),
        Bad("\u0661\u0662", "amount-digits"),
        Bad("12-", "amount-trailing-minus"),
        Bad("12.50-", "amount-trailing-minus"),
        Bad("(12", "amount-parenthesis"),
        Bad("12)", "amount-parenthesis"),
        Bad("(-12)", "amount-parenthesis"),
        Bad("((12))", "amount-parenthesis"),
        Bad("€12.50", "amount-other-currency"),
        Bad("12.50 EUR", "amount-other-currency"),
        Bad("£12", "amount-other-currency"),
        Bad("1000000000000.01", "amount-out-of-range"),
        Bad("1000000000001", "amount-out-of-range"),
        Bad("-1000000000000.0001", "amount-out-of-range"),
        Bad("99999999999999999999999999999999", "amount-out-of-range"),
        Bad("1.2.3", "amount-decimal-comma"),
        Bad("twelve", "amount-unreadable"),
        Bad("12 USD USD", "amount-two-marks"),
        Bad("$12.50 USD", "amount-two-marks"),
        Bad("- 12.50", "amount-sign-space"),
        Bad("- $12.50", "amount-sign-space"),
        Bad("\u201312.50", "amount-other-dash"),
        Bad("$\u201412.50", "amount-other-dash"),
        Bad("1.2 M", "amount-words"),
        Bad("1,5 Mio", "amount-words"),
        Bad("ca. 500", "amount-words"),
        Bad("12.50 HRK", "amount-other-currency"),
        Bad("--12", "amount-unreadable"),
        Bad("12.", "amount-unreadable"),
        Bad(".", "amount-unreadable"),
        Bad("1 234.56", "amount-grouping"),
        Bad("1'234.56", "amount-grouping"),
        Bad("0x1F", "amount-unreadable"),
        Bad("1_000", "amount-grouping"),
        Bad("12.50 net", "amount-words"),

        // One comma in a file of points is a mistake of that row; commas throughout are a question.
        Refused("decimal comma in a file of points", Rows("1234.56", "1,23"), "3 amount-decimal-comma"),
        Refused("decimal comma with points as thousands in a file of points", Rows("1,234.56", "1.234,56"), "3 amount-decimal-comma"),
        Asks("decimal commas throughout", Rows("1,23", "45,6"), "decimal"),
        Asks("decimal commas with points as thousands", Rows("1.234,56", "17,00"), "decimal"),
        Asks("semicolons, and every comma could be either", "month;customer;product;amount\n2024-03;Acme;Compute;1,234\n2024-03;Bolt;Compute;5,678\n", "decimal"),
        Committed("decimal commas, said so", Rows("1.234,56", "-17,5", "0,25"), "2024-03 USD 1217.31").With("--decimal", "comma"),
        Committed("decimal commas, answered", Rows("1.234,56", "17,00"), "2024-03 USD 1251.56").With("--answer", "decimal=comma"),
        Committed("semicolons with commas as thousands, said so", "month;customer;product;amount\n2024-03;Acme;Compute;1,234\n", "2024-03 USD 1234.00").With("--decimal", "point"),
        Committed("semicolons with decimal commas, said so", "month;customer;product;amount\n2024-03;Acme;Compute;1,234\n", "2024-03 USD 1.234").With("--decimal", "comma"),
        Refused("a point in a file of commas", Rows("1,5", "1234.56"), "3 amount-decimal-point").With("--decimal", "comma"),
        Committed("quoted thousands in a comma file are no question", Rows("1,234", "5,678"), "2024-03 USD 6912.00"),

        Committed("yen without decimals", Currencies("1250,JPY", "3.000,JPY"), "2024-03 JPY 1253.00").With("--currency", "JPY"),
        Refused("yen with decimals", Currencies("12.5,JPY"), "2 amount-currency-decimals"),
        Committed("dinar with three decimals", Currencies("12.345,KWD"), "2024-03 KWD 12.345").With("--currency", "KWD"),
        Committed("euro row with its mark", Currencies("€12.50,EUR"), "2024-03 EUR 12.50"),
        Refused("dollar mark in a euro row", Currencies("$12.50,EUR"), "2 amount-other-currency"),
        Refused("a currency nobody knows", Currencies("12.50,XYZ"), "2 currency-unknown"),
        Refused("a currency that was replaced", Currencies("12.50,HRK"), "2 currency-unknown"),
        Refused("a currency in words", Currencies("12.50,dollars"), "2 currency-unknown"),
        Committed("currency in lower case", Currencies("12.50,usd"), "2024-03 USD 12.50"),
        Committed("the file's currency for rows without one", Currencies("12.50,", "1.50,EUR"), "2024-03 EUR 14.00").With("--currency", "EUR"),

        Asks("more than four decimals", Rows("1.23456", "2"), "decimals"),
        Refused("more than four decimals, not to be rounded", Rows("1.23456", "2"), "2 amount-too-precise").With("--answer", "decimals=refuse"),
        // 1.00005 + 2.00005 are records of their own: each is rounded once, half to even, 1.0000 and 2.0000.
        Committed("more than four decimals, rounded half to even", Rows("1.00005", "2.00005"), "2024-03 USD 3.00").With("--answer", "decimals=round"),
        Committed("half to even the other way", Rows("1.00015", "2.00025"), "2024-03 USD 3.0004").With("--answer", "decimals=round"),
        // One record of two lines: 0.00005 + 0.00005 is exactly 0.0001; rounded line by line it would be nothing.
        Committed("lines of one record are summed before they are rounded", "month,customer,product,amount\n2024-03,Acme,Compute,0.00005\n2024-03,Acme,Compute,0.00005\n", "2024-03 USD 0.0001")
            .With("--answer", "decimals=round", "--repeated", "sum"),

        Refused("three problems in one row, each told", "month,customer,product,amount\n2024-13,,Compute,N/A\n", "2 month-number", "2 customer-empty", "2 amount-not-a-number"),
        Refused("bounds that do not hold the amount", "month,customer,product,amount,amount low,amount high\n2024-03,Acme,Compute,20,21,25\n", "2 amount-bounds"),
        Committed("bounds that hold the amount", "month,customer,product,amount,amount low,amount high,qualifier\n2024-03,Acme,Compute,19.98,19,20,nearly\n", "2024-03 USD 19.98"),
        Refused("a bound that is no amount", "month,customer,product,amount,amount low\n2024-03,Acme,Compute,20,about 19\n", "2 amount-words"),
        Committed("a sum of zero from a charge and its credit", "month,customer,product,amount\n2024-03,Acme,Compute,5\n2024-03,Bolt,Compute,-5\n", "2024-03 USD 0.00"),
        Committed("cents that no binary fraction holds", Rows("0.1", "0.2", "0.7001"), "2024-03 USD 1.0001"),
        Committed("largest amounts do not overflow", Rows("1000000000000", "1000000000000", "999999999999.9999"), "2024-03 USD 2999999999999.9999"),
    ];

    private static readonly string[] Customers = ["Acme", "Bolt", "Corax", "Delta"];

    private static OddFile Good(string amount, string total) => Committed($"amount {Visible(amount)}", Row(amount), $"2024-03 USD {total}");

    private static OddFile Bad(string amount, string code) => Refused($"amount {Visible(amount)}", Row(amount), $"2 {code}");

    // Tabs, so that no amount needs quotes.
    private static string Row(string amount) => $"month\tcustomer\tproduct\tamount\n2024-03\tAcme\tCompute\t{amount}\n";

    private static string Rows(params string[] amounts) =>
        "month,customer,product,amount\n" + string.Concat(amounts.Select((amount, i) => $"2024-03,{Customers[i]},Compute,\"{amount}\"\n"));

    private static string Currencies(params string[] rows) =>
        "month,customer,product,amount,currency\n" + string.Concat(rows.Select((row, i) => $"2024-03,{Customers[i]},Compute,{row}\n"));

    private static string Visible(string text) => text.Length == 0 ? "(empty)" : string.Concat(text.Select(c => c is > ' ' and < '\u007F' or '€' or '£' ? c.ToString() : $"[{(int)c:X4}]"));
}
