using System.Text;

namespace RevenueDashboard.Tests.Importing.Fuzz;

/// <summary>Good spend files and what becomes of them when bytes, fields and lines are changed at random. The same seed gives the same files.</summary>
internal sealed class FuzzedFiles(int seed)
{
    private static readonly string[] Fields =
    [
        "1,23", "1.234,56", "1e6", "N/A", "-", "=1+1", "#REF!", "12%", "(12.50)", "-12.50", "$5", "€5", "1,234,567.89", ".5", "5.", "", " ", "\u00A07\u00A0", "99999999999999999999", "0.00001", "１２",
        "2024-13", "2024-02-30", "01/02/2024", "31/12/2024", "12/31/2024", "Jan 2024", "Jan-24", "202403", "45352", "2024-Q1", "2024-03-05T10:00:00Z", "1999-12", "2999-01",
        "Total", "Acme", "a\u202Eb", "a\u0001b", "\"", "\"\"", "\"a\"b", "\"a\nb\"", "EUR", "usd", "XXX", "month", "amount", "🚀",
    ];

    private static readonly byte[][] Pieces =
    [
        "\""u8.ToArray(), ","u8.ToArray(), ";"u8.ToArray(), "\t"u8.ToArray(), "|"u8.ToArray(), "\n"u8.ToArray(), "\r\n"u8.ToArray(), "\r"u8.ToArray(), "0"u8.ToArray(), "9"u8.ToArray(), "."u8.ToArray(), "-"u8.ToArray(),
        "("u8.ToArray(), [0], [0xFF], [0xC3], [0xC3, 0xA9], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0x81], [0xE9], "\u2028"u8.ToArray(), "sep=;\n"u8.ToArray(), "\u00A0"u8.ToArray(), "\u2212"u8.ToArray(),
    ];

    private readonly Random random = new(seed);

    public byte[] Next()
    {
        var bytes = Good();
        for (var changes = random.Next(0, 6); changes > 0; changes--) bytes = Change(bytes);
        return bytes;
    }

    private byte[] Good()
    {
        var separator = ",,,;\t|"[random.Next(6)];
        var rows = random.Next(1, 12);
        var hasCurrency = random.Next(3) == 0;
        var hasNote = random.Next(4) == 0;
        var text = new StringBuilder();
        Line(["month", "customer", "product", "amount", .. hasCurrency ? (string[])["currency"] : [], .. hasNote ? (string[])["note"] : []]);
        for (var row = 0; row < rows; row++)
        {
            Line(
            [
                $"2024-{random.Next(1, 13):00}", $"Customer {random.Next(40)}", random.Next(2) == 0 ? "Compute" : "Storage", Amount(separator),
                .. hasCurrency ? (string[])[random.Next(2) == 0 ? "USD" : "EUR"] : [], .. hasNote ? (string[])[random.Next(2) == 0 ? "" : "\"line one\nline \"\"two\"\"\""] : [],
            ]);
        }

        Encoding encoding = random.Next(12) switch { 0 => Encoding.Unicode, 1 => Encoding.BigEndianUnicode, 2 => Encoding.UTF8, _ => new UTF8Encoding(false) };
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];

        void Line(string[] fields) => text.AppendJoin(separator, fields).Append(random.Next(20) == 0 ? "\r\n" : "\n");
    }

    private string Amount(char separator)
    {
        var plain = $"{random.Next(0, 5_000_000)}.{random.Next(0, 10_000):0000}";
        return random.Next(8) switch
        {
            0 => $"-{plain}",
            1 => $"({plain})",
            2 => separator == ',' ? $"\"{random.Next(1, 999)},{random.Next(0, 1000):000}.5\"" : $"{random.Next(1, 999)},{random.Next(0, 1000):000}.5",
            3 => $"{random.Next(0, 1000)}",
            _ => plain,
        };
    }

    private byte[] Change(byte[] bytes)
    {
        if (bytes.Length == 0) return bytes;
        var (at, length) = (random.Next(bytes.Length), random.Next(1, 9));
        var end = Math.Min(bytes.Length, at + length);
        return random.Next(8) switch
        {
            0 => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], .. Pieces[random.Next(Pieces.Length)], .. bytes[at..]],
            2 => [.. bytes[..at], .. bytes[end..]],
            3 => [.. bytes[..end], .. bytes[at..]],
            4 => bytes[..at],
            5 => SwapLines(bytes),
            _ => ReplaceField(bytes, at),
        };
    }

    private byte[] ReplaceField(byte[] bytes, int at)
    {
        static bool Ends(byte each) => each is (byte)',' or (byte)';' or (byte)'\t' or (byte)'|' or (byte)'\n' or (byte)'\r';
        var (start, end) = (at, at);
        while (start > 0 && !Ends(bytes[start - 1])) start--;
        while (end < bytes.Length && !Ends(bytes[end])) end++;
        return [.. bytes[..start], .. Encoding.UTF8.GetBytes(Fields[random.Next(Fields.Length)]), .. bytes[end..]];
    }

    private byte[] SwapLines(byte[] bytes)
    {
        var lines = Encoding.Latin1.GetString(bytes).Split('\n');
        var (one, other) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[one], lines[other]) = (lines[other], lines[one]);
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }
}
