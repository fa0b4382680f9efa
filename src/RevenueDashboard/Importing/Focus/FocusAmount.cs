using System.Globalization;

namespace RevenueDashboard.Importing.Focus;

/// <summary>
/// An amount exact to 36 decimals, as far as FOCUS lets a provider write one. Sums of millions of lines stay exact: nothing is rounded before
/// <see cref="Rounded"/>.
/// </summary>
/// <remarks>One 128-bit number is not enough: costs that come out of binary floating point have seventeen digits wherever they begin, 3.0000000000000004E-07.</remarks>
/// <param name="High">In 10⁻¹².</param>
/// <param name="Low">What is left of it in 10⁻³⁶; a sum carries over only when it is read.</param>
internal readonly record struct FocusAmount(Int128 High, Int128 Low)
{
    /// <summary>Decimals kept.</summary>
    public const int Decimals = 36;

    private static readonly Int128 One = Power(12);
    private static readonly Int128 LowInHigh = Power(24);
    private static readonly Int128 UnitInHigh = Power(8);

    public static FocusAmount Zero => default;

    public bool IsZero => Normal() is { High: var high, Low: var low } && high == 0 && low == 0;

    public bool IsNegative => Normal() is { High: var high, Low: var low } && (high < 0 || low < 0);

    public static FocusAmount operator +(FocusAmount left, FocusAmount right) => new(checked(left.High + right.High), checked(left.Low + right.Low));

    public static FocusAmount operator -(FocusAmount left, FocusAmount right) => new(checked(left.High - right.High), checked(left.Low - right.Low));

    public static FocusAmount operator -(FocusAmount amount) => Zero - amount;

    /// <param name="units">Ten-thousandths.</param>
    public static FocusAmount Of(long units) => new(units * UnitInHigh, 0);

    /// <summary>Ten to a power from 0 to 38.</summary>
    public static Int128 Power(int exponent)
    {
        var power = Int128.One;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }

    /// <summary>To ten-thousandths, half to even; null when it does not fit into 64 bits.</summary>
    public long? Rounded()
    {
        var (high, low) = Normal();
        var (units, rest) = Int128.DivRem(high, UnitInHigh);
        var size = Int128.Abs(rest) * 2;
        var isUp = size > UnitInHigh || (size == UnitInHigh && (low != 0 || Int128.IsOddInteger(units)));
        if (isUp) units += high < 0 ? -1 : 1;
        return units >= long.MinValue && units <= long.MaxValue ? (long)units : null;
    }

    /// <summary>Every decimal it has, two at least: <c>20.52022672899</c>, <c>-0.0000008</c>, <c>12.00</c>.</summary>
    public override string ToString()
    {
        var (high, low) = Normal();
        var (whole, part) = Int128.DivRem(Int128.Abs(high), One);
        var decimals = string.Create(CultureInfo.InvariantCulture, $"{(long)part:D12}") + Int128.Abs(low).ToString("D24", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{(high < 0 || low < 0 ? "-" : "")}{whole}.{decimals.TrimEnd('0').PadRight(2, '0')}");
    }

    // Carries what Low has too much, and gives both the same sign.
    private FocusAmount Normal()
    {
        var (carry, low) = Int128.DivRem(Low, LowInHigh);
        var high = checked(High + carry);
        if (high > 0 && low < 0) return new(high - 1, low + LowInHigh);
        return high < 0 && low > 0 ? new(high + 1, low - LowInHigh) : new(high, low);
    }
}
