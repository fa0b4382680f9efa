using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>What each parent brought in a fiscal period, and what the period lacks.</summary>
/// <remarks>Those under common control at the end of the period are one for all of it: a customer that was bought in its last month is not split in two.</remarks>
internal sealed class PeriodAmounts
{
    private readonly ScopedBook book;
    private readonly int[] entityOf;
    private readonly long[] sums;

    private PeriodAmounts(ScopedBook book, FiscalPeriod period)
    {
        this.book = book;
        Period = period;
        entityOf = EntitiesAt(book.Cube, period.Months.Last);
        sums = new long[book.Cube.Customers.Count];
        Gaps = [.. period.Months.Select(month => PeriodGap.Of(book, month)).OfType<PeriodGap>()];
        Status = Furthest([.. period.Months.Select(book.StatusOf)]);
        foreach (var month in period.Months) Add(month);
        foreach (var sum in sums) Total = checked(Total + sum);
        Total = checked(Total + Unallocated);
    }

    public FiscalPeriod Period { get; }

    /// <summary>Net, with what is allocated to nobody.</summary>
    public long Total { get; }

    public long Unallocated { get; private set; }

    public IReadOnlyList<PeriodGap> Gaps { get; }

    public MonthStatus Status { get; }

    /// <summary>By position in the cube's customers; 0 for whoever counts for another.</summary>
    public ReadOnlySpan<long> Sums => sums;

    public static PeriodAmounts Of(RevenueCube cube, FiscalPeriod period) =>
        new(new ScopedBook(cube, new ReportQuestion { From = period.Months.First, To = period.Months.Last }), period);

    /// <summary>What some of the parents brought by product, the largest first.</summary>
    public Dictionary<int, List<ProductAmount>> ProductsOf(IReadOnlyCollection<int> entities)
    {
        var places = new int[sums.Length];
        Array.Fill(places, -1);
        foreach (var (entity, place) in entities.Select((entity, place) => (entity, place))) places[entity] = place;

        var cube = book.Cube;
        var amounts = new long[entities.Count, cube.Products.Count];
        foreach (var month in Period.Months)
        {
            var cells = cube.Cells.Of(month);
            var customers = cells.Customers;
            var products = cells.Products;
            var values = cells.Amounts;
            for (var cell = 0; cell < values.Length; cell++)
            {
                var place = places[entityOf[customers[cell]]];
                if (place >= 0) amounts[place, products[cell]] = checked(amounts[place, products[cell]] + values[cell]);
            }
        }

        return entities.Select((entity, place) => (entity, place)).ToDictionary(
            pair => pair.entity,
            pair => cube.Products.Select((product, position) => new ProductAmount(product.Name, amounts[pair.place, position])).Where(product => product.Amount != 0)
                .OrderByDescending(product => product.Amount).ThenBy(product => product.Product, StringComparer.Ordinal).ToList());
    }

    private void Add(Month month)
    {
        if (!book.HasData(month)) return;
        Unallocated = checked(Unallocated + book.UnallocatedOf(month));
        var cells = book.Cube.Cells.Of(month);
        var customers = cells.Customers;
        var values = cells.Amounts;
        for (var cell = 0; cell < values.Length; cell++)
        {
            ref var sum = ref sums[entityOf[customers[cell]]];
            sum = checked(sum + values[cell]);
        }
    }

    private static MonthStatus Furthest(List<MonthStatus> months) =>
        months.Contains(MonthStatus.Missing) ? MonthStatus.Missing
        : months.Contains(MonthStatus.Open) ? MonthStatus.Open
        : months.Contains(MonthStatus.Preliminary) ? MonthStatus.Preliminary
        : months.Contains(MonthStatus.Restated) ? MonthStatus.Restated
        : MonthStatus.Final;

    private static int[] EntitiesAt(RevenueCube cube, Month month)
    {
        var entities = new int[cube.Customers.Count];
        for (var customer = 0; customer < entities.Length; customer++) entities[customer] = cube.Parents.ParentOf(customer, month);
        return entities;
    }
}

/// <summary>A month that makes a fiscal period incomplete.</summary>
/// <param name="Status"><see cref="MonthStatus.Missing"/> or <see cref="MonthStatus.Open"/>.</param>
/// <param name="Products">Names of the products whose file is not here; empty when it is the whole month.</param>
public sealed record PeriodGap(Month Month, MonthStatus Status, IReadOnlyList<string> Products)
{
    internal static PeriodGap? Of(ScopedBook book, Month month)
    {
        var status = book.StatusOf(month);
        if (status is MonthStatus.Missing or MonthStatus.Open) return new PeriodGap(month, status, []);
        var missing = book.MissingProductsOf(month);
        return missing.Count == 0 ? null : new PeriodGap(month, MonthStatus.Missing, [.. missing.Select(product => book.Cube.Products[product].Name)]);
    }

    /// <summary><c>Jun 2024 is open</c>, <c>Copilot of May 2024 is missing</c>.</summary>
    public string InWords => Status == MonthStatus.Open ? $"{Month.ToShortName()} is open"
        : Products.Count == 0 ? $"{Month.ToShortName()} is missing"
        : $"{string.Join(", ", Products)} of {Month.ToShortName()} {(Products.Count == 1 ? "is" : "are")} missing";
}

/// <param name="Product">Its name, raw.</param>
/// <param name="Amount">Net, in ten-thousandths.</param>
public sealed record ProductAmount(string Product, long Amount);
