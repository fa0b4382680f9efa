using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>What a staged batch would do to the book: to its records, and to the figures of the newest month it touches.</summary>
/// <param name="Months">Months the batch touches.</param>
/// <param name="Effects">The figures before and after, newest month first.</param>
public sealed record ImportPreview(Currency Currency, IReadOnlyList<Month> Months, RecordChanges Changes, IReadOnlyList<ImportEffect> Effects)
{
    /// <param name="before">The book as it is.</param>
    /// <param name="after">The book with the batch in it.</param>
    /// <param name="months">Months the batch touches.</param>
    /// <param name="products">Names of the products the batch touches.</param>
    public static ImportPreview Of(RevenueCube before, RevenueCube after, IReadOnlyCollection<Month> months, IReadOnlyCollection<string> products)
    {
        var ordered = months.Distinct().OrderDescending().ToList();
        return new ImportPreview(after.Currency, ordered, RecordChanges.Between(before, after, ordered), EffectsOf(before, after, ordered, products));
    }

    /// <summary>The figures of some products before and after, a month each, in the order of the months given.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
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
        var now = new ScopedBook(after, new ReportQuestion { From = month, To = month, Products = [.. products] });
        IReadOnlyList<string> known = [.. products.Where(name => before.ProductNamed(name) is not null)];
        var then = new ScopedBook(before, new ReportQuestion { From = month, To = month, Products = known });
        // No product at all would ask about all of them.
        var hasBefore = (known.Count > 0 || products.Count == 0) && then.HasData(month);

        var changed = ConcentrationMonth.Of(now, month);
        var largest = now.LargestOf(month) is { } entity ? now.Cube.Customers[entity].Id : (int?)null;
        long? largestBefore = hasBefore && largest is { } id && before.CustomerWithId(id) is { } position ? then.EntitiesOf(month).AmountOf(position) : null;
        return new ImportEffect(
            now.Scope,
            month,
            hasBefore ? ConcentrationMonth.Of(then, month) : null,
            now.HasData(month) ? changed : null,
            largestBefore,
            largest is null ? null : now.EntitiesOf(month).AmountOf(now.LargestOf(month)!.Value),
            largestBefore > 0 && then.ShareBaseOf(month) is { } whole ? (double)largestBefore / whole : null).WithPrevious(before, known, largest);
    }

    // A month that is new to the book has nothing to be compared with but the month before it.
    private ImportEffect WithPrevious(RevenueCube before, IReadOnlyList<string> products, int? largest)
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
