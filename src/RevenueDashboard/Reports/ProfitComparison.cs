using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>A month's concentration by revenue, and by the gross profit that the revenue leaves: the largest customer need not earn the most.</summary>
/// <param name="WithoutMargin">Products of the scope whose margin nobody said: in no gross profit.</param>
/// <param name="All">Revenue of every product of the scope.</param>
/// <param name="Revenue">Revenue of the products whose margin is known, to compare like with like.</param>
/// <param name="Low">Gross profit with every product's margin at its low end.</param>
/// <param name="High">Gross profit with every product's margin at its high end.</param>
public sealed record ProfitComparison(
    ReportScope Scope, Month Month, IReadOnlyList<string> WithoutMargin, ComparedBasis All, ComparedBasis Revenue, ComparedBasis Low, ComparedBasis Middle, ComparedBasis High)
{
    /// <summary>Whether a margin is known as a range.</summary>
    public bool IsRange => Low.Total != High.Total;

    /// <param name="cube">In any basis; compared are net revenue and its gross profit.</param>
    /// <param name="month">Null for the scope's current month.</param>
    /// <returns>Null when the month has no data, or no product of the scope has a known margin.</returns>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static ProfitComparison? Of(RevenueCube cube, ReportQuestion question, Month? month = null)
    {
        var net = cube.In(cube.View with { Basis = RevenueBasis.Net, Margin = MarginEdge.Middle });
        var book = new ScopedBook(net, question);
        if ((month ?? book.CurrentMonth) is not { } chosen || !book.HasData(chosen)) return null;

        var without = book.Products.Where(product => GrossMargin.Of(net.Products[product], MarginEdge.Middle) is null).ToList();
        if (without.Count == book.Products.Count) return null;

        ComparedBasis At(MarginEdge edge) => ComparedBasis.Of(book, chosen, product => GrossMargin.Of(net.Products[product], edge));
        return new ProfitComparison(
            book.Scope,
            chosen,
            [.. without.Select(product => net.Products[product].Name)],
            ComparedBasis.Of(book, chosen, _ => ComparedBasis.AllOfIt),
            ComparedBasis.Of(book, chosen, product => without.Contains(product) ? null : ComparedBasis.AllOfIt),
            At(MarginEdge.Low),
            At(MarginEdge.Middle),
            At(MarginEdge.High));
    }
}

/// <param name="Total">In ten-thousandths.</param>
/// <param name="Largest">Null when nobody is above zero.</param>
/// <param name="Measures">Each null when the total is not above zero.</param>
public sealed record ComparedBasis(long Total, CubeCustomer? Largest, TrendMeasures Measures)
{
    /// <summary>As a margin: revenue itself.</summary>
    internal const int AllOfIt = 20_000;

    /// <param name="margin">Of a product, in twenty-thousandths; null leaves it out.</param>
    internal static ComparedBasis Of(ScopedBook book, Month month, Func<int, int?> margin)
    {
        var margins = book.Cube.Products.Select((_, product) => margin(product)).ToArray();
        var sums = new SortedDictionary<int, long>();
        book.ForEachCell(month, (cell, entity) =>
        {
            var product = book.Cube.Cells.Products[cell];
            if (margins[product] is not { } part) return;
            var amount = GrossMargin.Times(book.Cube.Cells.Amounts[cell], part);
            sums[entity] = checked(sums.GetValueOrDefault(entity) + amount);
        });

        long unallocated = 0;
        foreach (var product in book.Products)
        {
            if (margins[product] is { } part) unallocated = checked(unallocated + GrossMargin.Times(book.UnallocatedOf(month, product), part));
        }

        var (entities, amounts) = (sums.Keys.ToArray(), sums.Values.ToArray());
        var measures = TrendMeasures.Of(amounts, unallocated);
        return new ComparedBasis(measures.Base.Total, Ranking.PlaceOfLargest(amounts) is { } place ? book.Cube.Customers[entities[place]] : null, measures);
    }
}
