using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>What strikes in a loss.</summary>
public enum LossKind
{
    /// <summary>Those who are named leave; everybody when nobody is.</summary>
    Named,

    /// <summary>Whoever is largest in the scope leaves.</summary>
    Largest,

    /// <summary>A supplier is not available: what needs it, by the roles of the book, is lost in the part that needs it.</summary>
    Supplier,

    /// <summary>A common shock: all of whom a risk factor is suspected or confirmed leave.</summary>
    Factor,
}

/// <summary>One loss of a scenario.</summary>
public sealed record ScenarioLoss
{
    public LossKind Kind { get; init; }

    /// <summary>Names of customers or parents, or of the supplier that is not available. Empty: of everybody. A parent, at the level of parents, leaves with all that it controls; a customer below one leaves alone.</summary>
    public IReadOnlyList<string> Customers { get; init; } = [];

    /// <summary>What those who leave have in common; null unless that is the kind of the loss.</summary>
    public RiskFactor? Factor { get; init; }

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
        if (Kind == LossKind.Supplier && Customers.Count != 1) yield return "A supplier that is not available has one name.";
        if (Kind == LossKind.Factor && (Factor is not { } factor || !LossFactors.All.Contains(factor))) yield return "What those who leave have in common is a risk factor that takes customers away.";
        if (Customers.Count > LossText.MostNames || Products.Count > LossText.MostNames) yield return $"A loss names at most {LossText.MostNames} customers and {LossText.MostNames} products. Make it several losses.";
        if (Lost is not (>= 0 and <= 1)) yield return "What is lost is between 0 and 100 %.";
        if (Recovery is not (>= 0 and <= 1)) yield return "What comes back is between 0 and 100 %.";
        if (Ramp is < 1 or > Scenario.MostMonths) yield return $"A loss takes 1 to {Scenario.MostMonths} months, not {Ramp}.";
        if (RecoveryMonths is < 1 or > Scenario.MostMonths) yield return $"What comes back takes 1 to {Scenario.MostMonths} months, not {RecoveryMonths}.";
    }
}
