using System.Globalization;

namespace RevenueDashboard.Importing;

/// <summary>The sum that the owner of a file expects, typed from somewhere else: the last check that the whole file arrived and was read as meant.</summary>
internal static class ControlTotal
{
    /// <summary>The problem when the file adds up to something else, by however little.</summary>
    /// <param name="expected">Ten-thousandths; null when nobody said.</param>
    public static ImportProblem? Problem(FileSummary summary, long? expected)
    {
        if (expected is not { } total) return null;

        var currencies = summary.Totals.GroupBy(sum => sum.Currency).ToList();
        if (currencies.Count > 1)
        {
            return Because($"The file has {string.Join(" and ", currencies.Select(currency => currency.Key.Code).Order(StringComparer.Ordinal))}: one control total cannot be for both. Import each currency by itself.");
        }

        var found = currencies.SelectMany(currency => currency).Aggregate((Int128)0, (sum, month) => sum + month.Amount);
        if (found == total) return null;

        var difference = found - total;
        return Because(string.Create(
            CultureInfo.InvariantCulture,
            $"The amounts add up to {Money.ToPlainText((long)found)}, the control total is {Money.ToPlainText(total)}: {Money.ToPlainText((long)Int128.Abs(difference))} too {(difference > 0 ? "much" : "little")}. Look for missing or doubled lines, or correct the control total."));
    }

    private static ImportProblem Because(string message) => new(0, null, ProblemCodes.ControlTotal, message, null);
}
