using System.Globalization;

namespace RevenueDashboard.Importing.Workbooks;

/// <summary>Numbers as workbooks store them: 0.30000000000000004 for 0.1 + 0.2.</summary>
internal static class StoredNumber
{
    /// <summary>Digits a spreadsheet keeps; what it stores beyond them is the noise of binary fractions.</summary>
    private const int Digits = 15;

    /// <summary>Amounts are kept to this many decimals, so large ones are not cut shorter.</summary>
    private const int AmountDecimals = 4;

    private const int MostDigits = 28;

    /// <summary>Reads a stored number: to 15 significant digits, or to four decimals where that is more.</summary>
    /// <returns>Null when it is no number, or one that no amount can be.</returns>
    public static decimal? Read(ReadOnlySpan<char> text)
    {
        if (Exact(text) is not { } exact) return null;

        var whole = 0;
        for (var rest = Math.Abs(exact); rest >= 1; rest /= 10) whole++;
        var zeros = 0;
        if (whole == 0 && exact != 0) for (var rest = Math.Abs(exact); rest < 0.1m; rest *= 10) zeros++;

        return Math.Round(exact, Math.Clamp(Digits - whole + zeros, AmountDecimals, MostDigits), MidpointRounding.ToEven);
    }

    /// <summary>Plain digits without a power of ten.</summary>
    public static string ToText(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    // xsd:double as a decimal. The framework's way through a binary double would lose digits of what other programs than spreadsheets write.
    private static decimal? Exact(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var negative = text is ['-', ..];
        if (text is ['-' or '+', ..]) text = text[1..];

        var exponent = 0;
        var power = text.IndexOfAny('e', 'E');
        if (power >= 0)
        {
            if (!int.TryParse(text[(power + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs(exponent) > MostDigits) return null;
            text = text[..power];
        }

        var digits = 0m;
        var significant = 0;
        var any = false;
        var afterPoint = false;
        foreach (var c in text)
        {
            if (c == '.' && !afterPoint) afterPoint = true;
            else if (!char.IsAsciiDigit(c)) return null;
            else
            {
                any = true;
                if (significant > 0 || c != '0') significant++;
                if (significant > MostDigits) return null;
                digits = digits * 10 + (c - '0');
                if (afterPoint) exponent--;
            }
        }

        if (!any || significant + exponent > MostDigits || exponent < -2 * MostDigits) return null;
        for (; exponent > 0; exponent--) digits *= 10;
        for (; exponent < 0; exponent++) digits /= 10;
        return negative ? -digits : digits;
    }
}
