using System.Text.RegularExpressions;

namespace RevenueDashboard.Web.Components.Pages.Importing;

/// <summary>Advice as a page gives it: where a message names a switch of the command line, the page has a field for the same.</summary>
public static partial class PageAdvice
{
    private static readonly (string Switch, string Words)[] Phrases =
    [
        ("read the whole file with --decimal comma", "have the whole file read with decimal commas"),
        ("read the whole file with --decimal point", "have the whole file read with decimal points"),
        ("say --month-order dmy (day first) or --month-order mdy (month first)", "choose day first or month first"),
        ("say --encoding utf-16le", "choose its encoding"),
        ("say --encoding windows-1252 and", "choose that encoding and"),
        ("Leave --encoding out", "Choose the encoding \"as found\""),
        ("Leave --product out", "Leave the product empty"),
        ("Name a hidden one with --sheet if that is what is meant", "Name a hidden one if that is what is meant"),
        (": --product NAME", ""),
        (": --currency USD", ""),
    ];

    /// <param name="message">Of a problem.</param>
    public static string Of(string message)
    {
        if (!message.Contains("--", StringComparison.Ordinal)) return message;
        foreach (var (words, page) in Phrases) message = message.Replace(words, page, StringComparison.Ordinal);
        return Mapping().Replace(message, "");
    }

    // ": --map amount="HEADER"", where the field may stand in quotes too.
    [GeneratedRegex("""(?<=[Ss]ay which[a-z ]*): --map ("[^"]*"|[a-z]+)="[^"]*"(?=[.,])""")]
    private static partial Regex Mapping();
}
