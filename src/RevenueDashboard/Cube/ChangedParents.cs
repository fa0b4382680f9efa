namespace RevenueDashboard.Cube;

/// <summary>A parent that a customer would have.</summary>
/// <param name="Name">In any spelling; one that the book does not have is a new parent.</param>
/// <param name="First">First month; null is since ever.</param>
/// <param name="Last">Last month, included; null is until further notice.</param>
public sealed record SupposedParent(string Name, Month? First, Month? Last);

/// <summary>The book as it would be if a customer had other parents: another cube over the same cells.</summary>
public static class ChangedParents
{
    /// <param name="customerId">Number in the database of a customer of the book.</param>
    /// <param name="parents">All that would be said of its parents.</param>
    /// <exception cref="ArgumentException">The book has no such customer.</exception>
    public static RevenueCube WithParentsOf(this RevenueCube cube, int customerId, IReadOnlyList<SupposedParent> parents)
    {
        var customer = cube.CustomerWithId(customerId) ?? throw new ArgumentException("The book has no such customer.", nameof(customerId));
        List<CubeCustomer> customers = [.. cube.Customers];
        var tree = cube.Parents.Without(customer);
        foreach (var parent in parents) tree.Add(customer, PositionOf(parent.Name), parent.First, parent.Last);

        return new RevenueCube(cube.DataVersion, cube.Currency, cube.Cells, customers, cube.Products, tree, cube.Statuses, cube.Totals, cube.Ranges)
        {
            KnownOn = cube.KnownOn,
            RunningMonth = cube.RunningMonth,
            IsSample = cube.IsSample,
            Decided = cube.Decided,
            Calendar = cube.Calendar,
            Rates = cube.Rates,
            Quantities = cube.Quantities,
            Series = cube.Series,
            Claims = cube.Claims,
            Limits = cube.Limits,
            Waivers = cube.Waivers,
            Goals = cube.Goals,
            Events = cube.Events,
            Roles = cube.Roles,
            Months = cube.Months,
        };

        int PositionOf(string name)
        {
            var key = Names.Key(name);
            var known = customers.FindIndex(each => Names.Key(each.Name) == key);
            if (known >= 0) return known < cube.Customers.Count ? cube.CustomerWithId(customers[known].Id)!.Value : known;

            // After all others: nobody of the database has such a number, and they stay in order.
            customers.Add(new CubeCustomer(int.MaxValue - parents.Count + customers.Count - cube.Customers.Count, name.Trim()));
            return customers.Count - 1;
        }
    }
}
