using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>One of the largest of the month before has no record: it left, or the file lost it.</summary>
internal static class MissingFindings
{
    private const int Largest = 20;

    public static IEnumerable<AlertFinding> Of(SeenBook seen) =>
        seen.Of(product: null, EntityLevel.Parent) is { } book ? SeenBook.ChangedMonthsOf(book).SelectMany(month => Of(book, month)) : [];

    private static IEnumerable<AlertFinding> Of(ScopedBook book, Month month)
    {
        var before = month.AddMonths(-1);
        var (now, then) = (book.EntitiesOf(month), book.EntitiesOf(before));
        var here = now.Entities.ToHashSet();
        return then.Entities.Zip(then.Amounts)
            .Where(entity => entity.Second > 0)
            .OrderByDescending(entity => entity.Second)
            .ThenBy(entity => book.NameOf(entity.First), StringComparer.Ordinal)
            .Take(Largest)
            .Select((entity, rank) => (Entity: entity.First, Amount: entity.Second, Rank: rank + 1))
            // A customer that another one took over is not gone.
            .Where(entity => !here.Contains(entity.Entity) && !here.Contains(book.Cube.EntityOf(entity.Entity, month, book.Level)))
            .Select(entity => Describe(book, month, entity.Entity, entity.Amount, entity.Rank));
    }

    private static AlertFinding Describe(ScopedBook book, Month month, int entity, long amount, int rank)
    {
        var (customer, before) = (book.Cube.Customers[entity], month.AddMonths(-1));
        return new AlertFinding(
            AlertKind.CustomerMissing,
            AlertText.Say($"missing/{customer.Id}/{month}"),
            LimitLevel.Breached,
            month,
            $"{customer.Name} has no revenue in {month.ToShortName()}",
            $"{AlertText.Amount(amount, book.Cube.Currency)} in {before.ToShortName()}, {AlertText.Say($"number {rank}")}; no record in {book.Scope.InWords(month)}. It left, or the file lost it. Told of the {Largest} largest.",
            AlertLink.ToCustomer(customer, month));
    }
}
