using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>What a customer pays changed by much from one month to the next.</summary>
internal static class ChangeFindings
{
    // A file that changes everybody tells its story by the largest of them.
    private const int Most = 20;

    public static IEnumerable<AlertFinding> Of(SeenBook seen, ChangeRule rule) =>
        seen.Of(rule.Product, rule.Of) is { } book ? SeenBook.ChangedMonthsOf(book).SelectMany(month => Of(book, rule, month)) : [];

    private static IEnumerable<AlertFinding> Of(ScopedBook book, ChangeRule rule, Month month)
    {
        // By the parents of the later month: who is taken over pays no less, and who takes over no more.
        var (now, before) = (book.EntitiesOf(month), book.EntitiesOf(month.AddMonths(-1), parentsOf: month));
        return now.Entities.Union(before.Entities)
            .Select(entity => (Entity: entity, Before: before.AmountOf(entity), Now: now.AmountOf(entity)))
            .Where(change => IsTold(rule, change.Before, change.Now))
            .OrderByDescending(change => Int128.Abs((Int128)change.Now - change.Before))
            .ThenBy(change => book.NameOf(change.Entity), StringComparer.Ordinal)
            .Select((change, rank) => Describe(book, rule, month, change.Entity, change.Before, change.Now) with { Raises = rank < Most });
    }

    private static bool IsTold(ChangeRule rule, long unitsBefore, long unitsNow)
    {
        if (unitsNow == unitsBefore) return false;
        var (before, now) = (Money.ToDecimal(unitsBefore), Money.ToDecimal(unitsNow));
        if (Math.Max(before, now) < rule.Minimum) return false;
        if (rule.Direction == (now > before ? ChangeDirection.Down : ChangeDirection.Up)) return false;

        var size = Math.Abs(now - before);
        return (rule.Amount is not { } amount || size >= amount) && (rule.Percent is not { } percent || (before > 0 && size * 100 >= before * percent));
    }

    private static AlertFinding Describe(ScopedBook book, ChangeRule rule, Month month, int entity, long before, long now)
    {
        var (customer, currency) = (book.Cube.Customers[entity], book.Cube.Currency);
        var change = Money.ToDecimal(now) - Money.ToDecimal(before);
        var percent = before > 0 ? change * 100 / Money.ToDecimal(before) : (decimal?)null;
        var by = percent is { } known ? AlertText.Change(known) : (change > 0 ? "+" : "") + AlertText.Amount(change, currency);
        return new AlertFinding(
            AlertKind.Change,
            AlertText.Say($"change/{rule.Of}/{(rule.Product is null ? "" : Names.Key(rule.Product))}/{customer.Id}/{month}"),
            LimitLevel.Warning,
            month,
            $"{customer.Name} {(change > 0 ? "up" : "down")} {by}{AlertText.Of(rule.Product)} in {month.ToShortName()}",
            $"{AlertText.Amount(now, currency)} after {AlertText.Amount(before, currency)} = {by}, in {book.Scope.InWords(month)}. Told from {Told(rule, currency)}.",
            AlertLink.ToCustomer(customer, month, rule.Product, rule.Of));
    }

    private static string Told(ChangeRule rule, Currency currency)
    {
        List<string> least = [];
        if (rule.Percent is { } percent) least.Add($"{AlertText.Plain(percent)} %");
        if (rule.Amount is { } amount) least.Add(AlertText.Amount(amount, currency));
        return $"{string.Join(" and ", least)}{rule.Direction switch { ChangeDirection.Up => " up", ChangeDirection.Down => " down", _ => "" }}, for who pays {AlertText.Amount(rule.Minimum, currency)} or more in one of the months";
    }
}
