using System.Globalization;

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

    /// <summary>The problem when a file adds up to something else than its owner expects, by however little.</summary>
    /// <param name="expected">Ten-thousandths; null when nobody said.</param>
    internal static ImportProblem? Problem(FileSummary summary, long? expected)
    {
        if (expected is not { } total) return null;

        var currencies = summary.Totals.GroupBy(sum => sum.Currency).ToList();
        if (currencies.Count > 1)
        {
            return Because($"The file has {string.Join(" and ", currencies.Select(currency => currency.Key.Code).Order(StringComparer.Ordinal))}: one control total cannot be for both. Import each currency by itself.");
        }

        // Where lines are summed, their own sum is held against it: what rounding every record once makes of it is shown, and nobody could know it.
        var found = summary.Focus?.Totals is [var exact] ? exact.Amount : currencies.SelectMany(currency => currency).Aggregate((Int128)0, (sum, month) => sum + month.Amount);
        if (found == total) return null;

        var difference = found - total;
        return Because(string.Create(
            CultureInfo.InvariantCulture,
            $"The amounts add up to {Money.ToPlainText((long)found)}, the control total is {Money.ToPlainText(total)}: {Money.ToPlainText((long)Int128.Abs(difference))} too {(difference > 0 ? "much" : "little")}. Look for missing or doubled lines, or correct the control total."));
    }

    private static ImportProblem Because(string message) => new(0, null, ProblemCodes.ControlTotal, message, null);
}
