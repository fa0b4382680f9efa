using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports.Movements;

/// <summary>Customers by the month they first paid in, and what each such group brought in every month after.</summary>
/// <param name="Months">The months of the scope.</param>
/// <param name="Cohorts">In order of time; months in which nobody came have none.</param>
/// <param name="Largest">The customer that brought most in the month that figures are about; null when nobody did.</param>
/// <remarks>All months are seen by the parents of the last one, so that nobody changes its cohort.</remarks>
public sealed record CohortsReport(ReportScope Scope, IReadOnlyList<Month> Months, IReadOnlyList<Cohort> Cohorts, CubeCustomer? Largest)
{
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static CohortsReport Of(RevenueCube cube, ReportQuestion question)
    {
        var scope = new ScopedBook(cube, question);
        if (scope.Months is not { } range) return new CohortsReport(scope.Scope, [], [], null);

        var book = new MovementBook(scope, MovementsOf.Customers);
        var start = cube.Months!.Value.First;
        var rows = new EntityRows[range.Last - start + 1];
        book.ForEach(rows.Length, i => rows[i] = book.RowsOf(start + i, parentsOf: range.Last));

        var largest = scope.CurrentMonth is { } current ? book.LargestOf(current) : null;
        var sums = new CohortSums(range, start, rows, cube.Customers.Count, largest);
        book.ForEach(range.Count, sums.Add);
        return new CohortsReport(scope.Scope, [.. range], sums.ToCohorts([.. range.Select(scope.StatusOf)], [.. range.Select(month => MonthGap.Of(scope, month))]), largest is { } one ? cube.Customers[one] : null);
    }
}

/// <param name="Month">The month its customers first paid in; null for those that paid before the months shown or already in the first month of the book, since nobody knows since when.</param>
/// <param name="Start">The month that is 100 %: the first revenue month; for those from before the first month shown that is over and complete, or that has data while none is.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="HasLargest">Whether the largest customer is one of them.</param>
/// <param name="Points">One for each month of the report from <paramref name="Start"/> on.</param>
public sealed record Cohort(Month? Month, Month Start, int Customers, bool HasLargest, IReadOnlyList<CohortPoint> Points)
{
    /// <summary>The same without the largest customer; the points themselves when it is not one of them.</summary>
    public IReadOnlyList<CohortPoint> PointsExLargest { get; init; } = Points;
}

/// <summary>One month of a cohort.</summary>
/// <param name="Age">Months since its start.</param>
/// <param name="Status">Where the books of the month stand.</param>
/// <param name="Amount">Net, in ten-thousandths; of an open month, or one without the file of a product, what is there so far. Null when the month is missing.</param>
/// <param name="Active">How many of its customers paid; likewise.</param>
/// <param name="RevenueRetention">Amount over that of its start, as a fraction; above 1 when the cohort grew. Null when the start had none, and while there is a <see cref="Gap"/>.</param>
/// <param name="LogoRetention">Customers that paid over those that paid at its start; null likewise.</param>
public sealed record CohortPoint(Month Month, int Age, MonthStatus Status, long? Amount, int? Active, double? RevenueRetention, double? LogoRetention)
{
    /// <summary>Why nothing is told of what stayed: this month or the start is missing, open or without the file of a product, which is no churn. Null when something is.</summary>
    public MonthGap? Gap { get; init; }
}
