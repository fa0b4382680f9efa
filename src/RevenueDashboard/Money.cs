using System.Globalization;

namespace RevenueDashboard;

/// <summary>An exact amount in one currency.</summary>
/// <param name="Units">Signed ten-thousandths of the currency unit: 12,345 is 1.2345.</param>
/// <param name="Currency">What it is an amount of; amounts of two currencies never add.</param>
public readonly record struct Money(long Units, Currency Currency)
{
    /// <summary>Units in one of the currency: amounts are kept to four decimals.</summary>
    public const long Scale = 10_000;

    /// <summary>What a person is told when amounts do not fit into 64 bits: said and never wrapped.</summary>
    public const string TooLarge = "The amounts add up to more than 922,337,203,685,477.5807, which is the most that is counted. Ask about fewer months, products or customers.";

    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The sum is beyond 64 bits.</exception>
    public static Money operator +(Money left, Money right) => new(checked(left.Units + right.Units), Common(left, right));

    /// <inheritdoc cref="op_Addition"/>
    public static Money operator -(Money left, Money right) => new(checked(left.Units - right.Units), Common(left, right));

    /// <summary>The amount in units of the currency, exactly.</summary>
    public decimal ToDecimal() => ToDecimal(Units);

    /// <inheritdoc cref="ToDecimal()"/>
    public static decimal ToDecimal(long units) => (decimal)units / Scale;

    /// <summary>Exact text for files and APIs: point, no separators, two to four decimals, ASCII minus. <c>1234.50</c>, <c>-0.0001</c>.</summary>
    public static string ToPlainText(long units) => ToDecimal(units).ToString("0.00##", CultureInfo.InvariantCulture);

    /// <summary>The exact amount and its currency: <c>1234.50 USD</c>.</summary>
    public override string ToString() => $"{ToPlainText(Units)} {Currency}";

    private static Currency Common(Money left, Money right) => left.Currency == right.Currency
        ? left.Currency
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be added: convert one of them first.");
}
