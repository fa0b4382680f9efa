using System.Buffers;
using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>Top share, CR5, HHI and effective number over months, and nothing else: what a line is drawn from, without ranking anybody.</summary>
/// <param name="Months">Every month of the scope, the missing ones too.</param>
public sealed record ConcentrationTrend(ReportScope Scope, IReadOnlyList<TrendMonth> Months)
{
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static ConcentrationTrend Of(RevenueCube cube, ReportQuestion question)
    {
        var book = new ScopedBook(cube, question);
        return new ConcentrationTrend(book.Scope, MonthByMonth.Of(book, month => new TrendMonth(month, book.StatusOf(month), MeasuresOf(book, month))));
    }

    private static TrendMeasures? MeasuresOf(ScopedBook book, Month month)
    {
        if (!book.HasData(month)) return null;
        if (book.Without is not null || !book.HasAllProducts || (book.Level == EntityLevel.Parent && !book.Cube.Parents.IsEmpty)) return TrendMeasures.Of(book.EntitiesOf(month).Amounts, book.UnallocatedOf(month));

        // Nobody asks whose the amounts are: they are measured where they are summed.
        var cells = book.Cube.Cells.Of(month);
        var sums = ArrayPool<long>.Shared.Rent(cells.Count);
        try
        {
            return TrendMeasures.Of(sums.AsSpan(0, CustomerAmounts.Sum(cells, [], sums)), book.UnallocatedOf(month));
        }
        finally
        {
            ArrayPool<long>.Shared.Return(sums);
        }
    }
}

/// <param name="Measures">Null when the month is missing.</param>
public sealed record TrendMonth(Month Month, MonthStatus Status, TrendMeasures? Measures);
