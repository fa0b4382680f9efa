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

    /// <summary>
    /// Losses of the scenarios that it is held beside: who leaves in any of them is none of the others in each, so that all start from one base line. Empty when it stands alone.
    /// </summary>
    public IReadOnlyList<ScenarioLoss> Alongside { get; init; } = [];

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
        foreach (var loss in Losses.Concat(Alongside)) problems.AddRange(loss.Problems());
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
