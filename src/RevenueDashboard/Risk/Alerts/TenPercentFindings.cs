using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>A customer reached 10 % of a month's net revenue (ASC 280-10-50-42, IFRS 8.34); once told, until it is below by the hysteresis.</summary>
internal static class TenPercentFindings
{
    private const int Percent = 10;

    /// <param name="hysteresis">In points, 0 to 10.</param>
    public static IEnumerable<AlertFinding> Of(SeenBook seen, decimal hysteresis)
    {
        if (seen.Of(product: null, EntityLevel.Parent) is not { } book || SeenBook.CurrentOf(book) is not { } current) yield break;
        if (book.TotalOf(current) is not (> 0 and var total)) yield break;

        var amounts = book.EntitiesOf(current);
        foreach (var (entity, amount) in amounts.Entities.Zip(amounts.Amounts).OrderByDescending(pair => pair.Second))
        {
            if (!Reaches(amount, total, Percent - hysteresis)) break;

            // When it came over the line; who has been over it all along is nothing new.
            var reached = SeenBook.ChangedMonthsOf(book).Select(month => (Month?)month).FirstOrDefault(month => IsOver(book, month!.Value, entity) && !IsOver(book, month.Value.AddMonths(-1), entity));
            var customer = book.Cube.Customers[entity];
            yield return new AlertFinding(
                AlertKind.NewTenPercent,
                AlertText.Say($"ten-percent/{customer.Id}"),
                LimitLevel.Warning,
                reached ?? current,
                $"{customer.Name} is a 10 % customer",
                $"{Share(book, reached ?? current, entity)}{(reached is { } month ? $", after {Share(book, month.AddMonths(-1), entity)}" : "")}, in {book.Scope.InWords(reached ?? current)}. Told from {Percent} % (ASC 280-10-50-42, IFRS 8.34; the rule looks at the fiscal period); no longer so below {AlertText.Plain(Percent - hysteresis)} %.",
                AlertLink.ToCustomer(customer, reached ?? current),
                Raises: reached is not null && Reaches(amount, total, Percent));
        }
    }

    private static bool IsOver(ScopedBook book, Month month, int entity) =>
        book.TotalOf(month) is > 0 and var total && Reaches(book.EntitiesOf(month).AmountOf(entity), total, Percent);

    private static bool Reaches(long amount, long total, decimal percent) => amount > 0 && amount * 100m >= total * percent;

    private static string Share(ScopedBook book, Month month, int entity)
    {
        var (amount, total) = (book.EntitiesOf(month).AmountOf(entity), book.TotalOf(month)!.Value);
        return $"{AlertText.Amount(amount, book.Cube.Currency)} ÷ {AlertText.Amount(total, book.Cube.Currency)}{(total > 0 ? $" = {AlertText.Percent((double)amount / total)}" : "")}";
    }
}
