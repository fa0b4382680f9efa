namespace RevenueDashboard.Importing.Focus;

/// <summary>Both costs of all lines, by category and currency: what the choice between them is about, and what became of the lines.</summary>
internal sealed class FocusTotals
{
    private readonly List<Total> totals = [];
    private Total? last;

    /// <summary>Lines in which the two costs differ, or one of them cannot be read.</summary>
    public long LinesThatDiffer { get; private set; }

    /// <param name="billed">Null when it was not there or could not be read.</param>
    /// <param name="effective">The same of EffectiveCost.</param>
    public void Add(FocusCharge charge, Currency currency, in ExactAmount? billed, in ExactAmount? effective)
    {
        var total = last is not null && last.Charge == charge && last.Currency == currency ? last : Find(charge, currency);
        total.Lines++;
        if (billed is { } ofBilled) total.Billed += ofBilled;
        if (effective is { } ofEffective) total.Effective += ofEffective;
        // Of tax nothing is taken, by whatever column.
        if (charge != FocusCharge.Tax && billed != effective) LinesThatDiffer++;
    }

    /// <summary>What would be taken by a column, tax left out; in the order of the currencies.</summary>
    public IReadOnlyList<(Currency Currency, long Lines, ExactAmount Amount)> Taken(FocusCost cost) =>
    [
        .. totals.Where(total => total.Charge != FocusCharge.Tax).GroupBy(total => total.Currency).OrderBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Sum(total => total.Lines), group.Aggregate(ExactAmount.Zero, (sum, total) => sum + total.Of(cost)))),
    ];

    public IReadOnlyList<FocusCategory> Categories(FocusCost cost) =>
    [
        .. totals.OrderBy(total => total.Charge).ThenBy(total => total.Currency.Code, StringComparer.Ordinal)
            .Select(total => new FocusCategory(total.Charge, FocusWords.TypeOf(total.Charge), total.Currency, total.Lines, total.Of(cost).ToString())),
    ];

    private Total Find(FocusCharge charge, Currency currency)
    {
        last = totals.Find(total => total.Charge == charge && total.Currency == currency);
        if (last is null) totals.Add(last = new Total(charge, currency));
        return last;
    }

    private sealed class Total(FocusCharge charge, Currency currency)
    {
        public FocusCharge Charge { get; } = charge;

        public Currency Currency { get; } = currency;

        public long Lines { get; set; }

        public ExactAmount Billed { get; set; }

        public ExactAmount Effective { get; set; }

        public ExactAmount Of(FocusCost cost) => cost == FocusCost.Billed ? Billed : Effective;
    }
}
