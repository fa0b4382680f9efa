namespace RevenueDashboard.Risk;

/// <summary>A loss that somebody thinks through: who leaves with what, when, and how fast, and how the others go on meanwhile.</summary>
public sealed record Scenario
{
    /// <summary>Months to come that a scenario looks at unless somebody says otherwise.</summary>
    public const int UsualMonths = 24;

    /// <summary>Further ahead than this nobody can think a loss through.</summary>
    public const int MostMonths = 60;

    /// <summary>More losses than these are not one story.</summary>
    public const int MostLosses = 8;

    /// <summary>What it is called where it is saved or compared.</summary>
    public string Name { get; init; } = "";

    public IReadOnlyList<ScenarioLoss> Losses { get; init; } = [];

    /// <summary>How the customers that stay go on.</summary>
    public BaseLine BaseLine { get; init; } = BaseLine.Growth;

    /// <summary>Monthly growth of the others as a fraction, when the base line is growth; null for what it was over the last six months (CMGR-6).</summary>
    public double? GrowthOfOthers { get; init; }

    /// <summary>Months to come, 1 to <see cref="MostMonths"/>.</summary>
    public int Months { get; init; } = UsualMonths;

    /// <summary>What is wrong with it, in sentences; empty when it can be worked out.</summary>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems = [];
        if (Months is < 1 or > MostMonths) problems.Add($"A scenario looks 1 to {MostMonths} months ahead, not {Months}.");
        if (Losses.Count > MostLosses) problems.Add($"A scenario has at most {MostLosses} losses, not {Losses.Count}.");
        if (GrowthOfOthers is { } growth && growth is not (> -1 and <= 1)) problems.Add("The growth of the others is between −100 % and 100 % a month.");
        foreach (var loss in Losses) problems.AddRange(loss.Problems());
        return problems;
    }
}

/// <summary>How those who stay go on.</summary>
public enum BaseLine
{
    /// <summary>At one rate of growth every month.</summary>
    Growth,

    /// <summary>As the method projects them that would have been least wrong so far (<see cref="Metrics.Projection"/>).</summary>
    Projection,
}

/// <summary>One loss of a scenario.</summary>
public sealed record ScenarioLoss
{
    /// <summary>Names of customers or parents, at the level of the question. Empty: of everybody.</summary>
    public IReadOnlyList<string> Customers { get; init; } = [];

    /// <summary>Names of products that it takes; empty for all of the scope.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>How much of that revenue is lost in the end, 0 to 1.</summary>
    public double Lost { get; init; } = 1;

    /// <summary>The first month with less; null for the month after the last known one.</summary>
    public Month? Start { get; init; }

    /// <summary>Months until all of it is lost, in equal steps; 1 is at once.</summary>
    public int Ramp { get; init; } = 1;

    /// <summary>How much of what was lost comes back, 0 to 1.</summary>
    public double Recovery { get; init; }

    /// <summary>Months, from the end of the ramp, until that is back, in equal steps.</summary>
    public int RecoveryMonths { get; init; } = 12;

    /// <summary>How much of the revenue it takes is missing in a month, 0 to 1.</summary>
    /// <param name="month">Any month.</param>
    /// <param name="start">The first month with less.</param>
    public double LostIn(Month month, Month start)
    {
        var into = month.Index - start.Index + 1;
        if (into <= 0) return 0;

        var ramp = Math.Max(1, Ramp);
        var lost = Lost * Math.Min(1.0, into / (double)ramp);
        var back = into <= ramp ? 0 : Recovery * Math.Min(1.0, (into - ramp) / (double)Math.Max(1, RecoveryMonths));
        return lost * (1 - back);
    }

    internal IEnumerable<string> Problems()
    {
        if (Lost is not (>= 0 and <= 1)) yield return "What is lost is between 0 and 100 %.";
        if (Recovery is not (>= 0 and <= 1)) yield return "What comes back is between 0 and 100 %.";
        if (Ramp is < 1 or > Scenario.MostMonths) yield return $"A loss takes 1 to {Scenario.MostMonths} months, not {Ramp}.";
        if (RecoveryMonths is < 1 or > Scenario.MostMonths) yield return $"What comes back takes 1 to {Scenario.MostMonths} months, not {RecoveryMonths}.";
    }
}
