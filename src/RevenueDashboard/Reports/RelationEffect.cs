using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>What other parents of a customer would change, by parent and over all products.</summary>
/// <param name="Months">Months whose figures would change, in order.</param>
/// <param name="Before">The last of those months as it is; null when none would change.</param>
/// <param name="After">The same month as it would be.</param>
/// <param name="Shares">Everybody whose share of that month would change: largest after the change first.</param>
public sealed record RelationEffect(IReadOnlyList<Month> Months, ConcentrationMonth? Before, ConcentrationMonth? After, IReadOnlyList<ShareChange> Shares)
{
    /// <param name="customerId">Number in the database of a customer of the book.</param>
    /// <param name="parents">All that would be said of its parents.</param>
    /// <exception cref="ArgumentException">The book has no such customer.</exception>
    public static RelationEffect Of(RevenueCube cube, int customerId, IReadOnlyList<SupposedParent> parents)
    {
        var changed = cube.WithParentsOf(customerId, parents);
        var question = new ReportQuestion { To = cube.Months?.Last };
        var (before, after) = (new ScopedBook(cube, question), new ScopedBook(changed, question));
        var months = before.Months is { } range ? range.Where(month => before.HasData(month) && Differs(before, after, month)).ToList() : [];
        if (months.Count == 0) return new RelationEffect([], null, null, []);

        var last = months[^1];
        return new RelationEffect(months, ConcentrationMonth.Of(before, last), ConcentrationMonth.Of(after, last), SharesOf(before, after, last));
    }

    private static bool Differs(ScopedBook before, ScopedBook after, Month month)
    {
        var (one, other) = (before.EntitiesOf(month), after.EntitiesOf(month));
        return !one.Entities.AsSpan().SequenceEqual(other.Entities) || !one.Amounts.AsSpan().SequenceEqual(other.Amounts);
    }

    private static List<ShareChange> SharesOf(ScopedBook before, ScopedBook after, Month month)
    {
        var (one, other) = (before.EntitiesOf(month), after.EntitiesOf(month));
        var (wholeBefore, wholeAfter) = (before.ShareBaseOf(month), after.ShareBaseOf(month));
        return
        [
            .. one.Entities.Union(other.Entities)
                .Where(entity => one.AmountOf(entity) != other.AmountOf(entity))
                .OrderByDescending(other.AmountOf).ThenBy(after.NameOf, StringComparer.Ordinal)
                .Select(entity => new ShareChange(after.Cube.Customers[entity], Share(one.AmountOf(entity), wholeBefore), Share(other.AmountOf(entity), wholeAfter))),
        ];

        static double? Share(long amount, long? whole) => whole is { } of && amount >= 0 ? (double)amount / of : null;
    }
}

/// <param name="Before">0 to 1; 0 when it is not there, null when there are no shares or it is a net credit.</param>
/// <param name="After">As <paramref name="Before"/>.</param>
public sealed record ShareChange(CubeCustomer Customer, double? Before, double? After);
