namespace RevenueDashboard.Reports.Movements;

/// <summary>Adds up what each cohort brought in each month. Months may be added from several threads, each from one.</summary>
internal sealed class CohortSums
{
    private readonly MonthRange months;
    private readonly Month bookStart;
    private readonly EntityRows[] rows;
    // Place 0 is for those from before; then one for each month.
    private readonly int[] cohortOf;
    private readonly int[] sizes;
    private readonly int largest;
    private readonly long[,] amounts;
    private readonly int[,] active;
    private readonly long[] largestAmounts;

    /// <param name="bookStart">The first month of the book.</param>
    /// <param name="rows">What each customer brought, from that month to the last shown.</param>
    public CohortSums(MonthRange months, Month bookStart, EntityRows[] rows, int customers, int? largest)
    {
        (this.months, this.bookStart, this.rows, this.largest) = (months, bookStart, rows, largest ?? -1);
        cohortOf = new int[customers];
        Array.Fill(cohortOf, -1);
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            var cohort = i == 0 || bookStart + i < months.First ? 0 : bookStart + i - months.First + 1;
            for (var row = 0; row < rows[i].Amounts.Length; row++)
            {
                if (rows[i].Amounts[row] > 0) cohortOf[rows[i].Entities[row]] = cohort;
            }
        }

        sizes = new int[months.Count + 1];
        foreach (var cohort in cohortOf)
        {
            if (cohort >= 0) sizes[cohort]++;
        }

        amounts = new long[months.Count, months.Count + 1];
        active = new int[months.Count, months.Count + 1];
        largestAmounts = new long[months.Count];
    }

    /// <param name="month">The place of a month among those shown.</param>
    public void Add(int month)
    {
        var shown = rows[months[month] - bookStart];
        for (var i = 0; i < shown.Amounts.Length; i++)
        {
            var (customer, amount) = (shown.Entities[i], shown.Amounts[i]);
            if (customer == largest) largestAmounts[month] = amount;
            var cohort = cohortOf[customer];
            // Credits of somebody that never paid belong to nobody's cohort.
            if (cohort < 0) continue;
            amounts[month, cohort] = checked(amounts[month, cohort] + amount);
            if (amount > 0) active[month, cohort]++;
        }
    }

    public List<Cohort> ToCohorts(bool[] hasData)
    {
        var cohorts = new List<Cohort>();
        for (var cohort = 0; cohort < sizes.Length; cohort++)
        {
            if (sizes[cohort] == 0) continue;
            var start = cohort == 0 ? Math.Max(0, Array.IndexOf(hasData, true)) : cohort - 1;
            var hasLargest = largest >= 0 && cohortOf[largest] == cohort;
            var points = Points(cohort, start, hasData, without: false);
            cohorts.Add(new Cohort(cohort == 0 ? null : months[cohort - 1], months[start], sizes[cohort], hasLargest, points)
            {
                PointsExLargest = hasLargest ? Points(cohort, start, hasData, without: true) : points,
            });
        }

        return cohorts;
    }

    private List<CohortPoint> Points(int cohort, int start, bool[] hasData, bool without)
    {
        var points = new List<CohortPoint>(months.Count - start);
        var (amountThen, activeThen) = At(start);
        for (var month = start; month < months.Count; month++)
        {
            var (amount, paying) = At(month);
            points.Add(hasData[month]
                ? new CohortPoint(months[month], month - start, amount, paying, amountThen > 0 ? amount / (double)amountThen : null, activeThen > 0 ? paying / (double)activeThen : null)
                : new CohortPoint(months[month], month - start, null, null, null, null));
        }

        return points;

        (long Amount, int Active) At(int month) => without
            ? (checked(amounts[month, cohort] - largestAmounts[month]), active[month, cohort] - (largestAmounts[month] > 0 ? 1 : 0))
            : (amounts[month, cohort], active[month, cohort]);
    }
}
