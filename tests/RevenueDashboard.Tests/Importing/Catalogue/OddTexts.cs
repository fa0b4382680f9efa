using System.Text;
using static RevenueDashboard.Tests.Importing.Catalogue.OddFile;

namespace RevenueDashboard.Tests.Importing.Catalogue;

/// <summary>importing.md, "Reading": kinds of files, encodings, separators, headers, quotes, rows and limits.</summary>
internal static class OddTexts
{
    private const string Header = "month,customer,product,amount\n";
    private const string Good = Header + "2024-03,Acme,Compute,100.25\n2024-03,Bolt,Compute,50\n";
    private const string Sum = "2024-03 USD 150.25";

    public static IEnumerable<OddFile> All => [.. Kinds, .. Encodings, .. Separators, .. Headers, .. Rows, .. Limits];

    private static IEnumerable<OddFile> Kinds =>
    [
        Refused("nothing at all", "", "0 file-empty"),
        Refused("white space only", " \n\n\t\n", "0 file-empty"),
        Refused("only a byte order mark", "~", "0 file-empty").WithBytes(0xEF, 0xBB, 0xBF),
        Refused("a gzip file", "~garbage", "0 file-not-text").WithBytes(0x1F, 0x8B, 8, 0),
        Refused("a PDF", "%PDF-1.7\nmonth,customer,product,amount\n", "0 file-not-text"),
        Refused("an old workbook", "~", "0 workbook-binary").WithBytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1),
        Refused("an empty archive", "~", "0 file-not-text").WithBytes(0x50, 0x4B, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        Refused("a zero byte in a name", Header + "2024-03,Ac~me,Compute,1\n", "2 file-not-text").WithBytes(0),
        Refused("a page of HTML", "<!DOCTYPE html>\n<html><body>Sign in</body></html>\n", "0 file-not-table"),
        Refused("JSON", "[{\"month\":\"2024-03\",\"customer\":\"Acme\"}]\n", "0 file-not-table"),
        Refused("JSON of lines", "{\"month\":\"2024-03\",\"customer\":\"Acme\"}\n", "0 file-not-table"),
        Refused("a web page called a workbook", "\r\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table><tr><td>month</td></tr></table></body></html>", "0 file-not-table"),
        Refused("a workbook in XML", "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"></Workbook>", "0 file-not-table"),
        Committed("a header in brackets is a header", "[region],month,customer,product,amount\nEU,2024-03,Acme,Compute,1\n", "2024-03 USD 1.00"),
        Committed("the end mark of an old system", Good + "\u001A", Sum),
        Committed("the end mark of an old system in a line of its own", Good + "\u001A\r\n", Sum),
    ];

    private static IEnumerable<OddFile> Encodings =>
    [
        Committed("UTF-8 with mark", "\uFEFF" + Good, Sum),
        Committed("UTF-16LE with mark", Good, Sum).In(Encoding.Unicode),
        Committed("UTF-16BE with mark", Good, Sum).In(Encoding.BigEndianUnicode),
        Refused("UTF-32LE", Good, "0 encoding-unknown").In(Encoding.UTF32),
        Refused("UTF-32BE", Good, "0 encoding-unknown").In(new UTF32Encoding(bigEndian: true, byteOrderMark: true)),
        Committed("UTF-16LE without mark, said so", Good, Sum).In(new UnicodeEncoding(false, false)).With("--encoding", "utf-16le"),
        Refused("UTF-16LE without mark", Good, "1 file-not-text").In(new UnicodeEncoding(false, false)),
        Asks("Windows-1252", Header + "2024-03,Soci~t~ G~n~rale,Compute,1\n", "encoding").WithBytes(0xE9),
        Committed("Windows-1252, said so", Header + "2024-03,Soci~t~,Compute,1\n", "2024-03 USD 1.00").WithBytes(0xE9).With("--encoding", "windows-1252"),
        Committed("Windows-1252, answered", Header + "2024-03,Soci~t~,Compute,1\n", "2024-03 USD 1.00").WithBytes(0xE9).With("--answer", "encoding=windows-1252"),
        Refused("not UTF-8, and not to be Windows-1252", Header + "2024-03,Soci~t~,Compute,1\n", "2 encoding-invalid").WithBytes(0xE9).With("--answer", "encoding=refuse"),
        Refused("bytes that neither has", Header + "2024-03,Acme,Compute,1\n2024-03,Bo~lt,Compute,1\n", "3 encoding-invalid").WithBytes(0x81),
        Refused("Windows-1252 said, with a byte it has not", Header + "2024-03,Bo~lt,Compute,1\n", "2 encoding-invalid").WithBytes(0x8D).With("--encoding", "windows-1252"),
        Refused("UTF-8 said, and it is not", Header + "2024-03,Bo~lt,Compute,1\n", "2 encoding-invalid").WithBytes(0xFC).With("--encoding", "utf-8"),
        Refused("an encoding nobody reads", Good, "0 encoding-unknown").With("--encoding", "ebcdic"),
        Refused("an encoding against the mark", "\uFEFF" + Good, "0 encoding-contradicted").With("--encoding", "utf-16le"),
        Refused("half a character of UTF-16", "month,customer,product,amount\n2024-03,Acme,Compute,1\n2024-03,Bo\uD800lt,Compute,1\n", "3 encoding-invalid") with { Bytes = HalfCharacter() },
        Refused("an overlong form", Header + "2024-03,Bo~lt,Compute,1\n", "2 encoding-invalid").WithBytes(0xC0, 0x80).With("--encoding", "utf-8"),
        Committed("characters of four bytes", Header + "2024-03,🚀 Rocket,Compute,1\n", "2024-03 USD 1.00"),
    ];

    private static IEnumerable<OddFile> Separators =>
    [
        Committed("semicolons", Good.Replace(',', ';'), Sum),
        Committed("tabs", Good.Replace(',', '\t'), Sum),
        Committed("bars", Good.Replace(',', '|'), Sum),
        Committed("sep= line", "sep=;\n" + Good.Replace(',', ';'), Sum),
        Committed("sep= line with a mark before it", "\uFEFFsep=|\r\n" + Good.Replace(',', '|'), Sum),
        Refused("sep= with something else", "sep=#\n" + Good.Replace(',', '#'), "1 separator-unknown"),
        Refused("colons", Good.Replace(',', ':'), "1 header-unknown"),
        Committed("commas in names of a semicolon file", "month;customer;product;amount\n2024-03;Acme, Inc;Compute;1\n", "2024-03 USD 1.00"),
        Committed("CR LF", Good.ReplaceLineEndings("\r\n"), Sum),
        Committed("CR alone", Good.ReplaceLineEndings("\r"), Sum),
        Committed("no line end after the last row", Good.TrimEnd('\n'), Sum),
        Committed("mixed line ends", "month,customer,product,amount\r\n2024-03,Acme,Compute,100.25\n2024-03,Bolt,Compute,50\r\n", Sum),
    ];

    private static IEnumerable<OddFile> Headers =>
    [
        Committed("headers in capitals with space", " MONTH , Customer , PRODUCT,Amount\n2024-03,Acme,Compute,1\n", "2024-03 USD 1.00"),
        Committed("headers with underscores and hyphens", "billing_month,customer-name,product_line,net amount\n2024-03,Acme,Compute,1\n", "2024-03 USD 1.00"),
        Committed("headers without dividers", "BillingPeriodStart,BillingAccountName,ServiceName,BilledCost\n2024-03-01,Acme,Compute,1\n", "2024-03 USD 1.00"),
        Committed("headers with hard spaces", "month\u00A0,customer\u00A0name,product,amount\n2024-03,Acme,Compute,1\n", "2024-03 USD 1.00"),
        Committed("columns in another order", "amount,product,customer,month\n1,Compute,Acme,2024-03\n", "2024-03 USD 1.00"),
        Committed("columns nobody knows are ignored", "month,customer,colour,product,amount\n2024-03,Acme,red,Compute,1\n", "2024-03 USD 1.00"),
        Committed("a header mapped by hand", "month,customer,product,Net Value X\n2024-03,Acme,Compute,1\n", "2024-03 USD 1.00").With("--map", "amount=Net Value X"),
        Committed("one product for the file", "month,customer,amount\n2024-03,Acme,1\n", "2024-03 USD 1.00").With("--product", "Compute"),
        Refused("no product at all", "month,customer,amount\n2024-03,Acme,1\n", "1 columns-missing"),
        Refused("a product twice", Good, "1 product-given-twice").With("--product", "Compute"),
        Refused("no amount", "month,customer,product\n2024-03,Acme,Compute\n", "1 columns-missing"),
        Refused("no customer", "month,product,amount\n2024-03,Compute,1\n", "1 columns-missing"),
        Refused("two headers of one name", "month,customer,product,amount,amount\n2024-03,Acme,Compute,1,2\n", "1 header-repeated"),
        Refused("two headers that are one", "month,customer,product,net amount,Net_Amount\n2024-03,Acme,Compute,1,2\n", "1 header-repeated"),
        Refused("two columns that could be the amount", "month,customer,product,amount,revenue\n2024-03,Acme,Compute,1,2\n", "1 header-ambiguous"),
        Committed("which of two is the amount", "month,customer,product,amount,revenue\n2024-03,Acme,Compute,1,2\n", "2024-03 USD 2.00").With("--map", "amount=revenue"),
        Refused("a header that is not there", Good, "1 map-unknown-header").With("--map", "amount=Net Value"),
        Refused("no header at all", "2024-03,Acme,Compute,100\n2024-03,Bolt,Compute,50\n", "1 header-unknown"),
        Refused("a header and nothing else", Header, "0 no-rows"),
        Refused("a header and blank lines", Header + "\n,,,\n\n", "0 no-rows"),
        Asks("a title above the header", "Revenue by customer\n\n" + Good, "header-row"),
        Committed("a title above the header, answered", "Revenue by customer\nMarch\n" + Good, Sum).With("--answer", "header-row=3"),
        Refused("a title above the header, not to be skipped", "Revenue by customer\nMarch\n" + Good, "1 header-not-first").With("--answer", "header-row=refuse"),
        Committed("blank lines above the header", "\n\n" + Good, Sum),
        Refused("a column for each month", "customer,product,2024-01,2024-02\nAcme,Compute,1,2\n", "1 columns-of-months"),
        Refused("a column for each month by its name", "Customer,Product,Jan 2024,Feb 2024,Mar 2024\nAcme,Compute,1,2,3\n", "1 columns-of-months"),
        Refused("a column for each month of customers with a country", "customer,country,Jan-24,Feb-24\nAcme,FR,1,2\n", "1 columns-of-months"),
        Refused("the header again in the middle", Good + Header + "2024-03,Corax,Compute,5\n", "4 header-again"),
        Refused("files put one below the other, each with its byte order mark", Good + "\uFEFF" + Good, "4 header-again"),
        Refused("the header of customers again", "customer,country\nAcme,FR\ncustomer,country\nBolt,DE\n", "3 header-again"),
    ];

    private static IEnumerable<OddFile> Rows =>
    [
        Refused("too few fields", Header + "2024-03,Acme,Compute\n2024-03,Bolt,Compute,1\n", "2 row-field-count"),
        Refused("a thousands mark that divides fields, under a comma too many", "month,customer,product,amount,\n2024-03,Acme,Compute,1,000\n", "2 column-without-header"),
        Committed("a comma too many in every line", "month,customer,product,amount,\n2024-03,Acme,Compute,1,\n", "2024-03 USD 1.00"),
        Committed("the numbers of the rows as a column of their own", ",month,customer,product,amount\n0,2024-03,Acme,Compute,1\n", "2024-03 USD 1.00"),
        Refused("too many fields", Header + "2024-03,Acme,Compute,1,000\n", "2 row-field-count"),
        Committed("blank lines and lines of separators", Header + "\n2024-03,Acme,Compute,1\n,,,\n  ,  ,  ,  \n2024-03,Bolt,Compute,2\n\n", "2024-03 USD 3.00"),
        Committed("quotes, doubled quotes and separators in them", Header + "2024-03,\"Acme \"\"West\"\", Inc\",Compute,\"1,000.00\"\n", "2024-03 USD 1000.00"),
        Committed("everything quoted", "\"month\",\"customer\",\"product\",\"amount\"\n\"2024-03\",\"Acme\",\"Compute\",\"1\"\n", "2024-03 USD 1.00"),
        Refused("a stray quote", Header + "2024-03,Ac\"me,Compute,1\n2024-03,Bolt,Compute,2\n", "2 quote-stray"),
        Refused("text behind a closing quote", Header + "2024-03,\"Acme\" Inc,Compute,1\n", "2 quote-stray"),
        Refused("a quote never closed", Header + "2024-03,Acme,Compute,1\n2024-03,\"Bolt,Compute,2\n2024-03,Corax,Compute,3\n", "3 quote-unclosed"),
        Committed("a line break in a note", "month,customer,product,amount,note\n2024-03,Acme,Compute,1,\"first\nsecond\"\n2024-03,Bolt,Compute,2,\n", "2024-03 USD 3.00"),
        Refused("lines are counted below a field of several", "month,customer,product,amount,note\n2024-03,Acme,Compute,1,\"first\nsecond\nthird\"\n2024-03,Bolt,Compute,x,\n", "5 amount-unreadable"),
        Refused("every problem is told, not only the first", Header + "2024-03,Acme,Compute,x\n2024-99,Bolt,Compute,1\n2024-03,,Compute,1\n2024-03,Delta,,1\n", "2 amount-unreadable", "3 month-number", "4 customer-empty", "5 product-empty"),
        Refused("a revenue type nobody knows", "month,customer,product,amount,revenue type\n2024-03,Acme,Compute,1,tax\n", "2 revenue-type-unknown"),
        Committed("every revenue type", "month,customer,product,amount,revenue type\n2024-03,A,Compute,1,usage\n2024-03,B,Compute,2,Subscription\n2024-03,C,Compute,3,lease\n2024-03,D,Compute,4,revenue share\n2024-03,E,Compute,-1,credit\n2024-03,F,Compute,-1,adjustment\n", "2024-03 USD 8.00"),
        Refused("a status nobody knows", "month,customer,product,amount,status\n2024-03,Acme,Compute,1,guessed\n", "2 status-unknown"),
        Committed("every status", "month,customer,product,amount,status\n2024-03,A,Compute,1,reported\n2024-03,B,Compute,2,estimated\n2024-03,C,Compute,4,illustrative\n2024-03,D,Compute,8,actual\n2024-03,E,Compute,16,\n", "2024-03 USD 31.00"),
        Refused("a control character in a note", "month,customer,product,amount,note\n2024-03,Acme,Compute,1,a\u0007b\n", "2 text-character"),
        Committed("quantities beside amounts", "month,customer,product,amount,quantity,unit\n2024-03,Acme,Compute,30,10000,seats\n", "2024-03 USD 30.00"),
        Refused("a quantity that is no number", "month,customer,product,amount,quantity,unit\n2024-03,Acme,Compute,30,many,seats\n", "2 amount-unreadable"),
    ];

    private static IEnumerable<OddFile> Limits =>
    [
        Committed("64 columns", $"{Header.TrimEnd('\n')},{string.Join(',', Enumerable.Range(5, 60).Select(i => $"extra {i}"))}\n2024-03,Acme,Compute,1{new string(',', 60)}\n", "2024-03 USD 1.00"),
        Refused("65 columns", $"{Header.TrimEnd('\n')},{string.Join(',', Enumerable.Range(5, 61).Select(i => $"extra {i}"))}\n2024-03,Acme,Compute,1{new string(',', 61)}\n", "1 columns-too-many"),
        Committed("a name of 200 characters", Header + $"2024-03,{new string('a', 200)},Compute,1\n", "2024-03 USD 1.00"),
        Refused("a name of 201 characters", Header + $"2024-03,{new string('a', 201)},Compute,1\n", "2 customer-too-long"),
        Committed("a name of 200 emoji", Header + $"2024-03,{string.Concat(Enumerable.Repeat("🚀", 200))},Compute,1\n", "2024-03 USD 1.00"),
        Refused("a field of more than 64 KiB", $"month,customer,product,amount,note\n2024-03,Acme,Compute,1,{new string('x', 65_537)}\n", "2 field-too-long"),
        Committed("a field of 64 KiB", $"month,customer,product,amount,other\n2024-03,Acme,Compute,1,{new string('x', 65_536)}\n", "2024-03 USD 1.00"),
        Refused("a field of five megabytes", Header + $"2024-03,{new string('x', 5_000_000)},Compute,1\n", "2 row-too-long"),
    ];

    private static byte[] HalfCharacter()
    {
        // The encoder would replace it: the half is written by hand.
        var good = Encoding.Unicode.GetBytes("month,customer,product,amount\n2024-03,Acme,Compute,1\n2024-03,Bo");
        return [.. Encoding.Unicode.GetPreamble(), .. good, 0x00, 0xD8, .. Encoding.Unicode.GetBytes("lt,Compute,1\n")];
    }
}
