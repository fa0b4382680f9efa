using System.Globalization;
using System.Text;

namespace RevenueDashboard.Tests.Importing.Catalogue;

/// <summary>A file that somebody might bring, and what has to become of it. Both are written by hand from the contract of a file, never from what the program says.</summary>
public sealed record OddFile
{
    public required string Name { get; init; }

    public required byte[] Bytes { get; init; }

    /// <summary>As on the command line: <c>--decimal comma</c>.</summary>
    public string[] Said { get; init; } = [];

    /// <summary>Files that are in the book before.</summary>
    public string[] Given { get; init; } = [];

    /// <summary>committed, refused, questions or already-imported.</summary>
    public required string Outcome { get; init; }

    /// <summary>Of a committed file, the sums per month and currency; of one that asks, the codes of its questions; of a refused one, line and code of each problem. In order.</summary>
    public required string[] Details { get; init; }

    public override string ToString() => Name;

    /// <summary>The file is in the book, with these sums: <c>2024-03 USD 1234.56</c>.</summary>
    public static OddFile Committed(string name, string text, params string[] totals) => new() { Name = name, Bytes = Encoding.UTF8.GetBytes(text), Outcome = "committed", Details = totals };

    /// <summary>Nothing of the file is kept, because of these problems: <c>3 amount-empty</c>.</summary>
    public static OddFile Refused(string name, string text, params string[] problems) => new() { Name = name, Bytes = Encoding.UTF8.GetBytes(text), Outcome = "refused", Details = problems };

    /// <summary>Somebody has to decide first.</summary>
    public static OddFile Asks(string name, string text, params string[] questions) => new() { Name = name, Bytes = Encoding.UTF8.GetBytes(text), Outcome = "questions", Details = questions };

    public OddFile With(params string[] said) => this with { Said = said };

    public OddFile After(params string[] given) => this with { Given = given };

    public OddFile In(Encoding encoding) => this with { Bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Encoding.UTF8.GetString(Bytes))] };

    /// <summary>The same bytes with each <c>~</c> replaced: for what no text can say.</summary>
    public OddFile WithBytes(params byte[] instead) => this with { Bytes = [.. Bytes.SelectMany(each => each == (byte)'~' ? instead : [each])] };

    /// <summary>A number as sums are told: at least two decimals.</summary>
    public static string Plain(decimal amount) => amount.ToString("0.00##", CultureInfo.InvariantCulture);
}
