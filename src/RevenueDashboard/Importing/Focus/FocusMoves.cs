namespace RevenueDashboard.Importing.Focus;

/// <summary>What the corrections of a file are about: the evidence for the question where they belong.</summary>
internal sealed class FocusMoves
{
    private readonly HashSet<Month> ordinary = [];
    private readonly HashSet<Month> moved = [];
    private readonly HashSet<Month> charged = [];
    private readonly Dictionary<Currency, ExactAmount> sums = [];
    private Month lastOrdinary;

    /// <summary>Lines that correct a charge of another month than the one they are billed in.</summary>
    public long Lines { get; private set; }

    /// <summary>Months of those charges.</summary>
    public IReadOnlySet<Month> Charged => charged;

    public IEnumerable<(Currency Currency, ExactAmount Amount)> Sums => sums.Select(sum => (sum.Key, sum.Value));

    /// <summary>Months of which the file has nothing but corrections.</summary>
    public IReadOnlyList<Month> Only => [.. moved.Except(ordinary).Order()];

    /// <param name="booked">The month the line is revenue of.</param>
    /// <param name="corrected">The month of the charge it corrects, if that is another than the one it is billed in.</param>
    public void Add(Month booked, Month? corrected, Currency currency, in ExactAmount amount)
    {
        if (corrected is { } month)
        {
            Lines++;
            charged.Add(month);
            sums[currency] = sums.GetValueOrDefault(currency) + amount;
            moved.Add(booked);
        }
        else if (booked != lastOrdinary)
        {
            ordinary.Add(booked);
            lastOrdinary = booked;
        }
    }
}
