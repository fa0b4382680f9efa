using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>What a staged batch would do to the book: to its records, and to the figures of the newest month it touches.</summary>
/// <param name="Months">Months the batch touches.</param>
/// <param name="Effects">The figures before and after, newest month first.</param>
public sealed record ImportPreview(Currency Currency, IReadOnlyList<Month> Months, RecordChanges Changes, IReadOnlyList<ImportEffect> Effects)
{
    /// <summary>Names of the products whose figures are compared.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <param name="before">The book as it is.</param>
    /// <param name="after">The book with the batch in it.</param>
    /// <param name="months">Months the batch touches.</param>
    /// <param name="products">Names of the products the batch touches, also of those that only one of the two books has.</param>
    public static ImportPreview Of(RevenueCube before, RevenueCube after, IReadOnlyCollection<Month> months, IReadOnlyCollection<string> products)
    {
        var ordered = months.Distinct().OrderDescending().ToList();
        return new ImportPreview(after.Currency, ordered, RecordChanges.Between(before, after, ordered), EffectsOf(before, after, ordered, products)) { Products = [.. products] };
    }

    /// <summary>Of a batch that says something beside records: the months and products whose figures come out otherwise are found by comparing the two books.</summary>
    /// <inheritdoc cref="Of(RevenueCube, RevenueCube, IReadOnlyCollection{Month}, IReadOnlyCollection{string})" path="/param"/>
    public static ImportPreview OfFacts(RevenueCube before, RevenueCube after)
    {
        var (months, products) = FigureDifferences.Between(before, after);
        return months.Count == 0 ? new ImportPreview(after.Currency, [], RecordChanges.None, []) : Of(before, after, months, products);
    }

    /// <summary>The figures of some products before and after, a month each, in the order of the months given.</summary>
    /// <inheritdoc cref="Of(RevenueCube, RevenueCube, IReadOnlyCollection{Month}, IReadOnlyCollection{string})" path="/param"/>
    public static IReadOnlyList<ImportEffect> EffectsOf(RevenueCube before, RevenueCube after, IReadOnlyCollection<Month> months, IReadOnlyCollection<string> products) =>
        [.. months.Select(month => ImportEffect.Of(before, after, month, products))];
}

/// <summary>One month's figures of the products in a file, before and after it.</summary>
/// <param name="Before">Null when the month had no data.</param>
/// <param name="LargestBefore">What the largest customer after the file brought before it, in ten-thousandths; null when the month had no data.</param>
public sealed record ImportEffect(
    ReportScope Scope, Month Month, ConcentrationMonth? Before, ConcentrationMonth? After, long? LargestBefore, long? LargestAfter, double? LargestShareBefore)
{
    /// <summary>The month before it, for a month that had no data; null when it had, or when the month before had none either.</summary>
    public ConcentrationMonth? Previous { get; init; }

    /// <summary>What the largest customer after the file brought in <see cref="Previous"/>, in ten-thousandths.</summary>
    public long? LargestPrevious { get; init; }

    /// <summary>Its share then, 0 to 1.</summary>
    public double? LargestSharePrevious { get; init; }

    internal static ImportEffect Of(RevenueCube before, RevenueCube after, Month month, IReadOnlyCollection<string> products)
    {
        var then = BookOf(before, month, products);
        var now = BookOf(after, month, products);
        var hasBefore = then?.HasData(month) == true;
        var hasAfter = now?.HasData(month) == true;

        var largest = hasAfter && now!.LargestOf(month) is { } entity ? entity : (int?)null;
        var largestId = largest is { } place ? after.Customers[place].Id : (int?)null;
        long? largestBefore = hasBefore && largestId is { } id && before.CustomerWithId(id) is { } position ? then!.EntitiesOf(month).AmountOf(position) : null;
        return new ImportEffect(
            ScopeOf(now ?? then ?? new ScopedBook(after, new ReportQuestion { From = month, To = month }), products),
            month,
            hasBefore ? ConcentrationMonth.Of(then!, month) : null,
            hasAfter ? ConcentrationMonth.Of(now!, month) : null,
            largestBefore,
            largest is { } most ? now!.EntitiesOf(month).AmountOf(most) : null,
            largestBefore > 0 && then!.ShareBaseOf(month) is { } whole ? (double)largestBefore / whole : null).WithPrevious(before, Known(before, products), largestId);
    }

    // Null when the book has none of the products: no product at all would ask about all of them.
    private static ScopedBook? BookOf(RevenueCube cube, Month month, IReadOnlyCollection<string> products)
    {
        var known = Known(cube, products);
        return known.Count > 0 || products.Count == 0 ? new ScopedBook(cube, new ReportQuestion { From = month, To = month, Products = known }) : null;
    }

    private static List<string> Known(RevenueCube cube, IReadOnlyCollection<string> products) => [.. products.Where(name => cube.ProductNamed(name) is not null)];

    // A product that only the other book has belongs to the figures all the same.
    private static ReportScope ScopeOf(ScopedBook book, IReadOnlyCollection<string> products) =>
        book.Products.Count < products.Count ? book.Scope with { Products = [.. products] } : book.Scope;

    // A month that is new to the book has nothing to be compared with but the month before it.
    private ImportEffect WithPrevious(RevenueCube before, List<string> products, int? largest)
    {
        if (Before is not null || products.Count == 0) return this;

        var month = Month.AddMonths(-1);
        var book = new ScopedBook(before, new ReportQuestion { From = month, To = month, Products = products });
        if (!book.HasData(month)) return this;

        long? amount = largest is { } id && before.CustomerWithId(id) is { } position ? book.EntitiesOf(month).AmountOf(position) : null;
        return this with
        {
            Previous = ConcentrationMonth.Of(book, month),
            LargestPrevious = amount,
            LargestSharePrevious = amount > 0 && book.ShareBaseOf(month) is { } whole ? (double)amount / whole : null,
        };
    }
}
