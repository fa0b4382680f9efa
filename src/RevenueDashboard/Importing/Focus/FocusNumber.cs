using System.Text;

namespace RevenueDashboard.Importing.Focus;

/// <summary>
/// Reads numbers as FOCUS writes them (attribute NumericFormat): digits, one decimal point, a minus; or with a power of ten, <c>35.2E-7</c>, whose
/// sign stands only when it is negative. No grouping, no marks of currencies. <c>1.23E+05</c> is how spreadsheets shorten a number, and is refused.
/// </summary>
internal static class FocusNumber
{
    /// <summary>A number of this many bytes is no amount, whatever it says.</summary>
    private const int Longest = 100;

    /// <summary>The largest amount of a line, in whole units, is ten to this power.</summary>
    private const int LargestPower = 12;

    private static readonly Int128[] Powers = [.. Enumerable.Range(0, 37).Select(ExactAmount.Power)];

    /// <summary>Reads a number: exactly, or not at all.</summary>
    /// <param name="text">The field, in UTF-8.</param>
    /// <param name="mark">The decimal mark.</param>
    /// <param name="amount">The number; 0 with a fault.</param>
    public static AmountFault Read(ReadOnlySpan<byte> text, DecimalMark mark, out ExactAmount amount)
    {
        amount = default;
        if (FocusText.IsNull(text)) return AmountFault.Empty;
        if (text.Length > Longest) return AmountFault.Unreadable;
        text = text.Trim(" \t"u8);

        Span<byte> digits = stackalloc byte[Longest];
        if (!Scan(text, mark == DecimalMark.Point ? (byte)'.' : (byte)',', digits, out var number)) return FaultOf(text, mark);
        return Value(digits[..number.Digits], number.Power, out var size) is var fault && fault != AmountFault.None ? fault : Signed(size, number.IsNegative, out amount);
    }

    private static bool Scan(ReadOnlySpan<byte> text, byte point, Span<byte> digits, out Scanned number)
    {
        number = default;
        var position = text is [(byte)'-', ..] ? 1 : 0;
        var (count, decimals, isFraction) = (0, 0, false);
        for (; position < text.Length; position++)
        {
            var c = text[position];
            if (c == point && !isFraction) isFraction = true;
            else if ((uint)(c - '0') > 9) break;
            else
            {
                digits[count++] = (byte)(c - '0');
                if (isFraction) decimals++;
            }
        }

        if (count == 0 || (isFraction && decimals == 0)) return false;
        var exponent = 0;
        if (position < text.Length && !ScanExponent(text[position..], out exponent)) return false;

        number = new Scanned(text[0] == '-', count, exponent - decimals);
        return true;
    }

    private static bool ScanExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        if (text[0] is not ((byte)'e' or (byte)'E')) return false;

        var isNegative = text is [_, (byte)'-', ..];
        var digits = text[(isNegative ? 2 : 1)..];
        if (digits.Length is 0 or > 3) return false;
        foreach (var digit in digits)
        {
            if ((uint)(digit - '0') > 9) return false;
            exponent = exponent * 10 + (digit - '0');
        }

        if (isNegative) exponent = -exponent;
        return true;
    }

    /// <param name="power">The power of ten of the last digit.</param>
    private static AmountFault Value(ReadOnlySpan<byte> digits, int power, out ExactAmount size)
    {
        var (high, low) = (Int128.Zero, Int128.Zero);
        size = default;
        for (var i = 0; i < digits.Length; i++)
        {
            if (digits[i] == 0) continue;

            var place = power + digits.Length - 1 - i;
            if (place > LargestPower) return AmountFault.OutOfRange;
            if (place < -ExactAmount.Decimals) return AmountFault.TooPrecise;
            if (place >= -12) high += digits[i] * Powers[place + 12];
            else low += digits[i] * Powers[place + 36];
        }

        size = new ExactAmount(high, low);
        return high > Powers[24] || (high == Powers[24] && low > 0) ? AmountFault.OutOfRange : AmountFault.None;
    }

    private static AmountFault Signed(ExactAmount size, bool isNegative, out ExactAmount amount)
    {
        amount = isNegative ? -size : size;
        return AmountFault.None;
    }

    // What an ordinary file might write says what is wrong here: the advice fits better.
    private static AmountFault FaultOf(ReadOnlySpan<byte> text, DecimalMark mark)
    {
        var fault = AmountText.Read(Encoding.UTF8.GetString(text), new AmountRules(null, mark, Decimals: 9), out _);
        return fault is AmountFault.None or AmountFault.TooPrecise or AmountFault.OutOfRange or AmountFault.Grouping or AmountFault.Words or AmountFault.TwoMarks ? AmountFault.Unreadable : fault;
    }

    /// <param name="Power">The power of ten of the last digit.</param>
    private readonly record struct Scanned(bool IsNegative, int Digits, int Power);
}
