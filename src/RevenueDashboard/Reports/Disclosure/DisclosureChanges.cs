namespace RevenueDashboard.Reports;

/// <summary>What became of a customer between two disclosures.</summary>
public enum DisclosureMove
{
    /// <summary>Has to be disclosed now and had not.</summary>
    Entered,

    /// <summary>Had to be disclosed and has not now.</summary>
    Left,

    /// <summary>Has to be disclosed in both, with another share.</summary>
    Moved,

    /// <summary>Is on the watch list now and was neither there nor disclosed.</summary>
    Watched,
}

/// <param name="Name">Of the customer, raw.</param>
/// <param name="Before">Its share then; null when it was not among those listed.</param>
/// <param name="Now">Its share now; null when it is not among those listed.</param>
public sealed record DisclosureChange(int CustomerId, string Name, DisclosureMove Move, double? Before, double? Now)
{
    /// <summary>From one to another state, the most important first.</summary>
    public static IReadOnlyList<DisclosureChange> Between(DisclosurePart before, DisclosurePart now)
    {
        var (then, today) = (Shares(before), Shares(now));
        var (disclosed, is10) = (Ids(before.TenPercent), Ids(now.TenPercent));
        var watched = Ids(before.Watch);
        return
        [
            .. before.TenPercent.Concat(now.TenPercent).Concat(now.Watch).DistinctBy(customer => customer.Customer.Id)
                .Select(customer => customer.Customer)
                .Select(customer => (customer, Move: MoveOf(customer.Id)))
                .Where(found => found.Move is not null)
                .Select(found => new DisclosureChange(found.customer.Id, found.customer.Name, found.Move!.Value, then.Share(found.customer.Id), today.Share(found.customer.Id)))
                .OrderBy(change => change.Move).ThenByDescending(change => change.Now ?? change.Before).ThenBy(change => change.Name, StringComparer.Ordinal),
        ];

        DisclosureMove? MoveOf(int id) => (disclosed.Contains(id), is10.Contains(id)) switch
        {
            (false, true) => DisclosureMove.Entered,
            (true, false) => DisclosureMove.Left,
            (true, true) => then.Share(id)!.Value.Equals(today.Share(id)!.Value) ? null : DisclosureMove.Moved,
            _ => watched.Contains(id) ? null : DisclosureMove.Watched,
        };

        static HashSet<int> Ids(IEnumerable<DisclosedCustomer> customers) => [.. customers.Select(customer => customer.Customer.Id)];

        static ListedShares Shares(DisclosurePart part) => new(part.TenPercent.Concat(part.Watch).ToDictionary(customer => customer.Customer.Id, customer => customer.Share));
    }

    private sealed record ListedShares(Dictionary<int, double> Of)
    {
        public double? Share(int id) => Of.TryGetValue(id, out var share) ? share : null;
    }
}
