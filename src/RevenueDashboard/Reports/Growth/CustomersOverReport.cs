using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>From where a customer counts: revenue of twelve months, or a quantity in a month.</summary>
/// <param name="Least">Ten-thousandths of the currency or of the unit, above zero.</param>
/// <param name="Unit">Null for revenue; else the unit that records give their quantity in: "seats".</param>
public sealed record CustomerThreshold(long Least, string? Unit = null);

/// <summary>How many customers are at least so large, month by month, and who they are: revenue of the last twelve months, by the parents of the month, or seats and the like of the month.</summary>
/// <param name="Months">Every month of the scope.</param>
/// <param name="Customers">Those at or above the threshold in <paramref name="At"/>, the largest first; empty when that month's count is n/a.</param>
/// <param name="At">The month the list is of: the last of the scope that is over and complete, else the last with data; null without data.</param>
public sealed record CustomersOverReport(ReportScope Scope, CustomerThreshold Threshold, IReadOnlyList<CustomersOverMonth> Months, Month? At, IReadOnlyList<CustomerOver> Customers)
{
    /// <summary>Revenue is counted over so many months, and n/a unless all of them are there.</summary>
    public const int MonthsOfRevenue = 12;

    /// <summary>The latest month in which there were at most half as many as in <see cref="At"/>, while none were none; null when there is no such month in the scope.</summary>
    public CustomersOverMonth? HalfAsMany => Months.FirstOrDefault(month => month.Month == At) is { Count: { } now and > 0 }
        ? Months.LastOrDefault(month => month.Month < At && month.Count is > 0 && month.Count * 2 <= now)
        : null;

    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    /// <exception cref="ArgumentException">No record has a quantity in the unit, or the threshold is not above zero.</exception>
    public static CustomersOverReport Of(RevenueCube cube, ReportQuestion question, CustomerThreshold threshold)
    {
        if (threshold.Least <= 0) throw new ArgumentException("A threshold is above zero.");
        var unit = threshold.Unit is { } name ? UnitOf(cube, name) : (int?)null;
        var book = new ScopedBook(cube, question);
        if (book.Months is not { } range) return new CustomersOverReport(book.Scope, threshold, [], null, []);

        // Of customers: who they count for is asked of each month by itself.
        var sizes = new long[cube.Customers.Count];
        var months = new List<CustomersOverMonth>();
        List<CustomerOver> listed = [];
        if (unit is null) AddYearBefore(book, range.First, sizes);
        foreach (var month in range)
        {
            if (unit is { } quantity) Take(book, month, quantity, sizes);
            else Move(book, month, sizes);

            var known = unit is null ? HasYear(book, month) : book.AreComparable(month, month) && book.HasData(month);
            if (!known)
            {
                months.Add(new CustomersOverMonth(month, book.StatusOf(month), null));
                continue;
            }

            var entities = unit is null ? RolledUp(book, month, sizes) : sizes;
            months.Add(new CustomersOverMonth(month, book.StatusOf(month), Metrics.Growth.CustomersOver(entities, threshold.Least)));
            if (month == book.CurrentMonth) listed = ListOf(cube, entities, threshold.Least);
        }

        return new CustomersOverReport(book.Scope, threshold, months, book.CurrentMonth, listed);
    }

    private static int UnitOf(RevenueCube cube, string name) => cube.Quantities.UnitNamed(name) ?? throw new ArgumentException(cube.Quantities.Units.Count == 0
        ? "No record of the book has a quantity."
        : $"No record has a quantity in \"{name}\". The book has {string.Join(", ", cube.Quantities.Units.Select(known => $"\"{known}\""))}.");

    // A sliding sum: the month comes in, that of a year before goes out.
    private static void Move(ScopedBook book, Month month, long[] sizes)
    {
        Add(book, month, sizes, 1);
        Add(book, month.AddMonths(-MonthsOfRevenue), sizes, -1);
    }

    private static void AddYearBefore(ScopedBook book, Month first, long[] sizes)
    {
        for (var back = MonthsOfRevenue; back >= 1; back--) Add(book, first.AddMonths(-back), sizes, 1);
    }

    private static void Add(ScopedBook book, Month month, long[] sizes, int sign)
    {
        var (customers, amounts) = book.CustomersOf(month);
        for (var i = 0; i < customers.Length; i++) sizes[customers[i]] = checked(sizes[customers[i]] + sign * amounts[i]);
    }

    // All twelve months by the parents of the last one: who came under a parent brings its past along, as in what is disclosed of a year.
    private static long[] RolledUp(ScopedBook book, Month month, long[] sizes)
    {
        if (book.Level == EntityLevel.Customer || book.Cube.Parents.IsEmpty) return sizes;

        var entities = (long[])sizes.Clone();
        foreach (var (customer, parent) in book.Cube.Parents.ControlledIn(month))
        {
            entities[parent] = checked(entities[parent] + sizes[customer]);
            entities[customer] = checked(entities[customer] - sizes[customer]);
        }

        return entities;
    }

    private static bool HasYear(ScopedBook book, Month month)
    {
        for (var back = 0; back < MonthsOfRevenue; back++)
        {
            var of = month.AddMonths(-back);
            if (!book.HasData(of) || !book.AreComparable(of, of)) return false;
        }

        return true;
    }

    private static void Take(ScopedBook book, Month month, int unit, long[] sizes)
    {
        Array.Clear(sizes);
        var cells = book.Cube.Cells;
        var quantities = book.Cube.Quantities.Of(cells.Of(month));
        for (var i = 0; i < quantities.Count; i++)
        {
            if (quantities.Units[i] != unit || book.EntityInScope(quantities.Cells[i], month) is not { } entity) continue;
            sizes[entity] = checked(sizes[entity] + quantities.Quantities[i]);
        }
    }

    private static List<CustomerOver> ListOf(RevenueCube cube, long[] sizes, long least) =>
    [
        .. sizes.Select((size, entity) => (size, entity)).Where(each => each.size >= least)
            .OrderByDescending(each => each.size).ThenBy(each => cube.Customers[each.entity].Name, StringComparer.Ordinal)
            .Select(each => new CustomerOver(cube.Customers[each.entity], each.size)),
    ];
}

/// <param name="Count">Null when the month, or one of the twelve that its revenue is counted over, is missing, open or without one of its products.</param>
public sealed record CustomersOverMonth(Month Month, MonthStatus Status, int? Count);

/// <param name="Size">Ten-thousandths of the currency or of the unit.</param>
public sealed record CustomerOver(CubeCustomer Customer, long Size);
