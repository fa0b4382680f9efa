using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing.Fuzz;

/// <summary>
/// Adds up a spend file the slow way: whole texts, regular expressions, big integers. It shares nothing with the reader but what that one says of
/// separator and columns, and it gives up (null) wherever it is not certain: a file that was accepted must not make it give up.
/// </summary>
internal static partial class PlainReader
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Sums per month and currency in ten-thousandths, as <c>2024-03 USD 1234500</c>, in order; null with the reason when it cannot tell.</summary>
    public static IReadOnlyList<string>? Totals(byte[] bytes, FileSummary summary, string currency, out string? reason)
    {
        reason = null;
        var separator = summary.Separator switch { "comma" => ',', "semicolon" => ';', "tab" => '\t', _ => '|' };
        var rows = Rows(Decode(bytes), separator);
        if (rows is null) return GiveUp("quotes", out reason);
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) row[i] = Unmarked(row[i]);
        }

        if (rows.Count > 0 && rows[0].Length <= 2 && rows[0][0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) rows.RemoveAt(0);
        rows.RemoveAll(row => row.All(field => Trim(field).Length == 0));
        if (rows.Count == 0) return GiveUp("no header", out reason);

        var columns = summary.Columns.Select(column => column.Field).ToList();
        var (month, amount, money) = (columns.IndexOf(FileField.Month), columns.IndexOf(FileField.Amount), columns.IndexOf(FileField.Currency));
        // The order of 01/02/2024 is what the rows prove that can be read in one way only.
        var dates = rows.Skip(1).Where(row => row.Length > month).Select(row => Slashed().Match(Trim(row[month]))).Where(date => date.Success).ToList();
        var dayFirst = dates.Exists(date => int.Parse(date.Groups[1].Value, CultureInfo.InvariantCulture) > 12);
        if (dates.Count > 0 && dayFirst == dates.Exists(date => int.Parse(date.Groups[2].Value, CultureInfo.InvariantCulture) > 12) && !dates.TrueForAll(date => date.Groups[1].Value == date.Groups[2].Value)) return GiveUp("an order that nothing proves", out reason);

        var sums = new SortedDictionary<string, BigInteger>(StringComparer.Ordinal);
        foreach (var row in rows.Skip(1))
        {
            if (row.Length != columns.Count) return GiveUp($"{row.Length} fields", out reason);
            var own = money < 0 || Trim(row[money]).Length == 0 ? currency : Trim(row[money]).ToUpperInvariant();
            if (MonthOf(Trim(row[month]), dayFirst) is not { } at) return GiveUp($"month {row[month]}", out reason);
            if (UnitsOf(Trim(row[amount]), own) is not { } units) return GiveUp($"amount {row[amount]}", out reason);
            sums[$"{at} {own}"] = sums.GetValueOrDefault($"{at} {own}") + units;
        }

        return [.. sums.Select(sum => $"{sum.Key} {sum.Value}")];
    }

    private static IReadOnlyList<string>? GiveUp(string why, out string? reason)
    {
        reason = why;
        return null;
    }

    private static string Decode(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(false, true).GetString(bytes.AsSpan(3)),
        [0xFF, 0xFE, ..] => new UnicodeEncoding(false, false, true).GetString(bytes.AsSpan(2)),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(true, false, true).GetString(bytes.AsSpan(2)),
        _ => new UTF8Encoding(false, true).GetString(bytes),
    };

    // RFC 4180 to the letter; null for a quote where none may be.
    private static List<string[]>? Rows(string text, char separator)
    {
        var (rows, row, field) = (new List<string[]>(), new List<string>(), new StringBuilder());
        for (var i = 0; i < text.Length;)
        {
            field.Clear();
            if (text[i] == '"')
            {
                for (i++; ; i++)
                {
                    if (i >= text.Length) return null;
                    if (text[i] != '"') field.Append(text[i]);
                    else if (i + 1 < text.Length && text[i + 1] == '"') field.Append(text[++i]);
                    else break;
                }

                i++;
                if (i < text.Length && text[i] != separator && text[i] is not ('\r' or '\n')) return null;
            }
            else
            {
                for (; i < text.Length && text[i] != separator && text[i] is not ('\r' or '\n'); i++)
                {
                    if (text[i] == '"') return null;
                    field.Append(text[i]);
                }
            }

            row.Add(field.ToString());
            if (i < text.Length && text[i] == separator)
            {
                i++;
                if (i < text.Length) continue;
                row.Add("");
            }
            else if (i < text.Length)
            {
                i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 2 : 1;
            }

            rows.Add([.. row]);
            row.Clear();
        }

        return rows;
    }

    private static string? MonthOf(string text, bool dayFirst)
    {
        if (Slashed().Match(text) is { Success: true } slashed)
        {
            var (day, ordinal) = dayFirst ? (slashed.Groups[1].Value, slashed.Groups[2].Value) : (slashed.Groups[2].Value, slashed.Groups[1].Value);
            return IsDay(slashed.Groups[3].Value, ordinal, day) ? $"{slashed.Groups[3].Value}-{ordinal}" : null;
        }

        if (YearFirst().Match(text) is { Success: true } iso && IsDay(iso.Groups[1].Value, iso.Groups[3].Value, iso.Groups[4].Value)) return $"{iso.Groups[1].Value}-{iso.Groups[3].Value}";
        if (Named().Match(text) is not { Success: true } named) return null;
        var word = named.Groups[1].Value.ToLowerInvariant();
        var number = Array.FindIndex(Months, name => name == word || name[..3] == word || (word == "sept" && name == "september")) + 1;
        return number == 0 ? null : $"{named.Groups[2].Value}-{number:00}";
    }

    private static bool IsDay(string year, string month, string day) =>
        DateOnly.TryParseExact($"{year}-{month}-{(day.Length == 0 ? "01" : day)}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static BigInteger? UnitsOf(string text, string currency)
    {
        var marks = currency switch { "USD" => (string[])["US$", "$", "USD"], "EUR" => ["€", "EUR"], "GBP" => ["£", "GBP"], _ => [currency] };
        var negative = false;
        if (text is ['(', .., ')']) (negative, text) = (true, Trim(text[1..^1]));
        var signed = false;
        text = Unsigned(text, ref negative, ref signed);
        foreach (var mark in marks)
        {
            if (text.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) { text = Trim(text[mark.Length..]); break; }
            if (!text.EndsWith(mark, StringComparison.OrdinalIgnoreCase)) continue;
            text = Trim(text[..^mark.Length]);
            break;
        }

        text = signed ? text : Unsigned(text, ref negative, ref signed);
        if (text is ['(', .., ')']) (negative, text) = (true, Trim(text[1..^1]));
        if (!Number().IsMatch(text)) return null;

        var point = text.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? "" : text[(point + 1)..].TrimEnd('0');
        if (decimals.Length > 4) return null;
        var whole = (point < 0 ? text : text[..point]).Replace(",", "", StringComparison.Ordinal);
        var units = BigInteger.Parse($"0{whole}{decimals.PadRight(4, '0')}", NumberStyles.None, CultureInfo.InvariantCulture);
        return negative ? -units : units;
    }

    private static string Unsigned(string text, ref bool negative, ref bool signed)
    {
        if (text.Length == 0 || text[0] is not ('-' or '+' or '\u2212')) return text;
        negative |= text[0] != '+';
        signed = true;
        return Trim(text[1..]);
    }

    // An apostrophe that keeps a spreadsheet from running what follows is none of the cell's text.
    private static string Unmarked(string field) => field.Length > 1 && field[0] == '\'' && "=@+-\t\r\n＝＠＋－".Contains(field.TrimStart('\'').FirstOrDefault('x'), StringComparison.Ordinal) ? field[1..] : field;

    private static string Trim(string text) => text.Trim().Trim('\uFEFF', '\u200B').Trim();

    [GeneratedRegex(@"^([0-9]{4})([-/])([0-9]{2})(?:\2([0-9]{2})([T ].*)?)?$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^([0-9]{2})/([0-9]{2})/([0-9]{4})$")]
    private static partial Regex Slashed();

    [GeneratedRegex(@"^([a-z]+)\s+([0-9]{4})$", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"^([0-9]{1,3}(,[0-9]{3})+|[0-9]+)?(\.[0-9]+)?$(?<=[0-9])")]
    private static partial Regex Number();
}
