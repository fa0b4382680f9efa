using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports.Movements;

/// <summary>The part of a bridge that most of a change belongs to.</summary>
public enum MovementKind
{
    New,
    Reactivation,
    Expansion,
    Contraction,
    Churn,
    Credit,

    /// <summary>Nothing but another parent.</summary>
    Structure,

    /// <summary>Nothing but another exchange rate.</summary>
    Fx,
}

/// <summary>One customer, parent or product behind a bridge.</summary>
/// <param name="Customer">Null when it is a product.</param>
/// <param name="Before">Net in the earlier month by the parents of that month, in ten-thousandths.</param>
/// <param name="After">Net in the later month.</param>
/// <param name="Amount">What it adds to the part of its kind: what was won, lost, paid more or paid less.</param>
/// <param name="CrossSell">Of an expansion, what comes from products without revenue before.</param>
/// <param name="FirstMonth">The first month with revenue up to the later one; null when there is none.</param>
/// <param name="LastMonth">The last.</param>
/// <param name="Industry">Its own, or the one that all its customers have.</param>
/// <param name="PreviousProvider">Likewise.</param>
public sealed record MovementChange(
    string Name, CubeCustomer? Customer, MovementKind Kind, long Before, long After, long Amount, long CrossSell, long Structure, long Fx,
    Month? FirstMonth, Month? LastMonth, string? Industry, string? PreviousProvider);

internal static class MovementChanges
{
    public static List<MovementChange> Of(MovementBook book, Month from, Month to, List<EntityChange> changes)
    {
        var members = MembersOf(book, to);
        var firsts = book.FirstBy(to);
        return
        [
            .. changes
                // Also whom only a rate moved, when something else moved it back.
                .Where(change => change.Was != change.After || change.Before != change.After || (HasRates(change) && change.RateChange != 0))
                .Select(change => Describe(book, from, to, change, firsts[change.Entity], members))
                .OrderByDescending(change => Int128.Abs(change.Amount))
                .ThenBy(change => change.Name, StringComparer.Ordinal),
        ];
    }

    private static MovementChange Describe(MovementBook book, Month from, Month to, in EntityChange change, int first, ILookup<int, CubeCustomer>? members)
    {
        var (kind, amount) = KindOf(change);
        var customer = book.CustomerOf(change.Entity);
        var isWonOrLost = kind is MovementKind.New or MovementKind.Reactivation or MovementKind.Churn;
        return new MovementChange(
            book.NameOf(change.Entity), customer, kind, change.Was, change.After, amount,
            kind == MovementKind.Expansion ? Math.Clamp(change.NewProducts, 0, amount) : 0,
            checked(change.Before - change.Was),
            HasRates(change) ? change.RateChange : 0,
            first <= to.Index ? Month.FromIndex(first) : null,
            isWonOrLost ? LastOf(book, change.Entity, to) : change.After > 0 ? to : change.Was > 0 ? from : null,
            Said(customer, change.Entity, members, one => one.Industry),
            Said(customer, change.Entity, members, one => one.PreviousProvider));
    }

    private static (MovementKind, long) KindOf(in EntityChange change)
    {
        var (before, after) = (change.Before, change.After);
        if (before <= 0 && after > 0) return (change.PositiveEarlier ? MovementKind.Reactivation : MovementKind.New, after);
        if (before > 0 && after <= 0) return (MovementKind.Churn, -before);

        var rest = checked(after - before - (HasRates(change) ? change.RateChange : 0));
        if (rest == 0) return HasRates(change) && change.RateChange != 0 ? (MovementKind.Fx, change.RateChange) : (MovementKind.Structure, checked(before - change.Was));
        return (before <= 0 ? MovementKind.Credit : rest > 0 ? MovementKind.Expansion : MovementKind.Contraction, rest);
    }

    private static bool HasRates(in EntityChange change) => (change.Before > 0 && change.After > 0) || (change.Before < 0 && change.After < 0);

    private static Month? LastOf(MovementBook book, int entity, Month to)
    {
        for (var month = to; book.Book.Cube.Months is { } all && month >= all.First; month += -1)
        {
            if (book.RowsOf(month).AmountOf(entity) > 0) return month;
        }

        return null;
    }

    // Only of parents: everybody else speaks for itself.
    private static ILookup<int, CubeCustomer>? MembersOf(MovementBook book, Month to)
    {
        var map = book.MapAt(to);
        if (book.Entities == MovementsOf.Products || map.Entities is null) return null;
        return Enumerable.Range(0, map.Entities.Length).Where(customer => map.Groups[map.Entities[customer]] >= 0)
            .ToLookup(customer => map.Entities[customer], customer => book.Book.Cube.Customers[customer]);
    }

    private static string? Said(CubeCustomer? customer, int entity, ILookup<int, CubeCustomer>? members, Func<CubeCustomer, string?> what)
    {
        if (customer is null) return null;
        if (what(customer) is { } own || members is null) return what(customer);
        var said = members[entity].Select(what).OfType<string>().Distinct().Take(2).ToList();
        return said.Count == 1 ? said[0] : null;
    }
}
