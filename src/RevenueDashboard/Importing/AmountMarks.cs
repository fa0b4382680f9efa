namespace RevenueDashboard.Importing;

/// <summary>What an amount tells about the decimal mark of its file.</summary>
internal enum DecimalEvidence
{
    /// <summary>It is the same under both, or an amount under neither.</summary>
    None,

    /// <summary>Only an amount with decimal points: 12.50, 1,234,567.</summary>
    Point,

    /// <summary>Only an amount with decimal commas: 12,50, 1.234.567.</summary>
    Comma,

    /// <summary>Two different amounts: 1,234, 1.234.</summary>
    Either,
}

/// <summary>Tells from single amounts which decimal mark their file has.</summary>
internal static class AmountMarks
{
    public static DecimalEvidence Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOfAny((byte)'.', (byte)',') < 0) return DecimalEvidence.None;

        var (pointed, point) = Read(utf8, DecimalMark.Point);
        var (comma, other) = Read(utf8, DecimalMark.Comma);
        return (pointed, comma) switch
        {
            (true, false) => DecimalEvidence.Point,
            (false, true) => DecimalEvidence.Comma,
            (true, true) when point != other => DecimalEvidence.Either,
            _ => DecimalEvidence.None,
        };
    }

    /// <summary>Whether an amount of this notation has more than four decimals that are not zero, and no other fault.</summary>
    public static bool HasManyDecimals(ReadOnlySpan<byte> utf8, DecimalMark mark) =>
        utf8.IndexOfAny((byte)'.', (byte)',') >= 0 && AmountText.ReadExact(utf8, Rules(mark), out var exact) is AmountFault.None or AmountFault.OtherCurrency && !exact.Difference(4).IsZero;

    /// <summary>As text, for a person who has to say what is meant: 1234.5.</summary>
    public static string Shown(ReadOnlySpan<byte> utf8, DecimalMark mark) =>
        AmountText.ReadExact(utf8, Rules(mark), out var exact) == AmountFault.None ? exact.ToText(0) : FieldText.Trimmed(utf8);

    private static (bool IsAmount, ExactAmount Amount) Read(ReadOnlySpan<byte> utf8, DecimalMark mark)
    {
        // Whose mark stands beside the number, and how large it is, does not matter here.
        var fault = AmountText.ReadExact(utf8, Rules(mark), out var exact);
        return (fault is AmountFault.None or AmountFault.OtherCurrency or AmountFault.OutOfRange or AmountFault.TooPrecise, exact);
    }

    private static AmountRules Rules(DecimalMark mark) => new(null, mark, AmountText.ExactDecimals, long.MaxValue / 1_000_000);
}
