using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>Somebody whom much more revenue needs than pays: what a list of the largest customers does not show.</summary>
/// <param name="Amounts">Of one month.</param>
/// <param name="Others">How many more there are like it.</param>
internal sealed record HiddenDependence(CubeCustomer Counterparty, DependenceAmounts Amounts, int Others)
{
    /// <summary>From how far above the direct share, 0 to 1, it is worth a word: what accounting standards ask to disclose of a customer.</summary>
    private static double WorthAWord => ConcentrationThresholds.Default.Disclose.Share;

    /// <returns>The one for whom the share including supplies is farthest above the direct share; null when that is far above for nobody.</returns>
    public static HiddenDependence? Of(ScopedBook book, Month month)
    {
        var needed = book.Cube.Roles.Where(role => role.IsNeeded && role.IsIn(month)).Select(role => book.Cube.EntityOf(role.Counterparty, month, book.Level)).Distinct().ToList();
        if (needed.Count == 0 || !book.Scope.IsOfCustomers) return null;

        var counts = new DependenceCount(book, month);
        var hidden = needed
            .Select(entity => (Entity: entity, Amounts: counts.Of(entity)))
            .Where(found => found.Amounts.IncludingShare - found.Amounts.DirectShare >= WorthAWord)
            .OrderByDescending(found => found.Amounts.Including - found.Amounts.Direct)
            .ThenBy(found => book.NameOf(found.Entity), StringComparer.Ordinal)
            .ToList();
        return hidden.Count == 0 ? null : new HiddenDependence(book.Cube.Customers[hidden[0].Entity], hidden[0].Amounts, hidden.Count - 1);
    }
}
