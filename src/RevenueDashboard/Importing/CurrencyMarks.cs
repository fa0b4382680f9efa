namespace RevenueDashboard.Importing;

/// <summary>The marks and codes that may stand beside a number, and the currencies each can mean.</summary>
internal static class CurrencyMarks
{
    // Longer marks first: US$ must not be read as an unknown U, S and a dollar. A mark shared by several currencies agrees with any of them:
    // it is only ever compared with the currency the row already has.
    private static readonly (string Mark, string Codes)[] Marks =
    [
        ("US$", "USD"), ("CA$", "CAD"), ("AU$", "AUD"), ("NZ$", "NZD"), ("HK$", "HKD"), ("NT$", "TWD"), ("SG$", "SGD"), ("MX$", "MXN"), ("CN¥", "CNY"), ("JP¥", "JPY"),
        ("A$", "AUD"), ("C$", "CAD NIO"), ("S$", "SGD"), ("R$", "BRL"), ("Kč", "CZK"), ("zł", "PLN"), ("Ft", "HUF"), ("kr", "SEK NOK DKK ISK"), ("Fr.", "CHF"), ("S/", "PEN"),
        ("$", "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU DOP CUP BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD"),
        ("€", "EUR"), ("£", "GBP EGP GIP FKP SHP"), ("¥", "JPY CNY"), ("￥", "JPY CNY"), ("元", "CNY"), ("円", "JPY"), ("₹", "INR"), ("₩", "KRW KPW"), ("₽", "RUB"), ("₺", "TRY"),
        ("₪", "ILS"), ("₫", "VND"), ("฿", "THB"), ("₴", "UAH"), ("₦", "NGN"), ("₱", "PHP"), ("₡", "CRC"), ("₲", "PYG"), ("₸", "KZT"), ("₾", "GEL"), ("₼", "AZN"),
        ("₭", "LAK"), ("₮", "MNT"), ("₵", "GHS"), ("R", "ZAR"),
    ];

    /// <summary>Characters of the mark or code the text starts with; 0 when it starts with none.</summary>
    /// <param name="text">The rest of the field.</param>
    /// <param name="expected">The row's currency.</param>
    /// <param name="matches">Whether the mark can mean the row's currency.</param>
    public static int LengthAt(ReadOnlySpan<char> text, Currency? expected, out bool matches)
    {
        matches = false;
        if (text.Length >= 3 && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1]) && char.IsAsciiLetter(text[2]) &&
            (text.Length == 3 || !char.IsLetter(text[3])) && Currency.TryParse(text[..3].ToString(), out var currency))
        {
            matches = currency == expected;
            return 3;
        }

        foreach (var (mark, codes) in Marks)
        {
            if (!text.StartsWith(mark, StringComparison.Ordinal)) continue;
            if (char.IsLetter(mark[^1]) && text.Length > mark.Length && char.IsLetter(text[mark.Length])) continue;

            matches = expected is { } row && codes.Contains(row.Code, StringComparison.Ordinal);
            return mark.Length;
        }

        return 0;
    }
}
