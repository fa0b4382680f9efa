using System.Globalization;

namespace RevenueDashboard.Importing;

/// <summary>
/// An amount exact to 36 decimals, as far as any format lets its owner write one. Sums of millions of lines stay exact: nothing is rounded before
/// <see cref="Rounded"/>, the one rule by which records are rounded, whatever file they come in.
/// </summary>
/// <remarks>One 128-bit number is not enough: costs that come out of binary floating point have seventeen digits wherever they begin, 3.0000000000000004E-07.</remarks>
/// <param name="High">In 10⁻¹².</param>
/// <param name="Low">What is left of it in 10⁻³⁶; a sum carries over only when it is read.</param>
internal readonly record struct ExactAmount(Int128 High, Int128 Low)
{
    /// <summary>Decimals kept.</summary>
    public const int Decimals = 36;

    private const int HighDecimals = 12;
    private const int UnitDecimals = 4;

    private static readonly Int128 One = Power(HighDecimals);
    private static readonly Int128 LowInHigh = Power(Decimals - HighDecimals);
    private static readonly Int128 UnitInHigh = Power(HighDecimals - UnitDecimals);

    public static ExactAmount Zero => default;

    public bool IsZero => Normal() is { High: var high, Low: var low } && high == 0 && low == 0;

    public bool IsNegative => Normal() is { High: var high, Low: var low } && (high < 0 || low < 0);

    public static ExactAmount operator +(ExactAmount left, ExactAmount right) => new(checked(left.High + right.High), checked(left.Low + right.Low));

    public static ExactAmount operator -(ExactAmount left, ExactAmount right) => new(checked(left.High - right.High), checked(left.Low - right.Low));

    public static ExactAmount operator -(ExactAmount amount) => Zero - amount;

    /// <param name="units">Ten-thousandths.</param>
    public static ExactAmount Of(Int128 units) => new(units * UnitInHigh, 0);

    /// <param name="whole">Whole units.</param>
    /// <param name="fraction">What is left, in units of 10⁻¹⁸; less than one.</param>
    public static ExactAmount Of(ulong whole, ulong fraction)
    {
        var (high, low) = Math.DivRem(fraction, 1_000_000);
        return new(whole * One + high, low * Power(18));
    }

    /// <summary>Ten to a power from 0 to 38.</summary>
    public static Int128 Power(int exponent)
    {
        var power = Int128.One;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }

    /// <summary>
    /// Rounds half to even: to four decimals, or to as many as the currency has where these are fewer than two, since nobody owes a tenth of a yen.
    /// </summary>
    /// <param name="currencyDecimals">Decimals of the currency; four or more for what is no money.</param>
    /// <returns>Ten-thousandths.</returns>
    public Int128 Rounded(int currencyDecimals)
    {
        var (high, low) = Normal();
        var unit = currencyDecimals < 2 ? Power(HighDecimals - currencyDecimals) : UnitInHigh;
        var (whole, rest) = Int128.DivRem(high, unit);
        var twice = Int128.Abs(rest) * 2;
        if (twice > unit || (twice == unit && (low != 0 || Int128.IsOddInteger(whole)))) whole += high < 0 ? Int128.NegativeOne : Int128.One;
        return whole * (unit / UnitInHigh);
    }

    /// <summary>Rounded less exact.</summary>
    public ExactAmount Difference(int currencyDecimals) => Of(Rounded(currencyDecimals)) - this;

    /// <summary>To the 28 decimals of a <see cref="decimal"/>; what is beyond them is left away.</summary>
    /// <exception cref="OverflowException">Beyond what one can hold.</exception>
    public decimal ToDecimal()
    {
        var (high, low) = Normal();
        return (decimal)high * 0.000_000_000_001m + (decimal)(low / Power(Decimals - 28)) * 0.000_000_000_000_000_000_000_000_000_1m;
    }

    /// <summary>Every decimal it has, two at least: <c>20.52022672899</c>, <c>-0.0000008</c>, <c>12.00</c>.</summary>
    public override string ToString() => ToText(2);

    /// <summary>Every decimal it has, exactly.</summary>
    /// <param name="fewest">Decimals that are written in any case.</param>
    public string ToText(int fewest)
    {
        var (high, low) = Normal();
        var (whole, part) = Int128.DivRem(Int128.Abs(high), One);
        var decimals = (string.Create(CultureInfo.InvariantCulture, $"{(long)part:D12}") + Int128.Abs(low).ToString("D24", CultureInfo.InvariantCulture)).TrimEnd('0').PadRight(fewest, '0');
        return string.Create(CultureInfo.InvariantCulture, $"{(high < 0 || low < 0 ? "-" : "")}{whole}{(decimals.Length == 0 ? "" : ".")}{decimals}");
    }

    // Carries what Low has too much, and gives both the same sign.
    private ExactAmount Normal()
    {
        var (carry, low) = Int128.DivRem(Low, LowInHigh);
        var high = checked(High + carry);
        if (high > 0 && low < 0) return new(high - 1, low + LowInHigh);
        return high < 0 && low > 0 ? new(high + 1, low - LowInHigh) : new(high, low);
    }
}
