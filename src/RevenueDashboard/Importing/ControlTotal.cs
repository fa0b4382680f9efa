namespace RevenueDashboard.Importing;

/// <summary>A total that a person knows from elsewhere, held against a file's own. There is no tolerance: a cent off is off.</summary>
/// <param name="Agrees">The file says exactly this.</param>
/// <param name="Message">For a person: what differs, or what cannot be read.</param>
public sealed record ControlTotal(bool Agrees, string Message)
{
    /// <summary>Holds a typed total against a file's total in one currency.</summary>
    /// <param name="typed">With decimal point; separators of thousands and the currency's own mark are allowed.</param>
    /// <param name="total">The file's total.</param>
    public static ControlTotal Check(string typed, Money total)
    {
        if (AmountText.Read(typed, new AmountRules(total.Currency, DecimalMark.Point, Largest: (ulong)(long.MaxValue / Money.Scale)), out var units) != AmountFault.None)
            return new ControlTotal(false, $"\"{Excerpt.Of(typed)}\" is not an amount. Write the total as {Money.ToPlainText(total.Units)}.");

        if (units == total.Units) return new ControlTotal(true, $"The file's total is exactly {total}.");

        var difference = (Int128)total.Units - units;
        var amount = Int128.Abs(difference) > long.MaxValue ? total.ToString() : new Money((long)Int128.Abs(difference), total.Currency).ToString();
        return new ControlTotal(false, $"The file's total is {amount} {(difference > 0 ? "more" : "less")} than the control total.");
    }
}
