namespace RevenueDashboard.Metrics;

/// <summary>Revenue carried on into months to come, by the method that would have been least wrong so far. Never a fact: it is drawn apart from what was.</summary>
/// <param name="Method">The one with the smallest error in the back-test.</param>
/// <param name="Months">One for each month to come, in the unit of the amounts.</param>
/// <param name="BackTests">Every method that the months allow, the chosen one first, then by error.</param>
public sealed record Projection(ProjectionMethod Method, IReadOnlyList<ProjectedMonth> Months, IReadOnlyList<BackTest> BackTests)
{
    /// <summary>How likely a month to come is said to lie within its interval.</summary>
    public const double Confidence = 0.80;

    /// <summary>Fewer months than these are not carried on: nothing could be tested on them.</summary>
    public const int FewestMonths = 4;

    /// <param name="known">Amounts of consecutive months without a gap, oldest first, the last one over and complete.</param>
    /// <param name="months">How many months to come, at least 1.</param>
    /// <returns>Null when there are fewer months than <see cref="FewestMonths"/>.</returns>
    /// <remarks>
    /// Back-test with a rolling origin (Tashman, International Journal of Forecasting 16(4), 2000): from each month that has enough before it, the months after
    /// it are projected and held against what came. The interval takes the middle 80 % of those errors at the same distance; where there are fewer than five of
    /// them, the error grows with the root of the distance. Where no known month is below zero, no month to come and no end of its interval is.
    /// </remarks>
    public static Projection? Of(ReadOnlySpan<long> known, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        if (known.Length < FewestMonths) return null;

        var amounts = new double[known.Length];
        for (var month = 0; month < amounts.Length; month++) amounts[month] = known[month];
        List<BackTest> tests =
        [
            .. from method in Enum.GetValues<ProjectionMethod>()
               let test = BackTest.Of(method, amounts)
               where test is not null
               // The simpler one when two are alike.
               orderby test.MeanAbsoluteError, method
               select test,
        ];
        if (tests.Count == 0) return null;

        var chosen = tests[0];
        var points = ProjectionMethods.Project(chosen.Method, amounts, months)!;
        var least = ProjectionMethods.HasNegative(amounts) ? double.NegativeInfinity : 0;
        return new Projection(chosen.Method, [.. points.Select((point, i) => chosen.Around(point, i + 1)).Select(month => month with { Low = Math.Max(least, month.Low), High = Math.Max(least, month.High) })], tests);
    }
}

/// <summary>A month to come.</summary>
/// <param name="Amount">In the unit of the amounts it was made from.</param>
/// <param name="Low">With <see cref="Projection.Confidence"/> not below this.</param>
/// <param name="High">And not above this.</param>
public readonly record struct ProjectedMonth(double Amount, double Low, double High);
