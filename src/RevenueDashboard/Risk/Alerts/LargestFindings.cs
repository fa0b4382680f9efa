using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>Somebody else is the largest customer, by a lead.</summary>
internal static class LargestFindings
{
    // The largest is whoever overtook by the lead last: looked for this far back.
    private const int Past = 24;

    /// <param name="lead">In per cent of what the one before pays; at least 0.</param>
    public static IEnumerable<AlertFinding> Of(SeenBook seen, decimal lead)
    {
        if (seen.Of(product: null, EntityLevel.Parent) is not { } book || SeenBook.CurrentOf(book) is not { } current) yield break;

        int? reigning = null;
        for (var month = current.AddMonths(-Past); month <= current; month = month.AddMonths(1))
        {
            if (!SeenBook.IsComplete(book, month) || book.LargestOf(month) is not { } first) continue;
            if (reigning is not { } held)
            {
                reigning = first;
                continue;
            }

            // Who was taken over is as large as who took it over.
            var holder = book.Cube.EntityOf(held, month, book.Level);
            var amounts = book.EntitiesOf(month);
            var (most, kept) = (amounts.AmountOf(first), amounts.AmountOf(holder));
            if (first == holder) reigning = first;
            if (first == holder || most * 100m <= Math.Max(0, kept) * (100 + lead)) continue;

            reigning = first;
            if (month > current.AddMonths(-AlertRules.Months)) yield return Describe(book, month, first, holder, most, kept, lead);
        }
    }

    private static AlertFinding Describe(ScopedBook book, Month month, int first, int holder, long most, long kept, decimal lead)
    {
        var (customer, currency) = (book.Cube.Customers[first], book.Cube.Currency);
        return new AlertFinding(
            AlertKind.NewLargest,
            AlertText.Say($"largest/{customer.Id}/{month}"),
            LimitLevel.Warning,
            month,
            $"{customer.Name} is the largest customer, before {book.NameOf(holder)}",
            $"{AlertText.Amount(most, currency)} against {AlertText.Amount(kept, currency)}, in {book.Scope.InWords(month)}. Told from a lead of {AlertText.Plain(lead)} %.",
            AlertLink.To("customers", month));
    }
}
