namespace RevenueDashboard.Web.Components.Pages.Methodology;

/// <summary>What one number means.</summary>
/// <param name="Anchor">Its place on the page, for links.</param>
/// <param name="Meaning">In one or two sentences, for somebody who has never seen it.</param>
/// <param name="Formula">As docs/metrics.md has it.</param>
/// <param name="Members">What computes it, as docs/metrics.md names it: <c>ConcentrationMeasures.Hhi</c>.</param>
public sealed record MethodEntry(string Anchor, string Name, string Meaning, string Formula, string Unit, params string[] Members)
{
    /// <summary>Between what it lies; null where that says nothing.</summary>
    public string? Range { get; init; }

    /// <summary>When there is no such number, beyond the rule for all shares.</summary>
    public string NotApplicable { get; init; } = "as every share: net total ≤ 0, or nobody known pays";

    /// <summary>The standard or publication it is taken from; null when it is arithmetic.</summary>
    public string? Source { get; init; }

    /// <summary>The number worked out with figures of the user's own book; null when it has none for it.</summary>
    public Func<WorkedFigures, string?> Example { get; init; } = _ => null;
}

/// <param name="Anchor">The section's own place.</param>
/// <param name="Rule">What holds for all of its entries.</param>
public sealed record MethodSection(string Anchor, string Title, string Rule, IReadOnlyList<MethodEntry> Entries);

/// <summary>Every number that a page shows, section by section: the content of the methodology page.</summary>
public static class MethodCatalogue
{
    public static IReadOnlyList<MethodSection> Sections { get; } = [ScopeMethods.Section, GrowthMethods.Section, BridgeMethods.Section, ConcentrationMethods.Section, MovementMethods.Section, BoundsMethods.Section, DependenceMethods.Section, ReplacementMethods.Section, RiskMethods.Section, LimitMethods.Section, ClaimMethods.Section];
}
