using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>One customer or parent: what it pays for, its share over time, and who belongs to it.</summary>
/// <param name="Members">The billing entities that count for it, itself among them when it has revenue of its own; by revenue.</param>
/// <param name="Series">Its revenue by product, aligned with <paramref name="Months"/>.</param>
public sealed record CustomerReport(
    ReportScope Scope,
    CubeCustomer Customer,
    CubeCustomer? Parent,
    IReadOnlyList<CustomerMember> Members,
    IReadOnlyList<RevenueSeries> Series,
    IReadOnlyList<CustomerMonth> Months)
{
    /// <summary>The last month that is over and has data.</summary>
    public CustomerMonth? Current { get; init; }

    /// <summary>The month before <see cref="Current"/>, also when it is outside the scope; null when the two do not compare, see <see cref="Gap"/>.</summary>
    public CustomerMonth? Previous { get; init; }

    /// <summary>Why nothing is compared with the month before; null when it is, and without data.</summary>
    public MonthGap? Gap { get; init; }

    /// <summary>Twelve months before <see cref="Current"/>, also when it is outside the scope; null when the two do not compare.</summary>
    public CustomerMonth? YearBefore { get; init; }

    /// <summary>Nobody brought more in the current month.</summary>
    public bool IsLargest { get; init; }

    /// <summary>Whether a billing entity's revenue of a month counts for a customer: it may have been under somebody else's control.</summary>
    public static bool Counts(RevenueCube cube, EntityLevel level, int customerId, int billingId, Month month) =>
        cube.CustomerWithId(billingId) is { } billing && cube.CustomerWithId(customerId) is { } entity && cube.EntityOf(billing, month, level) == entity;

    /// <param name="customerId">Number in the database of the customer or parent.</param>
    /// <returns>Null when the book has no such customer.</returns>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static CustomerReport? Of(RevenueCube cube, ReportQuestion question, int customerId)
    {
        if (cube.CustomerWithId(customerId) is not { } entity) return null;
        var book = new ScopedBook(cube, question with { WithoutLargest = false });
        var months = book.Months is { } range ? range.ToList() : [];

        var described = months.Select(month => Describe(book, month, entity)).ToList();
        var parent = months.Count == 0 ? entity : cube.Parents.ParentOf(entity, months[^1]);
        var current = book.CurrentMonth;
        CustomerMonth? At(int back) => current is { } now && book.Compares(now.AddMonths(-back), now) ? Describe(book, now.AddMonths(-back), entity) : null;
        return new CustomerReport(
            book.Scope,
            cube.Customers[entity],
            parent == entity ? null : cube.Customers[parent],
            MembersOf(book, months, entity),
            [.. book.Products.Select(product => SeriesOf(book, months, entity, product)).Where(series => series.Amounts.Any(amount => amount is not (null or 0)))],
            described)
        {
            Current = described.Find(month => month.Month == current),
            Previous = At(1),
            Gap = current is { } latest ? MonthGap.Between(book, latest.AddMonths(-1), latest) : null,
            YearBefore = At(12),
            IsLargest = current is { } month && book.LargestOf(month) == entity,
        };
    }

    private static CustomerMonth Describe(ScopedBook book, Month month, int entity)
    {
        if (!book.HasData(month)) return new CustomerMonth(month, MonthStatus.Missing, null, null, null, null, null, null, RecordStatus.Actual);

        var amounts = book.EntitiesOf(month);
        var amount = amounts.AmountOf(entity);
        var (low, high, qualifier, least) = book.BoundsOf(month, entity);
        return new CustomerMonth(
            month,
            book.StatusOf(month),
            amount,
            ShareOf(book, month, amount),
            amount > 0 ? 1 + amounts.Amounts.Count(other => other > amount) : null,
            low == high ? null : low,
            low == high ? null : high,
            qualifier,
            least)
        {
            ShareBase = book.ShareBaseOf(month),
            IsComplete = book.AreComparable(month, month),
        };
    }

    private static double? ShareOf(ScopedBook book, Month month, long amount) => book.ShareBaseOf(month) is > 0 and var whole && amount > 0 ? (double)amount / whole : null;

    private static RevenueSeries SeriesOf(ScopedBook book, List<Month> months, int entity, int product) => new(
        book.Cube.Products[product].Name,
        SeriesKind.Part,
        product,
        [.. months.Select(month => book.Cube.StatusOf(month, product) == MonthStatus.Missing ? (long?)null : book.EntitiesOf(month, product).AmountOf(entity))]);

    private static List<CustomerMember> MembersOf(ScopedBook book, List<Month> months, int entity)
    {
        var sums = new Dictionary<int, long>();
        foreach (var month in months)
        {
            book.ForEachCell(month, (cell, owner) =>
            {
                if (owner != entity) return;
                var customer = book.Cube.Cells.Customers[cell];
                sums[customer] = checked(sums.GetValueOrDefault(customer) + book.Cube.Cells.Amounts[cell]);
            });
        }

        return
        [
            .. sums.Select(sum => new CustomerMember(book.Cube.Customers[sum.Key], sum.Value))
                .OrderByDescending(member => member.Amount)
                .ThenBy(member => member.Customer.Name, StringComparer.Ordinal),
        ];
    }
}

/// <param name="Amount">Net over the report's months, in ten-thousandths.</param>
public sealed record CustomerMember(CubeCustomer Customer, long Amount);

/// <summary>One month of a customer.</summary>
/// <param name="Amount">Net, in ten-thousandths; null when the month is missing, 0 when the customer is not in a month that is there.</param>
/// <param name="Share">Of the scope's month, 0 to 1; null for a net credit or a total that is not positive.</param>
/// <param name="Rank">From 1, ties alike; null without revenue.</param>
/// <param name="Low">At least this much, when a record says so.</param>
/// <param name="High">At most this much, when a record says so.</param>
/// <param name="Qualifier">The source's word: "nearly".</param>
public sealed record CustomerMonth(
    Month Month, MonthStatus Status, long? Amount, double? Share, int? Rank, long? Low, long? High, string? Qualifier, RecordStatus LeastSure)
{
    /// <summary>What the share is a share of, in ten-thousandths: revenue above zero of the scope's month with the unallocated part; null when there are no shares.</summary>
    public long? ShareBase { get; init; }

    /// <summary>The month is over and has all its products: shares of it compare with others.</summary>
    public bool IsComplete { get; init; }
}
