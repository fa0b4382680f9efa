using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>One walk over the cells of two states of the book: counts all that differ, and keeps the largest.</summary>
internal sealed class ChangesPass
{
    private readonly RevenueCube before;
    private readonly RevenueCube after;
    private readonly int most;
    private readonly Func<string, bool> isNamed;
    private readonly Dictionary<int, bool> customers = [];
    private readonly Dictionary<int, bool> products = [];
    private readonly Dictionary<ChangeKind, int> counts = [];
    private readonly Dictionary<ChangeKind, LargestChanges> largest = [];
    private readonly SortedSet<Month> months = [];
    private readonly SortedSet<int> changedProducts = [];
    private readonly List<VanishedProduct> vanished = [];
    private readonly HashSet<int> known;
    private readonly HashSet<int> appeared = [];

    public ChangesPass(RevenueCube before, RevenueCube after, ChangeFilter filter, int most)
    {
        (this.before, this.after, this.most) = (before, after, most);
        isNamed = filter.TestOfName();
        known = [.. before.Cells.Customers.Select(customer => before.Customers[customer].Id)];
    }

    public IReadOnlyDictionary<ChangeKind, int> Counts => counts;

    public int NewCustomers => appeared.Count;

    public IReadOnlyList<Month> Months => [.. months];

    public IReadOnlyList<string> Products => [.. changedProducts.Select(ProductOf)];

    public IReadOnlyList<VanishedProduct> Vanished => [.. vanished.OrderBy(gone => gone.Month).ThenByDescending(gone => gone.Amount)];

    public Dictionary<ChangeKind, IReadOnlyList<RecordChange>> LargestByKind() => largest.ToDictionary(kind => kind.Key, kind => kind.Value.LargestFirst(kind.Key));

    public void Take(Month month)
    {
        var stays = new HashSet<int>();
        var goes = new Dictionary<int, (long Amount, int Cells)>();
        foreach (var (place, was, becomes) in CellPairs.Of(before, after, month))
        {
            if (!IsAsked(place)) continue;

            var kind = was is null ? ChangeKind.New : becomes is null ? ChangeKind.Removed : was == becomes ? ChangeKind.Unchanged : ChangeKind.Changed;
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
            if (becomes is not null)
            {
                stays.Add(place.ProductId);
                if (!known.Contains(place.CustomerId)) appeared.Add(place.CustomerId);
            }

            if (kind == ChangeKind.Unchanged) continue;
            if (kind == ChangeKind.Removed && goes.GetValueOrDefault(place.ProductId) is var gone) goes[place.ProductId] = (checked(gone.Amount + was!.Value), gone.Cells + 1);

            months.Add(month);
            changedProducts.Add(place.ProductId);
            if (!largest.TryGetValue(kind, out var kept)) largest.Add(kind, kept = new LargestChanges(most, before, after));
            kept.Offer(month, place, was, becomes);
        }

        vanished.AddRange(goes.Where(product => !stays.Contains(product.Key)).Select(product => new VanishedProduct(month, ProductOf(product.Key), product.Value.Amount, product.Value.Cells)));
    }

    private bool IsAsked(CellPlace place)
    {
        if (!customers.TryGetValue(place.CustomerId, out var isCustomer))
            customers[place.CustomerId] = isCustomer = isNamed((after.CustomerNamed(place.CustomerId) ?? before.CustomerNamed(place.CustomerId)!).Name);
        if (isCustomer) return true;
        if (!products.TryGetValue(place.ProductId, out var isProduct)) products[place.ProductId] = isProduct = isNamed(ProductOf(place.ProductId));
        return isProduct;
    }

    // A product that loses its last record is not in the book any more.
    private string ProductOf(int id) => (after.Products.FirstOrDefault(product => product.Id == id) ?? before.Products.First(product => product.Id == id)).Name;
}
