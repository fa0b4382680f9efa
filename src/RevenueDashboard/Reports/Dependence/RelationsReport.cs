using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>What a customer is to the book beside its revenue: its roles, who controls it, whom it controls, and what needs it.</summary>
/// <param name="Roles">Its own, over too.</param>
/// <param name="Parents">Who controlled it directly, by months.</param>
/// <param name="Controlled">Whom it controlled directly, by name.</param>
/// <param name="Dependence">On it or, by parent, on its group; null without data.</param>
public sealed record RelationsReport(
    CubeCustomer Customer, IReadOnlyList<CounterpartyRoleInWords> Roles, IReadOnlyList<Relation> Parents, IReadOnlyList<Relation> Controlled, DependenceDetail? Dependence)
{
    /// <summary>The month of the dependence; null without data.</summary>
    public Month? Current { get; init; }

    /// <summary>The amounts of that month; null when it is not there.</summary>
    public DependenceAmounts? Amounts => Dependence?.Months.FirstOrDefault(month => month.Month == Current)?.Amounts;

    /// <summary>There is nothing to say beyond what it pays.</summary>
    public bool IsPlain => Roles.Count == 0 && Parents.Count == 0 && Controlled.Count == 0 && (Dependence is null || Dependence.Roles.Count == 0);

    /// <param name="customerId">Number in the database.</param>
    /// <returns>Null when the book has no such customer.</returns>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static RelationsReport? Of(RevenueCube cube, ReportQuestion question, int customerId)
    {
        if (cube.CustomerWithId(customerId) is not { } customer) return null;

        var dependence = DependenceReport.Of(cube, question with { WithoutLargest = false }, customerId);
        return new RelationsReport(
            cube.Customers[customer],
            [.. cube.Roles.Where(role => role.Counterparty == customer).Select(role => RoleWords.Of(cube, role))],
            [.. cube.Parents.ParentsOf(customer).Select(InWords)],
            [.. cube.Parents.ChildrenOf(customer).Select(InWords).OrderBy(relation => relation.Customer.Name, StringComparer.OrdinalIgnoreCase).ThenBy(relation => relation.First?.Index ?? int.MinValue)],
            dependence.On)
        {
            Current = dependence.Current,
        };

        Relation InWords(ParentSpan span) => new(cube.Customers[span.Customer], span.First, span.Last, span.Customer == customer);
    }
}

/// <summary>One end of a relation of control, and when it held.</summary>
/// <param name="First">First month; null is since ever.</param>
/// <param name="Last">Last month, included; null is until further notice.</param>
/// <param name="IsAlone">Nobody controlled the customer in these months.</param>
public sealed record Relation(CubeCustomer Customer, Month? First, Month? Last, bool IsAlone)
{
    /// <summary>"always", "from Nov 2023".</summary>
    public string Months => RoleWords.Months(First, Last);
}
