using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>The months of a file for which the book leads one to expect something.</summary>
internal sealed class ComparedMonths
{
    private const int EarlierMonths = 3;

    private readonly Dictionary<int, EditedCustomer> customers;
    private readonly ILookup<string, int> byName;

    private ComparedMonths(IReadOnlyList<ComparedMonth> months, Currency reporting, Dictionary<int, EditedCustomer> customers)
    {
        (Months, Reporting, this.customers) = (months, reporting, customers);
        var missing = months.SelectMany(month => month.Missing).Select(customer => Names.Key(customers[customer.Key].Name)).ToHashSet();
        byName = customers.Where(customer => missing.Contains(Names.Key(customer.Value.Name))).ToLookup(customer => Names.Key(customer.Value.Name), customer => customer.Key);
    }

    /// <summary>In order.</summary>
    public IReadOnlyList<ComparedMonth> Months { get; }

    public Currency Reporting { get; }

    public string NameOf(int customerId) => customers[customerId].Name;

    /// <summary>With the id, if there is one and the month has another customer of that name: "Zedco (id z1)".</summary>
    public string NameOf(int customerId, ComparedMonth month) =>
        customers[customerId] is { CustomerId: { Length: > 0 } id } && NamesakeIn(month, customerId) is not null ? $"{NameOf(customerId)} (id {id})" : NameOf(customerId);

    /// <summary>A customer of the same name that the month of the file has, known otherwise; null when there is none.</summary>
    public EditedCustomer? NamesakeIn(ComparedMonth month, int customerId) =>
        byName[Names.Key(NameOf(customerId))].Where(other => other != customerId && month.Customers.Contains(other)).Select(other => customers[other]).FirstOrDefault();

    /// <summary>Null for a file that has nothing to be held against, such as a first file of history: then no record is read.</summary>
    public static async Task<ComparedMonths?> LoadAsync(
        RevenueContext context, int batchId, FileSummary summary, Restatement restatement, CommittedScopes committed, Currency reporting, Month running, CancellationToken cancellation)
    {
        var plans = Plans(summary, restatement, committed);
        if (plans.Count == 0) return null;

        var rates = await BookRates.LoadAsync(context, reporting, cancellation);
        var decided = await DecidedNames.LoadAsync(context, cancellation);
        var sums = new BookSums(rates, decided);
        foreach (var plan in plans)
        {
            sums.Want(plan.AgainstScopes, byCustomer: true);
            sums.Want(plan.EarlierScopes, byCustomer: false);
        }

        await sums.LoadAsync(context, cancellation);
        var customers = await BatchRecords.CustomersAsync(context, batchId, [.. plans.Select(plan => plan.Month)], decided, cancellation);
        List<ComparedMonth> months = [.. plans.Select(plan => Compare(plan, sums, customers[plan.Month], summary, rates, running))];

        var missing = months.SelectMany(month => month.Missing.Select(customer => customer.Key)).ToHashSet();
        var names = missing.Count == 0 ? [] : await context.Customers.Select(customer => new { customer.Id, customer.Key, customer.Name }).ToDictionaryAsync(customer => customer.Id, customer => new EditedCustomer(customer.Key, customer.Name), cancellation);
        return new ComparedMonths(months, reporting, names);
    }

    private static ComparedMonth Compare(Plan plan, BookSums sums, HashSet<int> customers, FileSummary summary, BookRates rates, Month running) => new()
    {
        Month = plan.Month,
        IsReplaced = plan.IsReplaced,
        IsRunning = plan.Month >= running,
        Against = plan.AgainstScopes[0].Month,
        Customers = customers,
        Expected = sums.ByCustomer(plan.AgainstScopes).Where(customer => customer.Value > 0).ToDictionary(),
        Total = summary.Totals.Where(total => total.Month == plan.Month).Aggregate(Int128.Zero, (sum, total) => sum + rates.In(total.Amount, total.Month, total.Currency)),
        Earlier = plan.Earlier,
        EarlierTotal = sums.Total(plan.Earlier.Count > 0 ? plan.EarlierScopes : plan.AgainstScopes),
    };

    private static List<Plan> Plans(FileSummary summary, Restatement restatement, CommittedScopes committed)
    {
        var counting = committed.Counting().OrderByDescending(scope => scope.Month).ToList();
        var plans = new List<Plan>();
        if (counting.Count == 0) return plans;

        foreach (var month in summary.Scopes.GroupBy(scope => scope.Month).OrderBy(month => month.Key))
        {
            var products = month.Select(scope => scope.ProductId).ToHashSet();
            // In the order of months, the last first.
            var before = counting.Where(scope => scope.Month < month.Key && products.Contains(scope.ProductId)).GroupBy(scope => scope.Month).Take(EarlierMonths).Select(earlier => earlier.ToList()).ToList();
            var replaced = restatement.RemovedOf(month.Key).ToList();
            if (replaced.Count == 0 && before.Count == 0) continue;

            plans.Add(new Plan(month.Key, replaced.Count > 0, replaced.Count > 0 ? replaced : before[0], [.. before.Select(earlier => earlier[0].Month).Reverse()], [.. before.SelectMany(earlier => earlier)]));
        }

        return plans;
    }

    private sealed record Plan(Month Month, bool IsReplaced, IReadOnlyList<CommittedScope> AgainstScopes, IReadOnlyList<Month> Earlier, IReadOnlyList<CommittedScope> EarlierScopes);
}
