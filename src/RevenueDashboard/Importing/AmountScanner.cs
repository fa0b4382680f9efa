namespace RevenueDashboard.Importing;

/// <summary>
/// The grammar of an amount, anchored at both ends: <c>[sign] [mark] number [mark]</c>, or the same in parentheses without a sign.
/// A number is digits, or groups of three divided by the thousands mark, with or without decimals.
/// </summary>
internal ref struct AmountScanner(ReadOnlySpan<char> text, AmountRules rules)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly AmountRules rules = rules;
    private int position;
    private bool signed;
    private bool minus;
    private bool opened;
    private bool closed;
    private bool marked;
    private bool otherCurrency;
    private ulong whole;
    private ulong fraction;
    private bool tooLarge;
    private bool tooPrecise;

    /// <summary>Place of the last decimal that is not zero, from 1.</summary>
    private int lastDecimal;

    /// <summary>Whether the text has the form of an amount.</summary>
    public bool Scan()
    {
        ScanBefore();
        if (!ScanWhole() || !ScanFraction()) return false;
        ScanAfter();
        return position == text.Length && opened == closed && !(opened && signed);
    }

    /// <summary>What the amount is, or why a text of the right form is still refused.</summary>
    public readonly AmountFault Result(out long units)
    {
        units = 0;
        if (otherCurrency) return AmountFault.OtherCurrency;
        if (IsOutOfRange) return AmountFault.OutOfRange;
        if (tooPrecise) return AmountFault.TooPrecise;
        if (rules.CurrencyDecimals < 2 && lastDecimal > rules.CurrencyDecimals) return AmountFault.CurrencyDecimals;

        var scale = 1UL;
        for (var i = 0; i < rules.Decimals; i++) scale *= 10;
        var size = (long)checked(whole * scale + fraction);
        units = minus || opened ? -size : size;
        return AmountFault.None;
    }

    /// <summary>What the amount is to the last decimal kept, whatever decimals its currency has; told also where only the currency is another.</summary>
    public readonly AmountFault ExactResult(out ExactAmount exact)
    {
        exact = default;
        if (IsOutOfRange) return AmountFault.OutOfRange;
        if (tooPrecise) return AmountFault.TooPrecise;

        exact = ExactAmount.Of(whole, fraction);
        if (minus || opened) exact = -exact;
        return otherCurrency ? AmountFault.OtherCurrency : AmountFault.None;
    }

    private readonly bool IsOutOfRange => tooLarge || whole > rules.Largest || (whole == rules.Largest && lastDecimal > 0);

    private void ScanBefore()
    {
        while (position < text.Length)
        {
            var c = text[position];
            if (!signed && c is '-' or '+' or '\u2212')
            {
                signed = true;
                minus = c != '+';
                position++;
            }
            else if (!opened && c == '(')
            {
                opened = true;
                position++;
            }
            else if (!ScanMark())
            {
                return;
            }
            else
            {
                SkipSpace();
            }
        }
    }

    private bool ScanMark()
    {
        if (marked) return false;
        var length = CurrencyMarks.LengthAt(text[position..], rules.Currency, out var matches);
        if (length == 0) return false;

        marked = true;
        otherCurrency = !matches;
        position += length;
        return true;
    }

    private bool ScanWhole()
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position])) AddWhole(text[position++]);
        var digits = position - start;

        // 0,123 is a fraction written with the other mark, never a hundred and twenty-three.
        if (digits is 0 or > 3 || text[start] == '0') return true;

        var mark = rules.DecimalMark == DecimalMark.Point ? ',' : '.';
        while (position < text.Length && text[position] == mark)
        {
            if (position + 3 >= text.Length) return false;
            for (var i = 1; i <= 3; i++)
            {
                if (!char.IsAsciiDigit(text[position + i])) return false;
                AddWhole(text[position + i]);
            }

            position += 4;
            if (position < text.Length && char.IsAsciiDigit(text[position])) return false;
        }

        return true;
    }

    private void AddWhole(char digit)
    {
        if (whole > 100_000_000_000_000) tooLarge = true;
        else whole = whole * 10 + (ulong)(digit - '0');
    }

    private bool ScanFraction()
    {
        var hasWhole = position > 0 && char.IsAsciiDigit(text[position - 1]);
        if (position >= text.Length || text[position] != (rules.DecimalMark == DecimalMark.Point ? '.' : ',')) return hasWhole;

        var start = ++position;
        for (; position < text.Length && char.IsAsciiDigit(text[position]); position++)
        {
            var digit = (ulong)(text[position] - '0');
            var place = position - start + 1;
            if (digit > 0) lastDecimal = place;
            if (place <= rules.Decimals) fraction = fraction * 10 + digit;
            else if (digit > 0) tooPrecise = true;
        }

        for (var place = position - start; place < rules.Decimals; place++) fraction *= 10;
        return position > start;
    }

    private void ScanAfter()
    {
        while (position < text.Length)
        {
            var before = position;
            if (opened && !closed && text[position] == ')')
            {
                closed = true;
                position++;
                continue;
            }

            SkipSpace();
            if (position < text.Length && ScanMark()) continue;

            position = before;
            return;
        }
    }

    private void SkipSpace()
    {
        while (position < text.Length && FieldText.IsSpace(text[position])) position++;
    }
}
