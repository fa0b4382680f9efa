using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>The revenue of a scope carried on, and how wrong each method would have been.</summary>
/// <param name="From">The last month that is over and complete.</param>
/// <param name="Known">How many months up to it, without a gap, it was made from.</param>
public sealed record ProjectionReport(ReportScope Scope, Month From, int Known, Projection Projection)
{
    /// <param name="months">How many months to come.</param>
    /// <returns>Null when the scope has no data, or too few months without a gap.</returns>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static ProjectionReport? Of(RevenueCube cube, ReportQuestion question, int months = 12)
    {
        var book = new ScopedBook(cube, question);
        if (book.CurrentMonth is not { } from || cube.Months is not { } all) return null;

        var known = new List<long>();
        for (var month = from; month >= all.First && book.AreComparable(month, month); month = month.AddMonths(-1)) known.Add(book.TotalOf(month)!.Value);
        known.Reverse();
        return Projection.Of([.. known], months) is { } projection ? new ProjectionReport(book.Scope, from, known.Count, projection) : null;
    }
}
