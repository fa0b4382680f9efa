namespace RevenueDashboard.Data;

/// <summary>The words of <see cref="LimitMeasure"/> as files, addresses and the database write them: <c>topShare</c>.</summary>
public static class LimitMeasures
{
    private static readonly Dictionary<string, LimitMeasure> Known = Enum.GetValues<LimitMeasure>().ToDictionary(Word, measure => measure, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<LimitMeasure>().Select(Word)];

    public static string Word(LimitMeasure measure) => MeasureWords.Of(measure.ToString());

    /// <summary>Null when nothing is limited by that; capitals, spaces, hyphens and underscores make no difference.</summary>
    public static LimitMeasure? Named(string word) => Known.TryGetValue(MeasureWords.Bare(word), out var measure) ? measure : null;
}

/// <summary>The words of <see cref="GoalMeasure"/> as files, addresses and the database write them: <c>effectiveCustomers</c>.</summary>
public static class GoalMeasures
{
    private static readonly Dictionary<string, GoalMeasure> Known = Enum.GetValues<GoalMeasure>().ToDictionary(Word, measure => measure, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<GoalMeasure>().Select(Word)];

    public static string Word(GoalMeasure measure) => MeasureWords.Of(measure.ToString());

    /// <summary>Null when no goal is counted in that; capitals, spaces, hyphens and underscores make no difference.</summary>
    public static GoalMeasure? Named(string word) => Known.TryGetValue(MeasureWords.Bare(word), out var measure) ? measure : null;
}

internal static class MeasureWords
{
    public static string Of(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    public static string Bare(string word) => string.Concat(word.Where(char.IsLetterOrDigit));
}
