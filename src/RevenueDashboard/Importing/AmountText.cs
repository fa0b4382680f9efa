using System.Runtime.CompilerServices;
using System.Text;

namespace RevenueDashboard.Importing;

/// <summary>Why a text is not an amount; each has its own advice in <c>docs/file-format.md</c>.</summary>
public enum AmountFault
{
    None, Empty, Unreadable, DecimalComma, DecimalPoint, Grouping, Exponent, NotANumber, Dash, Formula, SpreadsheetFault, Percent, Digits,
    TrailingMinus, SignSpace, OtherDash, TwoMarks, Words, Parenthesis, OtherCurrency, OutOfRange, TooPrecise, CurrencyDecimals,
}

/// <summary>How the amounts of a row are written.</summary>
/// <param name="Currency">The only currency whose mark or code may stand beside the number; null: none may.</param>
/// <param name="DecimalMark">The file's decimal mark.</param>
/// <param name="Decimals">Decimals kept, 0 to 9.</param>
/// <param name="Largest">The largest absolute number accepted, in whole units.</param>
public readonly record struct AmountRules(Currency? Currency, DecimalMark DecimalMark, int Decimals = 4, ulong Largest = 1_000_000_000_000)
{
    // Looked up once: reading an amount must not search the list of currencies.
    internal int CurrencyDecimals { get; } = Currency?.Decimals ?? 9;

    internal AmountRules With(Currency? currency) => new(currency, DecimalMark, Decimals, Largest);
}

/// <summary>
/// Reads amounts by a grammar of its own. The parsers of the framework are no use here: with thousands allowed they take 1,23 for 123,
/// in the invariant culture too, and nobody would ever notice.
/// </summary>
public static class AmountText
{
    /// <summary>A number of this many characters is no amount, whatever it says.</summary>
    private const int Longest = 100;

    /// <summary>Decimals that an amount may have which is added up before it is rounded.</summary>
    internal const int ExactDecimals = 18;

    /// <inheritdoc cref="Read(ReadOnlySpan{char},in AmountRules,out long)"/>
    /// <param name="utf8">The field.</param>
    public static AmountFault Read(ReadOnlySpan<byte> utf8, in AmountRules rules, out long units)
    {
        if (ReadPlain(utf8, rules, out units)) return AmountFault.None;
        if (utf8.Length > Longest * 4) return AmountFault.Unreadable;

        Span<char> text = stackalloc char[Longest * 4];
        return Read(text[..Encoding.UTF8.GetChars(utf8, text)], rules, out units);
    }

    /// <summary>Reads an amount: exactly, or not at all.</summary>
    /// <param name="text">The field.</param>
    /// <param name="rules">How amounts are written.</param>
    /// <param name="units">The amount in units of the last decimal kept (ten-thousandths for four); 0 with a fault.</param>
    public static AmountFault Read(ReadOnlySpan<char> text, in AmountRules rules, out long units)
    {
        units = 0;
        text = FieldText.Trim(text);
        if (text.IsEmpty) return AmountFault.Empty;
        if (text.Length > Longest) return AmountFault.Unreadable;

        var scanner = new AmountScanner(text, rules);
        if (!scanner.Scan()) return AmountDiagnosis.Of(text, rules.DecimalMark);

        return scanner.Result(out units);
    }

    /// <summary>Reads an amount to eighteen decimals, to be added up before it is rounded (<see cref="ExactSums{TKey}"/>).</summary>
    /// <param name="utf8">The field.</param>
    /// <param name="rules">How amounts are written; the decimals they keep and those of the currency do not matter here.</param>
    /// <param name="exact">The amount; 0 with a fault, except where the mark of another currency is the only one.</param>
    internal static AmountFault ReadExact(ReadOnlySpan<byte> utf8, in AmountRules rules, out ExactAmount exact)
    {
        exact = default;
        if (utf8.Length > Longest * 4) return AmountFault.Unreadable;

        Span<char> characters = stackalloc char[Longest * 4];
        var text = FieldText.Trim(characters[..Encoding.UTF8.GetChars(utf8, characters)]);
        if (text.IsEmpty) return AmountFault.Empty;
        if (text.Length > Longest) return AmountFault.Unreadable;

        var scanner = new AmountScanner(text, rules with { Decimals = ExactDecimals });
        return scanner.Scan() ? scanner.ExactResult(out exact) : AmountDiagnosis.Of(text, rules.DecimalMark);
    }

    // The form nearly all amounts have: digits, perhaps a minus before them and up to four decimals after a point. Everything else takes the
    // long way; that both ways agree is a property the tests check.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool ReadPlain(ReadOnlySpan<byte> text, in AmountRules rules, out long units)
    {
        units = 0;
        if (text.Length is 0 or > 17 || rules.DecimalMark != DecimalMark.Point || rules.Decimals != 4 || rules.CurrencyDecimals < 2) return false;

        var negative = text[0] == '-';
        var position = negative ? 1 : 0;
        var whole = 0L;
        var start = position;
        for (; position < text.Length && (uint)(text[position] - '0') <= 9; position++) whole = whole * 10 + (text[position] - '0');
        if (position == start || position - start > 12) return false;

        var amount = whole * Money.Scale;
        if (position < text.Length)
        {
            if (text[position] != '.') return false;
            var decimals = text[(position + 1)..];
            if (decimals.Length is 0 or > 4) return false;

            var weight = Money.Scale;
            foreach (var digit in decimals)
            {
                if ((uint)(digit - '0') > 9) return false;
                weight /= 10;
                amount += (digit - '0') * weight;
            }
        }

        units = negative ? -amount : amount;
        return true;
    }
}
