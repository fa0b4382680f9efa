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
        return new ConcentrationTrend(book.Scope, MonthByMonth.Of(book, month => new TrendMonth(month, book.StatusOf(month), book.TrendOf(month))));
    }
}

/// <param name="Measures">Null when the month is missing.</param>
public sealed record TrendMonth(Month Month, MonthStatus Status, TrendMeasures? Measures);
