using static RevenueDashboard.Tests.Importing.Catalogue.OddFile;

namespace RevenueDashboard.Tests.Importing.Catalogue;

/// <summary>importing.md, "Customers" and what a book and a file may disagree about.</summary>
internal static class OddNames
{
    private const string Header = "month,customer,product,amount\n";
    private const string Ids = "month,customer,customer id,product,amount\n";
    private const string March = Header + "2024-03,Acme,Compute,100\n2024-03,Bolt,Compute,50\n";

    public static IEnumerable<OddFile> All => [.. Names, .. Identities, .. Repeated, .. Totals, .. AgainstTheBook, .. Controls];

    private static IEnumerable<OddFile> Names =>
    [
        Named("<img src=x onerror=alert(1)>"),
        Named("{a}"),
        Named("@pct1"),
        Named("=1+1"),
        Named("+49 30 1234"),
        Named("-Acme"),
        Named("'t Hooft"),
        Named("''=1+1"),
        Named("'; DROP TABLE Records; --"),
        Named("O'Neill & Söhne <GmbH>"),
        Named("../../etc/passwd"),
        Named("null"),
        Named("NaN"),
        Named("__proto__"),
        Named("شركة النفط"),
        Named("עברית בע״מ"),
        Named("株式会社トヨタ"),
        Named("Zoë\u0308 e\u0301"),
        Named("👩‍👩‍👧 Family"),
        Named("Total Hygiene Ltd"),
        Named("Sum Insured plc"),
        Named("2024-03"),
        Named("100.00"),
        Named("#N/A"),
        Bad("", "customer-empty"),
        Bad("   ", "customer-empty"),
        Bad("\u200B\u200B", "customer-empty"),
        Bad("Ac\u0001me", "customer-character"),
        Bad("Ac\u0085me", "customer-character"),
        Bad("Ac\u202Eme", "customer-character"),
        Bad("Ac\u2066me", "customer-character"),
        Refused("a line break in a name", Header + "2024-03,\"Ac\nme\",Compute,1\n", "2 customer-character"),
        Refused("a control in a product", Header + "2024-03,Acme,Com\u0002pute,1\n", "2 product-character"),
        Refused("no product in a row", Header + "2024-03,Acme,,1\n", "2 product-empty"),
    ];

    private static IEnumerable<OddFile> Identities =>
    [
        // One customer in two spellings has two lines of one record.
        Asks("spellings that differ in case", Header + "2024-03,Acme,Compute,1\n2024-03,ACME,Compute,2\n", "repeated-lines"),
        Asks("spellings that differ in space", Header + "2024-03,Acme Inc,Compute,1\n2024-03, Acme\u00A0 Inc ,Compute,2\n", "repeated-lines"),
        // One apostrophe before the start of a formula is the file's, not the name's.
        Asks("a name with and without the apostrophe of a download", Header + "2024-03,-Acme,Compute,1\n2024-03,'-Acme,Compute,2\n", "repeated-lines"),
        Committed("a name that has an apostrophe of its own before a sign", Header + "2024-03,-Acme,Compute,1\n2024-03,''-Acme,Compute,2\n", "2024-03 USD 3.00"),
        Committed("an amount behind the apostrophe of a download", Header + "2024-03,Acme,Compute,'-1.50 USD\n", "2024-03 USD -1.50"),
        Refused("a formula behind the apostrophe of a download", Header + "2024-03,Acme,Compute,'=1+1\n", "2 amount-formula"),
        Refused("an amount behind two apostrophes", Header + "2024-03,Acme,Compute,''-1.50\n", "2 amount-unreadable"),
        Asks("spellings that differ in width", Header + "2024-03,Acme,Compute,1\n2024-03,Ａｃｍｅ,Compute,2\n", "repeated-lines"),
        Asks("spellings that differ in what nobody sees", Header + "2024-03,Acme,Compute,1\n2024-03,Ac\u200Bme,Compute,2\n", "repeated-lines"),
        Committed("names that only look alike are two", Header + "2024-03,Acme,Compute,1\n2024-03,Аcme,Compute,2\n", "2024-03 USD 3.00"),
        Committed("one name under two ids is two customers", "month,customer,customer id,product,amount\n2024-03,Acme,1,Compute,1\n2024-03,Acme,2,Compute,2\n", "2024-03 USD 3.00"),
        Asks("one id under two names is one customer", "month,customer,customer id,product,amount\n2024-03,Acme,1,Compute,1\n2024-03,Bolt,1,Compute,2\n", "id-names", "repeated-lines"),
        Asks("one id under two names with two products", Ids + "2024-03,Gamma,1,Compute,100\n2024-03,Delta,1,Storage,900\n", "id-names"),
        Committed("one id under two names, accepted", Ids + "2024-03,Gamma,1,Compute,100\n2024-03,Delta,1,Storage,900\n", "2024-03 USD 1000.00").With("--answer", "id-names=accept"),
        Refused("one id under two names, refused", Ids + "2024-03,Gamma,1,Compute,100\n2024-03,Delta,1,Storage,900\n", "3 id-names").With("--answer", "id-names=refuse"),
        Committed("one id under two spellings", Ids + "2024-03,Acme Ltd.,1,Compute,1\n2024-03,ACME Limited,1,Storage,2\n", "2024-03 USD 3.00"),
        Committed("a customer that was renamed", Ids + "2024-03,Facebook,1,Compute,1\n2024-04,Meta,1,Compute,2\n", "2024-03 USD 1.00", "2024-04 USD 2.00"),
        Asks("an id on some lines only", Ids + "2024-03,Zedco,1,Compute,100\n2024-03,Zedco,,Compute,7\n", "id-missing"),
        Committed("an id on some lines only, kept apart", Ids + "2024-03,Zedco,,Compute,7\n2024-03,Zedco,1,Compute,100\n", "2024-03 USD 107.00").With("--answer", "id-missing=accept"),
        Refused("an id on some lines only, refused", Ids + "2024-03,Zedco,1,Compute,100\n2024-03,Bolt,,Compute,1\n2024-03,zedco,,Compute,7\n", "4 id-missing").With("--answer", "id-missing=refuse"),
        Committed("customers with ids beside others without", Ids + "2024-03,Zedco,1,Compute,100\n2024-03,Bolt,,Compute,7\n", "2024-03 USD 107.00"),
        Committed("parents and attributes beside amounts", "month,customer,parent,industry,country,product,amount\n2024-03,TikTok,ByteDance,Media,Singapore,Compute,20\n2024-03,Bolt,,,,Compute,5\n", "2024-03 USD 25.00"),
        Refused("a parent nobody can tell apart", "month,customer,customer id,parent,product,amount\n2024-03,Acme,1,,Compute,1\n2024-03,Acme,2,,Compute,1\n2024-03,Bolt,3,Acme,Compute,1\n", "4 parent-ambiguous"),
    ];

    private static IEnumerable<OddFile> Repeated =>
    [
        Asks("a line twice", Header + "2024-03,Acme,Compute,1\n2024-03,Acme,Compute,1\n", "repeated-lines"),
        Committed("a line twice, added up", Header + "2024-03,Acme,Compute,1\n2024-03,Acme,Compute,2.50\n", "2024-03 USD 3.50").With("--repeated", "sum"),
        Refused("a line twice, refused", Header + "2024-03,Acme,Compute,1\n2024-03,Bolt,Compute,1\n2024-03,Acme,Compute,5\n", "4 line-repeated").With("--repeated", "refuse"),
        Committed("the same but for the product", Header + "2024-03,Acme,Compute,1\n2024-03,Acme,Storage,2\n", "2024-03 USD 3.00"),
        Committed("the same but for the type", "month,customer,product,amount,revenue type\n2024-03,Acme,Compute,10,usage\n2024-03,Acme,Compute,-1,credit\n", "2024-03 USD 9.00"),
        Committed("the same but for the month", Header + "2024-03,Acme,Compute,1\n2024-04,Acme,Compute,2\n", "2024-03 USD 1.00", "2024-04 USD 2.00"),
    ];

    private static IEnumerable<OddFile> Totals =>
    [
        Asks("a row called Total", March + "2024-03,Total,Compute,150\n", "total-rows"),
        Asks("a row called Grand Total, whatever its month says", March + "Grand Total,,,150\n", "total-rows"),
        Asks("a last row that is the sum of the others", March + "2024-03,All customers,Compute,150\n", "total-rows"),
        Asks("a sum below a column, without any name", March + ",,,150\n", "total-rows"),
        Committed("a sum below a column, left out", March + ",,,150\n", "2024-03 USD 150.00").With("--answer", "total-rows=leave-out"),
        Refused("a sum below a column, kept", March + ",,,150\n", "4 row-unnamed").With("--answer", "total-rows=keep"),
        Refused("an amount of nobody", March + ",,,151\n", "4 row-unnamed"),
        Committed("a total left out", March + "2024-03,Total,Compute,150\n", "2024-03 USD 150.00").With("--answer", "total-rows=leave-out"),
        Committed("a total without a month left out", March + "Grand Total,,,150\n", "2024-03 USD 150.00").With("--answer", "total-rows=leave-out"),
        Committed("a total kept as a customer", March + "2024-03,Total,Compute,150\n", "2024-03 USD 300.00").With("--answer", "total-rows=keep"),
        Committed("a company with total in its name", March + "2024-03,Total Hygiene Ltd,Compute,7\n", "2024-03 USD 157.00"),
        Committed("a company called TotalEnergies", March + "2024-03,TotalEnergies SE,Compute,7\n", "2024-03 USD 157.00"),
    ];

    private static IEnumerable<OddFile> AgainstTheBook =>
    [
        AlreadyImported("the same bytes again", March, March),
        AlreadyImported("the same rows in another order", Header + "2024-03,Bolt,Compute,50\n2024-03,Acme,Compute,100\n", March),
        AlreadyImported("the same rows in another notation", "customer;amount;product;month\nBolt;50.00;Compute;2024/03\nAcme;$100.0;Compute;March 2024\n", March),
        Asks("a month that has data", Header + "2024-03,Acme,Compute,110\n2024-03,Bolt,Compute,50\n", "restatement").After(March),
        Committed("a month that has data, replaced", Header + "2024-03,Acme,Compute,110\n2024-03,Bolt,Compute,50\n", "2024-03 USD 160.00").After(March).With("--restate", "replace"),
        Committed("a month that has data, added to", Header + "2024-03,Corax,Compute,20\n2024-03,Delta,Compute,30\n", "2024-03 USD 50.00").After(March).With("--restate", "add"),
        Committed("another product of the month", Header + "2024-03,Acme,Storage,7\n2024-03,Bolt,Storage,3\n", "2024-03 USD 10.00").After(March),
        Asks("a month without the largest customer", Header + "2024-04,Bolt,Compute,50\n2024-04,Corax,Compute,100\n2024-04,Delta,Compute,1\n", "customer-missing", "customers-missing").After(March),
        Committed("a month without the largest customer, accepted", Header + "2024-04,Bolt,Compute,50\n2024-04,Corax,Compute,100\n", "2024-04 USD 150.00")
            .After(March).With("--answer", "customer-missing=accept", "--answer", "customers-missing=accept"),
        Asks("a month six times the last", Header + "2024-04,Acme,Compute,600\n2024-04,Bolt,Compute,301\n", "month-total").After(March),
        Asks("a month of a tenth", Header + "2024-04,Acme,Compute,10\n2024-04,Bolt,Compute,5\n", "month-total").After(March),
        Committed("a month five times the last", Header + "2024-04,Acme,Compute,500\n2024-04,Bolt,Compute,250\n", "2024-04 USD 750.00").After(March),
        Committed("a first file of history asks nothing", Header + "2024-01,Acme,Compute,1\n2024-02,Bolt,Compute,1000\n2024-03,Corax,Compute,1\n", "2024-01 USD 1.00", "2024-02 USD 1000.00", "2024-03 USD 1.00"),
        Refused("another currency without a rate", "month,customer,product,amount,currency\n2024-04,Acme,Compute,100,EUR\n2024-04,Bolt,Compute,50,EUR\n", "0 exchange-rate-missing").After(March),
        Committed("another currency with its rate", "month,customer,product,amount,currency\n2024-04,Acme,Compute,100,EUR\n2024-04,Bolt,Compute,50,EUR\n", "2024-04 EUR 150.00")
            .After(March, "month,currency,rate\n2024-04,EUR,1.08\n"),
    ];

    private static IEnumerable<OddFile> Controls =>
    [
        Committed("a control total that agrees", March, "2024-03 USD 150.00").With("--control-total", "150.00"),
        Committed("a control total with thousands", Header + "2024-03,Acme,Compute,1234.50\n", "2024-03 USD 1234.50").With("--control-total", "1,234.50"),
        Refused("a control total a ten-thousandth off", March, "0 control-total").With("--control-total", "150.0001"),
        Refused("one control total for two currencies", "month,customer,product,amount,currency\n2024-03,A,Compute,1,USD\n2024-03,B,Compute,1,EUR\n", "0 control-total")
            .After("month,currency,rate\n2024-03,EUR,1.08\n").With("--control-total", "2"),
    ];

    private static OddFile Named(string name) => Committed($"a customer called {name}", $"month\tcustomer\tproduct\tamount\n2024-03\t{name}\tCompute\t7.25\n", "2024-03 USD 7.25");

    private static OddFile Bad(string name, string code) =>
        Refused($"a customer called {string.Concat(name.Select(c => $"[{(int)c:X4}]"))}", $"month\tcustomer\tproduct\tamount\n2024-03\t{name}\tCompute\t7.25\n", $"2 {code}");

    private static OddFile AlreadyImported(string name, string text, string given) =>
        new() { Name = name, Bytes = System.Text.Encoding.UTF8.GetBytes(text), Outcome = "already-imported", Details = [], Given = [given] };
}
