using System.Collections.Concurrent;
using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>A cube seen through a question: only its products and months, each customer counted for its entity. All reports are made from this.</summary>
internal sealed class ScopedBook
{
    private const int MonthsDue = 3;

    private readonly bool[] _inScope;
    // Reports may ask about several months at once.
    private readonly ConcurrentDictionary<Month, EntityAmounts> _entities = [];
    private readonly ConcurrentDictionary<Month, EntityAmounts> _customers = [];
    private readonly bool[]? _leftOut;

    /// <param name="largestOf">The month whose largest customer is left out, when the question leaves one out; null for <see cref="CurrentMonth"/>.</param>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public ScopedBook(RevenueCube cube, ReportQuestion question, Month? largestOf = null)
    {
        Cube = cube;
        Level = question.Level;
        Products = ProductsOf(cube, question);
        _inScope = new bool[cube.Products.Count];
        foreach (var product in Products) _inScope[product] = true;
        Months = question.MonthsOf(cube);
        MonthsWithOpen = Months is { } months && question.To is null && cube.Months is { } all ? new MonthRange(months.First, all.Last) : Months;

        if (question.WithoutLargest && (largestOf ?? CurrentMonth) is { } month && LargestOf(month) is { } largest)
        {
            _entities.Clear();
            _customers.Clear();
            Without = largest;
            _leftOut = new bool[cube.Customers.Count];
            foreach (var customer in CustomersOf(largest, month)) _leftOut[customer] = true;
        }

        Scope = new ReportScope(
            Products.Count == cube.Products.Count ? [] : [.. Products.Select(product => cube.Products[product].Name)],
            Months,
            Level,
            cube.Currency,
            Without is { } left ? cube.Customers[left].Name : null)
        {
            View = cube.View,
            WithoutMargin = cube.WithoutMargin,
        };
    }

    public RevenueCube Cube { get; }

    public ReportScope Scope { get; }

    public EntityLevel Level { get; }

    /// <summary>Positions in the cube's products.</summary>
    public IReadOnlyList<int> Products { get; }

    /// <summary>The entity that is left out; null when nobody is.</summary>
    public int? Without { get; }

    /// <summary>
    /// By position: the customers that are left out in every month, which are those that count for <see cref="Without"/> in the month it is the
    /// largest of. Whoever controlled them at other times, the same revenue is missing everywhere. Null when nobody is left out.
    /// </summary>
    public bool[]? LeftOut => _leftOut;

    public bool IsLeftOut(int customer) => _leftOut is not null && _leftOut[customer];

    public MonthRange? Months { get; }

    /// <summary>With the open months that are left out because nobody asked for them.</summary>
    public MonthRange? MonthsWithOpen { get; }

    /// <summary>The month that figures are about: the last of the scope that is over and complete, else the last with data; null without data.</summary>
    public Month? CurrentMonth
    {
        get
        {
            if (Months is not { } months) return null;
            Month? over = null, newest = null;
            foreach (var month in months.Reverse())
            {
                var status = StatusOf(month);
                if (status == MonthStatus.Missing) continue;
                newest ??= month;
                if (status == MonthStatus.Open) continue;
                over ??= month;
                if (MissingProductsOf(month).Count == 0) return month;
            }

            return over ?? newest;
        }
    }

    public bool IsInScope(int product) => _inScope[product];

    /// <summary>By position of a product: whether it is in the scope. For passes over many cells.</summary>
    public ReadOnlySpan<bool> InScope => _inScope;

    public string NameOf(int entity) => Cube.Customers[entity].Name;

    /// <summary>Where the books of a month stand over the products of the scope: as far as the one furthest behind of those with data.</summary>
    public MonthStatus StatusOf(Month month)
    {
        var status = MonthStatus.Missing;
        foreach (var product in Products)
        {
            var next = Cube.StatusOf(month, product);
            if (next == MonthStatus.Missing) continue;
            status = status == MonthStatus.Missing ? next : Behind(status, next);
        }

        return status;

        static MonthStatus Behind(MonthStatus one, MonthStatus other) =>
            one == MonthStatus.Open || other == MonthStatus.Open ? MonthStatus.Open
            : one == MonthStatus.Preliminary || other == MonthStatus.Preliminary ? MonthStatus.Preliminary
            : one == MonthStatus.Restated || other == MonthStatus.Restated ? MonthStatus.Restated
            : MonthStatus.Final;
    }

    /// <summary>
    /// Products of the scope whose file for a month is not here although they were sold before: in a gap, or up to three months after their last.
    /// One not sold yet is not missing, and one that stopped longer ago is over.
    /// </summary>
    public IReadOnlyList<int> MissingProductsOf(Month month) =>
    [
        .. Products.Where(product => Cube.StatusOf(month, product) == MonthStatus.Missing && Cube.MonthsOf(product) is { } sold && sold.First < month && month <= sold.Last + MonthsDue),
    ];

    /// <summary>A change between two months means something only when both have the same products and neither is still running.</summary>
    public bool AreComparable(Month month, Month earlier) => IsWhole(month) && IsWhole(earlier);

    /// <summary>As <see cref="AreComparable"/>, and both are there.</summary>
    public bool Compares(Month earlier, Month month) => HasData(earlier) && HasData(month) && AreComparable(month, earlier);

    /// <summary>The month that a year's revenue is told from: the last closed and complete one up to the current, or the current itself while none is closed. Null when it is open or incomplete.</summary>
    public Month? RunRateMonth
    {
        get
        {
            if (CurrentMonth is not { } current || Cube.Months is not { } all) return null;
            var closed = new MonthRange(all.First, current).Reverse().Where(month => StatusOf(month) is MonthStatus.Final or MonthStatus.Restated).ToList();
            if (closed.Count == 0) return IsWhole(current) ? current : null;
            return closed.Select(month => (Month?)month).FirstOrDefault(month => IsWhole(month!.Value));
        }
    }

    private bool IsWhole(Month month) => StatusOf(month) != MonthStatus.Open && MissingProductsOf(month).Count == 0;

    public bool HasData(Month month) => StatusOf(month) != MonthStatus.Missing;

    /// <summary>What each entity brought in a month, over the products of the scope.</summary>
    public EntityAmounts EntitiesOf(Month month)
    {
        if (_entities.TryGetValue(month, out var known)) return known;
        return _entities[month] = Level == EntityLevel.Customer || Cube.Parents.IsEmpty ? Sum(month, product: null, EntityLevel.Customer) : CustomersOf(month).RolledUp(Cube.Parents, month);
    }

    /// <summary>What each entity brought in a month with one product.</summary>
    public EntityAmounts EntitiesOf(Month month, int product) => Sum(month, product, Level);

    /// <summary>What each entity brought in a month, by the parents of another month: what changes is then what they pay, and not whose they are.</summary>
    public EntityAmounts EntitiesOf(Month month, Month parentsOf) =>
        HasOwnParents(month, parentsOf) ? EntitiesOf(month) : CustomersOf(month).RolledUp(Cube.Parents, parentsOf);

    /// <summary>What each billing entity brought in a month, whatever the level of the question.</summary>
    public EntityAmounts CustomersOf(Month month)
    {
        if (Level == EntityLevel.Customer || Cube.Parents.IsEmpty) return EntitiesOf(month);
        if (_customers.TryGetValue(month, out var known)) return known;
        return _customers[month] = Sum(month, product: null, EntityLevel.Customer);
    }

    /// <summary>Positions of the customers whose revenue counts for an entity in a month, itself if it stands alone then.</summary>
    public IReadOnlyList<int> CustomersOf(int entity, Month month) => Level == EntityLevel.Customer ? [entity] : Cube.Parents.CountingFor(entity, month);

    /// <summary>Net revenue of a month with the unallocated part; null when the month is missing.</summary>
    public long? TotalOf(Month month) => HasData(month) ? checked(EntitiesOf(month).Total + UnallocatedOf(month)) : null;

    /// <summary>Whom a cell counts for; null when it is out of the scope.</summary>
    public int? EntityInScope(int cell, Month month)
    {
        var customer = Cube.Cells.Customers[cell];
        return _inScope[Cube.Cells.Products[cell]] && !IsLeftOut(customer) ? Cube.EntityOf(customer, month, Level) : null;
    }

    /// <summary>What each product of the cube brought in a month over known customers, in one pass; 0 for those out of the scope.</summary>
    public long[] ProductsOf(Month month)
    {
        var sums = new long[Cube.Products.Count];
        ForEachCell(month, (cell, _) => sums[Cube.Cells.Products[cell]] = checked(sums[Cube.Cells.Products[cell]] + Cube.Cells.Amounts[cell]));
        return sums;
    }

    /// <summary>What each revenue type brought in a month.</summary>
    public IEnumerable<(RevenueType Type, long Amount)> TypesOf(Month month)
    {
        var sums = new SortedDictionary<RevenueType, long>();
        ForEachCell(month, (cell, _) => sums[Cube.Cells.Types[cell]] = checked(sums.GetValueOrDefault(Cube.Cells.Types[cell]) + Cube.Cells.Amounts[cell]));
        return sums.Select(sum => (sum.Key, sum.Value));
    }

    /// <summary>The least sure status among a month's records.</summary>
    public RecordStatus LeastSureOf(Month month)
    {
        var least = RecordStatus.Actual;
        var cells = Cube.Cells.Of(month);
        var products = cells.Products;
        var statuses = cells.Statuses;
        // Nearly every record is as sure as the surest: whose it is need not be asked then.
        var first = statuses.IndexOfAnyExcept(RecordStatus.Actual);
        if (first < 0) return least;
        for (var i = first; i < statuses.Length; i++)
        {
            if (statuses[i] <= least || !_inScope[products[i]]) continue;
            if (IsLeftOut(cells.Customers[i])) continue;
            least = statuses[i];
        }

        return least;
    }

    /// <summary>The denominator of a month's shares: what entities above zero brought and the unallocated part; null when there are no shares.</summary>
    public long? ShareBaseOf(Month month)
    {
        var revenue = RevenueBase.Of(EntitiesOf(month).Amounts, UnallocatedOf(month));
        return revenue.HasShares ? revenue.Denominator : null;
    }

    /// <summary>Every cell of a month in the scope, with the entity it counts for.</summary>
    /// <param name="parentsOf">The month whose parents say so; null for the month itself.</param>
    public void ForEachCell(Month month, Action<int, int> visit, Month? parentsOf = null)
    {
        var cells = Cube.Cells.Of(month);
        for (var cell = cells.Start; cell < cells.End; cell++)
        {
            var customer = Cube.Cells.Customers[cell];
            if (_inScope[Cube.Cells.Products[cell]] && !IsLeftOut(customer)) visit(cell, Cube.EntityOf(customer, parentsOf ?? month, Level));
        }
    }

    /// <summary>The entity with the most revenue in a month; null when nobody has any. The earlier name wins a tie.</summary>
    public int? LargestOf(Month month) => LargestOf(EntitiesOf(month));

    /// <inheritdoc cref="LargestOf(Month)"/>
    public int? LargestOf(EntityAmounts entities)
    {
        int? largest = null;
        long most = 0;
        for (var i = 0; i < entities.Entities.Length; i++)
        {
            var (entity, amount) = (entities.Entities[i], entities.Amounts[i]);
            if (amount < most || amount <= 0) continue;
            if (amount == most && largest is { } other && string.CompareOrdinal(NameOf(other), NameOf(entity)) <= 0) continue;
            (largest, most) = (entity, amount);
        }

        return largest;
    }

    /// <summary>Net revenue of one product's month over known customers.</summary>
    public long AmountOf(Month month, int product) => EntitiesOf(month, product).Total;

    /// <summary>
    /// What the published totals of the scope's products leave over the known customers: at least 0. A published total below them is a claim that
    /// does not add up, not a negative customer.
    /// </summary>
    public long UnallocatedOf(Month month)
    {
        long unallocated = 0;
        foreach (var product in Products) unallocated = checked(unallocated + UnallocatedOf(month, product));
        return unallocated;
    }

    public long UnallocatedOf(Month month, int product)
    {
        if (Cube.TotalOf(month, product) is not { } total || Cube.StatusOf(month, product) == MonthStatus.Missing) return 0;

        long known = 0;
        var cells = Cube.Cells.Of(month);
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells.Products[i] == product) known = checked(known + cells.Amounts[i]);
        }

        return Math.Max(0, checked(total.Amount - known));
    }

    /// <summary>Every product of the book is in the scope.</summary>
    public bool HasAllProducts => Products.Count == Cube.Products.Count;

    private EntityAmounts Sum(Month month, int? product, EntityLevel level)
    {
        var cells = Cube.Cells.Of(month);
        if (cells.Count == 0) return EntityAmounts.None;

        var byCustomer = product is { } one ? CustomerAmounts.Of(cells, Only(one)) : HasAllProducts ? CustomerAmounts.Of(cells) : CustomerAmounts.Of(cells, _inScope);
        if (_leftOut is not null) byCustomer = byCustomer.Where(customer => !_leftOut[customer]);
        return level == EntityLevel.Parent ? byCustomer.RolledUp(Cube.Parents, month) : byCustomer;
    }

    private bool HasOwnParents(Month month, Month parentsOf) => Level == EntityLevel.Customer || Cube.Parents.IsSame(month, parentsOf);

    private bool[] Only(int product)
    {
        var only = new bool[_inScope.Length];
        only[product] = true;
        return only;
    }

    private static List<int> ProductsOf(RevenueCube cube, ReportQuestion question)
    {
        if (question.Products.Count == 0) return [.. Enumerable.Range(0, cube.Products.Count)];
        var unknown = question.Products.Where(name => cube.ProductNamed(name) is null).ToList();
        if (unknown.Count > 0) throw new UnknownProductException(unknown, [.. cube.Products.Select(product => product.Name)]);
        return [.. question.Products.Select(name => cube.ProductNamed(name)!.Value).Distinct().Order()];
    }
}
