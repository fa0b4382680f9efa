using RevenueDashboard.Data;

namespace RevenueDashboard.Cube;

/// <summary>
/// The committed records of one state of the book, in memory and immutable: what every report is worked out from. As-known-on and preview are
/// other cubes made the same way.
/// </summary>
public sealed class RevenueCube
{
    private readonly Dictionary<(Month Month, int Product), MonthStatus> _statuses;
    private readonly Dictionary<(Month Month, int Product), CubeTotal> _totals;
    private readonly Dictionary<int, CubeRange> _ranges;
    private readonly Dictionary<int, MonthRange> _sold;
    private readonly CubeViews _views;

    internal RevenueCube(
        long dataVersion,
        Currency currency,
        CubeCells cells,
        IReadOnlyList<CubeCustomer> customers,
        IReadOnlyList<CubeProduct> products,
        ParentTree parents,
        Dictionary<(Month, int), MonthStatus> statuses,
        Dictionary<(Month, int), CubeTotal> totals,
        Dictionary<int, CubeRange> ranges)
    {
        (DataVersion, Currency, Cells, Customers, Products, Parents) = (dataVersion, currency, cells, customers, products, parents);
        (_statuses, _totals, _ranges) = (statuses, totals, ranges);
        Rates = new RateTable(currency);
        _sold = statuses.Keys.GroupBy(key => key.Item2, key => key.Item1).ToDictionary(product => product.Key, product => new MonthRange(product.Min(), product.Max()));
        _views = new CubeViews(this);
    }

    /// <summary>The state of the book this is a picture of.</summary>
    public long DataVersion { get; }

    /// <summary>The day it is a picture of, when it is not today's; null for the book as it is.</summary>
    public DateTimeOffset? KnownOn { get; init; }

    /// <summary>The month that was running (UTC) when the picture was taken: it and later ones are open.</summary>
    public Month RunningMonth { get; init; }

    /// <summary>What the cells were made from; null when they can serve no other cube.</summary>
    internal CubeOrigin? Origin { get; init; }

    /// <summary>Figures that stand beside revenue: by name, each with its points by month and kind.</summary>
    public IReadOnlyList<CubeSeries> Series { get; init; } = [];

    /// <summary>What counterparties are beside customers, and which revenue needs them so. Empty where groups stand in the place of customers.</summary>
    public IReadOnlyList<CubeRole> Roles { get; init; } = [];

    /// <summary>What other currencies were worth, month by month: how the amounts of <see cref="CubeCells.Foreign"/> were converted.</summary>
    public RateTable Rates { get; init; }

    /// <summary>What somebody said of figures, by name.</summary>
    public IReadOnlyList<CubeClaim> Claims { get; init; } = [];

    /// <summary>The limits that the book's owners set, by name; empty while they set none.</summary>
    public IReadOnlyList<CubeLimit> Limits { get; init; } = [];

    /// <summary>All waivers of limits ever given, the first given first.</summary>
    public IReadOnlyList<CubeWaiver> Waivers { get; init; } = [];

    /// <summary>How diversified the book should be by when, by name.</summary>
    public IReadOnlyList<CubeGoal> Goals { get; init; } = [];

    /// <summary>Seats and other quantities of cells, as far as records say them.</summary>
    public CubeQuantities Quantities { get; init; } = CubeQuantities.None;

    /// <summary>What happened beside revenue: by day, then by title.</summary>
    public IReadOnlyList<CubeEvent> Events { get; init; } = [];

    /// <summary>Which names are the same customer, and which are not.</summary>
    public DecidedNames Decided { get; init; } = DecidedNames.None;

    /// <summary>The figures are an example's: every page says so.</summary>
    public bool IsSample { get; init; }

    /// <summary>When the fiscal years of the book begin.</summary>
    public FiscalCalendar Calendar { get; init; } = FiscalCalendar.CalendarYear;

    /// <summary>The reporting currency: all amounts are in it.</summary>
    public Currency Currency { get; }

    public CubeCells Cells { get; }

    /// <summary>In the order of their numbers in the database.</summary>
    public IReadOnlyList<CubeCustomer> Customers { get; }

    /// <summary>In the order they were first seen: a product keeps its place and its colour as the book grows.</summary>
    public IReadOnlyList<CubeProduct> Products { get; }

    public ParentTree Parents { get; }

    /// <summary>First to last month with a record of the book, whether or not the view shows it; null in an empty book.</summary>
    public MonthRange? Months
    {
        get => field ?? Cells.Months;
        init;
    }

    /// <summary>How the book is seen here.</summary>
    public CubeView View { get; init; } = CubeView.Whole;

    /// <summary>Names of products that a view in gross profit leaves out, because nobody said their margin; empty otherwise.</summary>
    public IReadOnlyList<string> WithoutMargin { get; init; } = [];

    /// <summary>The same state of the book seen in another way. The latest few are kept.</summary>
    /// <param name="view">Of the whole book: a view of a view starts from the whole too.</param>
    /// <exception cref="MissingRateException">A currency of the book has no rate in the month whose rates are asked for.</exception>
    /// <exception cref="OverflowException">A group's amount is beyond 64 bits.</exception>
    public RevenueCube In(CubeView view) => view == View ? this : (Book ?? this)._views.Of(view);

    /// <summary>What this is a view of; null when it is the book itself.</summary>
    internal RevenueCube? Book { get; init; }

    internal Dictionary<(Month Month, int Product), MonthStatus> Statuses => _statuses;

    internal Dictionary<(Month Month, int Product), CubeTotal> Totals => _totals;

    internal Dictionary<int, CubeRange> Ranges => _ranges;

    /// <summary>Where the books of a product's month stand; <see cref="MonthStatus.Missing"/> when nobody brought a file for it.</summary>
    public MonthStatus StatusOf(Month month, int product) => _statuses.GetValueOrDefault((month, product));

    /// <summary>The published total of a product's month; null when nobody published one.</summary>
    public CubeTotal? TotalOf(Month month, int product) => _totals.GetValueOrDefault((month, product));

    /// <summary>Bounds and qualifier of a cell; null when its amount is meant exactly.</summary>
    public CubeRange? RangeOf(int cell) => _ranges.GetValueOrDefault(cell);

    public bool HasRanges => _ranges.Count > 0;

    /// <summary>The position of the entity that a customer's revenue counts for.</summary>
    public int EntityOf(int customer, Month month, EntityLevel level) => level == EntityLevel.Customer ? customer : Parents.ParentOf(customer, month);

    /// <summary>The first and last month a product has records in; null when it has none.</summary>
    public MonthRange? MonthsOf(int product) => _sold.TryGetValue(product, out var months) ? months : null;

    /// <summary>The position of a product by its name, in any spelling that has the same key; null when there is none.</summary>
    public int? ProductNamed(string name)
    {
        var key = Names.Key(name);
        for (var product = 0; product < Products.Count; product++)
        {
            if (Products[product].Key == key) return product;
        }

        return null;
    }

    /// <summary>The position of the customer that revenue under a number in the database counts for; null when there is none.</summary>
    public int? CustomerWithId(int id) => PositionOf(Decided.IdOf(id));

    /// <summary>The numbers of the names that count for a customer, its own first.</summary>
    /// <param name="id">Of the customer; the number of another name of it has none.</param>
    public IReadOnlyList<int> NamesOf(int id) => [id, .. Decided.Aliases.Where(alias => alias.Value == id).Select(alias => alias.Key).Order()];

    /// <summary>A name by its number in the database, whether or not it counts for another; null when there is none.</summary>
    public CubeCustomer? CustomerNamed(int id) => PositionOf(id) is { } position ? Customers[position] : null;

    private int? PositionOf(int id)
    {
        // Customers are kept in the order of their numbers.
        var (low, high) = (0, Customers.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Customers[middle].Id == id) return middle;
            if (Customers[middle].Id < id) low = middle + 1;
            else high = middle - 1;
        }

        return null;
    }

    /// <summary>The cells of this cube as far as they stand, with those of the parts that changed, and the bounds and quantities of both.</summary>
    internal (CubeCells Cells, Dictionary<int, CubeRange> Ranges, CubeQuantities Quantities) Merged(CubeChange change, CubeCells made, Dictionary<int, CubeRange> madeRanges, CubeQuantities madeQuantities)
    {
        var (cells, kept, quantities) = CubeCellsMerge.Of(Cells, _ranges, Quantities, change, made, madeQuantities);
        if (madeRanges.Count == 0) return (cells, kept, quantities);

        var ranges = new Dictionary<int, CubeRange>(kept);
        foreach (var (cell, range) in madeRanges)
        {
            ranges[cells.PositionOf(made.MonthOf(cell), made.Customers[cell], made.Products[cell], made.Types[cell])] = range;
        }

        return (cells, ranges, quantities);
    }
}
