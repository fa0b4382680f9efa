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

    /// <param name="statuses">Of the months shown.</param>
    /// <param name="gaps">Of the months shown: what stands between them and any other; null where nothing does.</param>
    public List<Cohort> ToCohorts(MonthStatus[] statuses, MonthGap?[] gaps)
    {
        var first = Array.FindIndex(gaps, gap => gap is null);
        if (first < 0) first = Math.Max(0, Array.FindIndex(statuses, status => status != MonthStatus.Missing));
        var cohorts = new List<Cohort>();
        for (var cohort = 0; cohort < sizes.Length; cohort++)
        {
            if (sizes[cohort] == 0) continue;
            var start = cohort == 0 ? first : cohort - 1;
            var hasLargest = largest >= 0 && cohortOf[largest] == cohort;
            var points = Points(cohort, start, statuses, gaps, without: false);
            cohorts.Add(new Cohort(cohort == 0 ? null : months[cohort - 1], months[start], sizes[cohort], hasLargest, points)
            {
                PointsExLargest = hasLargest ? Points(cohort, start, statuses, gaps, without: true) : points,
            });
        }

        return cohorts;
    }

    private List<CohortPoint> Points(int cohort, int start, MonthStatus[] statuses, MonthGap?[] gaps, bool without)
    {
        var points = new List<CohortPoint>(months.Count - start);
        var (amountThen, activeThen) = At(start);
        for (var month = start; month < months.Count; month++)
        {
            var (amount, paying) = At(month);
            var (isThere, gap) = (statuses[month] != MonthStatus.Missing, gaps[month] ?? gaps[start]);
            points.Add(new CohortPoint(
                months[month],
                month - start,
                statuses[month],
                isThere ? amount : null,
                isThere ? paying : null,
                gap is null && amountThen > 0 ? amount / (double)amountThen : null,
                gap is null && activeThen > 0 ? paying / (double)activeThen : null)
            {
                Gap = gap,
            });
        }

        return points;

        (long Amount, int Active) At(int month) => without
            ? (checked(amounts[month, cohort] - largestAmounts[month]), active[month, cohort] - (largestAmounts[month] > 0 ? 1 : 0))
            : (amounts[month, cohort], active[month, cohort]);
    }
}
