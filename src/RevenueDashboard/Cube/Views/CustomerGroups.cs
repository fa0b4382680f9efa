namespace RevenueDashboard.Cube;

/// <summary>What stands in the place of customers in a grouped view: products, industries, countries, revenue types or previous providers.</summary>
internal sealed class CustomerGroups
{
    /// <summary>The group of those of whom nobody said where they belong.</summary>
    public const string NotSaid = "Not said";

    private readonly Grouping grouping;
    private readonly int[] groups;

    private CustomerGroups(Grouping grouping, int[] groups, IReadOnlyList<string> names)
    {
        (this.grouping, this.groups) = (grouping, groups);
        // Below zero: no customer of the database has such a number, and they stay in order.
        Members = [.. names.Select((name, position) => new CubeCustomer(position - names.Count, name))];
    }

    public IReadOnlyList<CubeCustomer> Members { get; }

    public static CustomerGroups Of(RevenueCube cube, Grouping grouping) => grouping switch
    {
        Grouping.Product => new CustomerGroups(grouping, [], [.. cube.Products.Select(product => product.Name)]),
        Grouping.RevenueType => new CustomerGroups(grouping, [], [.. Enum.GetValues<RevenueType>().Select(type => type.InWords())]),
        Grouping.Industry => Of(cube, grouping, customer => customer.Industry),
        Grouping.Country => Of(cube, grouping, customer => customer.Country),
        Grouping.PreviousProvider => Of(cube, grouping, customer => customer.PreviousProvider),
        _ => throw new ArgumentOutOfRangeException(nameof(grouping), grouping, "Customers are not groups."),
    };

    public int GroupOf(int customer, int product, RevenueType type) => grouping switch
    {
        Grouping.Product => product,
        Grouping.RevenueType => (int)type,
        _ => groups[customer],
    };

    private static CustomerGroups Of(RevenueCube cube, Grouping grouping, Func<CubeCustomer, string?> attribute)
    {
        // The first spelling names the group, as with customers.
        var (numbers, names) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<string>());
        var groups = new int[cube.Customers.Count];
        for (var customer = 0; customer < groups.Length; customer++)
        {
            var name = attribute(cube.Customers[customer]) is { Length: > 0 } said ? said : NotSaid;
            if (!numbers.TryGetValue(Names.Key(name), out var number))
            {
                numbers[Names.Key(name)] = number = names.Count;
                names.Add(name);
            }

            groups[customer] = number;
        }

        return new CustomerGroups(grouping, groups, names);
    }
}
