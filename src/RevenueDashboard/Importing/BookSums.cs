using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Sums over records of the book, of the months and products asked for and no others: each batch is read once.</summary>
internal sealed class BookSums(BookRates rates, DecidedNames decided)
{
    private readonly Dictionary<(int BatchId, Month Month, int ProductId), ScopeSum> wanted = [];

    /// <param name="byCustomer">The customers of the scopes are needed too.</param>
    public void Want(IEnumerable<CommittedScope> scopes, bool byCustomer)
    {
        foreach (var scope in scopes)
        {
            if (!wanted.TryGetValue(KeyOf(scope), out var sum)) wanted.Add(KeyOf(scope), sum = new ScopeSum());
            if (byCustomer) sum.Customers ??= [];
        }
    }

    public async Task LoadAsync(RevenueContext context, CancellationToken cancellation)
    {
        foreach (var batch in wanted.Keys.GroupBy(scope => scope.BatchId))
        {
            var last = (Month: default(Month), ProductId: 0);
            ScopeSum? sum = null;
            await BatchRecords.ReadAsync(context, batch.Key, batch.Min(scope => scope.Month), batch.Max(scope => scope.Month), row =>
            {
                if (last != (row.Month, row.ProductId))
                {
                    last = (row.Month, row.ProductId);
                    sum = wanted.GetValueOrDefault((batch.Key, row.Month, row.ProductId));
                }

                sum?.Add(decided.IdOf(row.CustomerId), rates.In(row.Amount, row.Month, row.Currency));
            }, cancellation);
        }
    }

    public Int128 Total(IEnumerable<CommittedScope> scopes) => scopes.Aggregate(Int128.Zero, (total, scope) => total + wanted[KeyOf(scope)].Total);

    public Dictionary<int, Int128> ByCustomer(IEnumerable<CommittedScope> scopes)
    {
        var sums = new Dictionary<int, Int128>();
        foreach (var (customer, amount) in scopes.SelectMany(scope => wanted[KeyOf(scope)].Customers!)) sums[customer] = sums.GetValueOrDefault(customer) + amount;
        return sums;
    }

    private static (int, Month, int) KeyOf(CommittedScope scope) => (scope.BatchId, scope.Month, scope.ProductId);

    private sealed class ScopeSum
    {
        public Int128 Total { get; private set; }

        public Dictionary<int, Int128>? Customers { get; set; }

        public void Add(int customer, Int128 amount)
        {
            Total += amount;
            if (Customers is not null) Customers[customer] = Customers.GetValueOrDefault(customer) + amount;
        }
    }
}
