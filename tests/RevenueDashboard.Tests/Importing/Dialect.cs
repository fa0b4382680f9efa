using System.Globalization;
using System.Numerics;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

/// <summary>Writes amounts in the ways files write them. Independent of the code that reads them: plain string work.</summary>
internal static class Dialect
{
    /// <param name="form">0 to 7: plain, grouped, in parentheses, with mark, with code-like suffix space, padded, all decimals, with plus or U+2212.</param>
    public static string Write(long units, int form, DecimalMark mark, string currencyMark)
    {
        var size = BigInteger.Abs(units);
        var whole = (size / 10_000).ToString(CultureInfo.InvariantCulture);
        var decimals = ((int)(size % 10_000)).ToString("0000", CultureInfo.InvariantCulture);
        if (form != 6) decimals = decimals.TrimEnd('0');
        if (form is 1 or 2) whole = Grouped(whole, mark == DecimalMark.Point ? ',' : '.');

        var number = decimals.Length == 0 ? whole : $"{whole}{(mark == DecimalMark.Point ? '.' : ',')}{decimals}";
        var sign = units < 0 ? "-" : "";
        return form switch
        {
            2 => units < 0 ? $"({number})" : number,
            3 => $"{sign}{currencyMark}{number}",
            4 => $"{sign}{number} {currencyMark}",
            5 => $"\u00A0{sign}{number} ",
            7 => units < 0 ? $"\u2212{number}" : $"+{number}",
            _ => sign + number,
        };
    }

    private static string Grouped(string digits, char divider)
    {
        for (var place = digits.Length - 3; place > 0; place -= 3) digits = digits.Insert(place, divider.ToString());
        return digits;
    }
}
