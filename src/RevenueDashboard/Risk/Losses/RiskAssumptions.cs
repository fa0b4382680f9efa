namespace RevenueDashboard.Risk;

/// <summary>How likely losses within twelve months are taken to be: what the loss distribution is worked out from, all of it shown beside the result.</summary>
public sealed record RiskAssumptions
{
    /// <summary>For every customer of which nothing else is said, 0 to 1.</summary>
    public double Probability { get; init; } = 0.10;

    /// <summary>The part of its revenue that a customer takes away when it goes, 0 to 1.</summary>
    public double Fraction { get; init; } = 1;

    /// <summary>
    /// Probability and fraction of each customer are those of its scorecard, and what several share is what <see cref="SharedRisks"/> finds:
    /// the two above are of no account then.
    /// </summary>
    public bool FromScorecards { get; init; }

    /// <summary>By name: a probability of its own, 0 to 1.</summary>
    public IReadOnlyDictionary<string, double> Own { get; init; } = new Dictionary<string, double>();

    /// <summary>What strikes several at once.</summary>
    public IReadOnlyList<SharedRisk> Shared { get; init; } = [];

    /// <summary>For draws, where the book is too large to be added up exactly.</summary>
    public ulong Seed { get; init; } = 20240318;

    /// <summary>What is wrong with them, in sentences; empty when they can be worked with.</summary>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems = [];
        if (Probability is not (>= 0 and <= 1)) problems.Add("The probability of a loss is between 0 and 100 %.");
        if (Fraction is not (>= 0 and <= 1)) problems.Add("What a customer takes away is between 0 and 100 %.");
        foreach (var own in Own.Where(own => own.Value is not (>= 0 and <= 1))) problems.Add($"The probability of {own.Key} is between 0 and 100 %.");
        foreach (var shared in Shared.Where(shared => shared.Probability is not (>= 0 and <= 1))) problems.Add($"The probability of \"{shared.Name}\" is between 0 and 100 %.");
        return problems;
    }
}

/// <summary>Something that would take several customers at once.</summary>
/// <param name="Name">In words: "builds its own models".</param>
/// <param name="Customers">Names, at the level of the question.</param>
/// <param name="Probability">Within twelve months, 0 to 1.</param>
public sealed record SharedRisk(string Name, IReadOnlyList<string> Customers, double Probability);
