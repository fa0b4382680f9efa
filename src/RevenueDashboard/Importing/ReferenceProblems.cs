namespace RevenueDashboard.Importing;

/// <summary>What can be wrong in reference files beside their single fields.</summary>
internal static class ReferenceProblems
{
    public static Fault MonthsReversed { get; } = new(ProblemCodes.MonthsReversed, "The last month under the parent is before the first. Exchange them.");

    public static Fault ParentsOverlap { get; } = new(ProblemCodes.ParentsOverlap,
        "The customer has two parents in the same month. Let one end (parent to) before the other begins (parent from).");

    public static Fault RateNotPositive { get; } = new(ProblemCodes.RateNotPositive,
        "An exchange rate is above zero. Write the reporting currency for one unit: 1.0845.");

    public static Fault MarginUnreadable { get; } = new(ProblemCodes.MarginUnreadable,
        "This is not a gross margin. Write it in per cent with two decimals at most: 55, 55% or 12.25.");

    public static Fault MarginFraction { get; } = new(ProblemCodes.MarginUnreadable,
        "This could be a fraction or a very small percentage. Margins are in per cent: write 55 for 55 %, or 0.5% if half a per cent is meant.");

    public static Fault MarginOutOfRange { get; } = new(ProblemCodes.MarginOutOfRange, "A gross margin is at most 100 per cent of revenue and not below -1,000 per cent.");

    public static Fault MarginBounds { get; } = new(ProblemCodes.MarginBounds, "The lowest gross margin is above the highest. Exchange them.");

    public static Fault Repeated(string what) => new(ProblemCodes.RowRepeated, $"An earlier row is about the same {what}. Keep one of them.");
}
