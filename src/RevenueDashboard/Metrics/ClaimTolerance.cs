namespace RevenueDashboard.Metrics;

/// <summary>What a claimed figure can mean, given the word it was said with: "almost 25 %" is not 25 %, and not 24 % either.</summary>
/// <param name="Low">Least that agrees with the claim; minus infinity when there is none.</param>
/// <param name="High">Most that agrees with the claim; infinity when there is none.</param>
/// <param name="LowAgrees">The least itself agrees.</param>
/// <param name="HighAgrees">The most itself agrees.</param>
/// <param name="Rule">In words, for whoever reads the verdict.</param>
public sealed record ClaimTolerance(double Low, double High, bool LowAgrees, bool HighAgrees, string Rule)
{
    private const double Almost = 0.025, About = 0.05, AsWritten = 0.01;

    // Below what a double can tell apart.
    private const double Rounded = 1e-9;

    private static readonly string[] AlmostWords = ["almost", "nearly", "just under", "close to", "approaching"];
    private static readonly string[] AboutWords = ["about", "around", "roughly", "approximately", "approx", "some", "circa", "ca", "~", "estimated"];
    private static readonly string[] MoreWords = ["more than", "over", "above", "exceeds", "exceeded", "passed", "greater than", ">"];
    private static readonly string[] AtLeastWords = ["at least", "no less than", "or more", ">="];
    private static readonly string[] LessWords = ["less than", "under", "below", "fewer than", "<"];
    private static readonly string[] AtMostWords = ["at most", "up to", "no more than", "or less", "<="];

    /// <param name="value">In the unit of the claim; null when only the word was said.</param>
    /// <param name="qualifier">The word; null without one. Capitals and "a month" after it make no difference.</param>
    /// <returns>Null when neither the value nor the word says a figure.</returns>
    public static ClaimTolerance? Of(decimal? value, string? qualifier)
    {
        var word = Word(qualifier);
        if (Scale(word) is { } unit) return new ClaimTolerance(2 * unit, 10 * unit, true, false, $"“{word}” is from 2 to below 10 of them");
        if (value is not { } known) return null;

        var claimed = (double)known;
        if (AlmostWords.Contains(word)) return Between(claimed * (1 - Almost), claimed, $"“{word}” is not above it, and at most 2.5 % below");
        if (AboutWords.Contains(word)) return Between(claimed * (1 - About), claimed * (1 + About), $"“{word}” is within 5 %");
        if (MoreWords.Contains(word)) return new ClaimTolerance(claimed, double.PositiveInfinity, false, true, $"“{word}” is above it");
        if (AtLeastWords.Contains(word)) return new ClaimTolerance(claimed, double.PositiveInfinity, true, true, $"“{word}” is it or more");
        if (LessWords.Contains(word)) return new ClaimTolerance(double.NegativeInfinity, claimed, true, false, $"“{word}” is below it");
        if (AtMostWords.Contains(word)) return new ClaimTolerance(double.NegativeInfinity, claimed, true, true, $"“{word}” is it or less");

        var off = Math.Min(LastDigit(known) / 2, Math.Abs(claimed) * AsWritten);
        return Between(claimed - off, claimed + off, word.Length == 0 || word == "exactly" ? "without a word a figure is as exact as it is written, and within 1 %" : $"“{word}” has no rule: taken as exact as it is written, and within 1 %");
    }

    public bool Agrees(double figure) =>
        (LowAgrees ? figure >= Low - Slack(Low) : figure > Low + Slack(Low)) && (HighAgrees ? figure <= High + Slack(High) : figure < High - Slack(High));

    /// <summary>Something between two ends agrees.</summary>
    public bool Meets(double low, double high) => Agrees(low) || Agrees(high) || (low <= Low && high >= High) || Agrees(Math.Clamp((Low + High) / 2, low, high));

    private static ClaimTolerance Between(double one, double other, string rule) => new(Math.Min(one, other), Math.Max(one, other), true, true, rule);

    private static double Slack(double end) => double.IsInfinity(end) ? 0 : Math.Abs(end) * Rounded;

    // "millions a month" is millions.
    private static string Word(string? qualifier)
    {
        var word = (qualifier ?? "").Trim().ToLowerInvariant();
        foreach (var end in (string[])[" a month", " per month", " a year", " per year", " of"])
        {
            if (word.EndsWith(end, StringComparison.Ordinal)) word = word[..^end.Length];
        }

        return word;
    }

    private static double? Scale(string word) => word switch
    {
        "thousands" => 1e3, "tens of thousands" => 1e4, "hundreds of thousands" => 1e5,
        "millions" => 1e6, "tens of millions" => 1e7, "hundreds of millions" => 1e8,
        "billions" => 1e9, "tens of billions" => 1e10,
        _ => null,
    };

    // 83,300,000 is written to the hundred thousand, 24.5 to the tenth, 0 to the one.
    private static double LastDigit(decimal value)
    {
        if (value == 0) return 1;
        var digit = 1m;
        while (value % digit != 0) digit /= 10;
        while (digit < 1_000_000_000_000_000m && value % (digit * 10) == 0) digit *= 10;
        return (double)digit;
    }
}
