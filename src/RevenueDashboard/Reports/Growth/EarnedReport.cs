using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>Gross profit since the first month of the book, added up month by month: what an investment is held against.</summary>
/// <param name="Months">Every month of the scope. Adding up stops at a month that is missing or lacks one of its products: what follows would be too small without saying so.</param>
/// <param name="WithoutMargin">Names of products of the scope whose margin nobody said: they have no part in it.</param>
public sealed record EarnedReport(ReportScope Scope, IReadOnlyList<EarnedMonth> Months, IReadOnlyList<string> WithoutMargin)
{
    /// <summary>Margins are kept in basis points.</summary>
    private const int BasisPoints = 10_000;

    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    /// <exception cref="OverflowException">A sum is beyond 64 bits.</exception>
    public static EarnedReport Of(RevenueCube cube, ReportQuestion question)
    {
        // Of revenue, whatever the view is in: margins are taken once.
        var book = new ScopedBook(cube.In(cube.View with { Basis = RevenueBasis.Net }), question with { WithoutLargest = false });
        var products = book.Products.Select(product => (Position: product, Product: book.Cube.Products[product])).ToList();
        var known = products.Where(each => each.Product.MarginLow is not null || each.Product.MarginHigh is not null).ToList();
        var without = products.Except(known).Select(each => each.Product.Name).ToList();
        if (book.Months is not { } shown || book.Cube.Months is not { } all || known.Count == 0) return new EarnedReport(book.Scope, [], without);

        var months = new List<EarnedMonth>();
        (Int128 Low, Int128 High)? sum = (0, 0);
        foreach (var month in new MonthRange(all.First, shown.Last))
        {
            if (book.AreComparable(month, month) && book.HasData(month)) sum = sum is { } before ? Add(book, month, known, before) : null;
            else sum = null;
            if (shown.Contains(month)) months.Add(new EarnedMonth(month, book.StatusOf(month), Units(sum?.Low), Units(sum?.High)));
        }

        return new EarnedReport(book.Scope, months, without);
    }

    private static (Int128 Low, Int128 High) Add(ScopedBook book, Month month, List<(int Position, CubeProduct Product)> products, (Int128 Low, Int128 High) sum)
    {
        var amounts = book.ProductsOf(month);
        foreach (var (position, product) in products)
        {
            var amount = (Int128)amounts[position] + book.UnallocatedOf(month, position);
            var (one, other) = (amount * (product.MarginLow ?? product.MarginHigh!.Value), amount * (product.MarginHigh ?? product.MarginLow!.Value));
            sum = (sum.Low + Int128.Min(one, other), sum.High + Int128.Max(one, other));
        }

        return sum;
    }

    // Half away from zero, once for the whole sum.
    private static long? Units(Int128? sum) => sum is { } exact ? checked((long)((exact + (exact >= 0 ? BasisPoints / 2 : -BasisPoints / 2)) / BasisPoints)) : null;
}

/// <param name="Low">At the lowest margins, in ten-thousandths; null from the first month on that is missing, open or without one of its products.</param>
/// <param name="High">At the highest margins.</param>
public sealed record EarnedMonth(Month Month, MonthStatus Status, long? Low, long? High)
{
    /// <summary>Halfway between the two.</summary>
    public long? Middle => Low is { } low && High is { } high ? (long)(((Int128)low + high) / 2) : null;
}
