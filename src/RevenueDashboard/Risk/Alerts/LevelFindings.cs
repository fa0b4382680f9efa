using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>A measure is beyond its level; once told, until it is back by the hysteresis.</summary>
internal static class LevelFindings
{
    public static IEnumerable<AlertFinding> Of(SeenBook seen, IEnumerable<LevelRule> rules) => rules
        .GroupBy(rule => (rule.Measure, rule.IsAbove, rule.Of, Product: rule.Product is null ? null : Names.Key(rule.Product)))
        .SelectMany(ladder => AlertLadder.Of(ladder.OrderByDescending(rule => rule.IsAbove ? rule.Level : -rule.Level).SelectMany(rule => Of(seen, rule))));

    private static IEnumerable<AlertFinding> Of(SeenBook seen, LevelRule rule)
    {
        if (seen.At(rule.Product, rule.Of) is not var (book, month)) yield break;

        var measures = ConcentrationMeasures.Of(book.EntitiesOf(month).Amounts, book.UnallocatedOf(month));
        if (FigureOf(measures, rule.Measure) is not { } figure || !IsBeyond(figure, rule, rule.Hysteresis)) yield break;

        var largest = book.LargestOf(month) is { } entity ? book.NameOf(entity) : null;
        yield return new AlertFinding(
            AlertKind.Level,
            AlertText.Say($"level/{rule.Measure}/{(rule.IsAbove ? "above" : "below")}/{AlertText.Plain(rule.Level)}/{rule.Of}/{(rule.Product is null ? "" : Names.Key(rule.Product))}"),
            rule.IsSerious ? LimitLevel.Breached : LimitLevel.Warning,
            month,
            $"{NameOf(rule.Measure)}{AlertText.Of(rule.Product)} is {Written(figure, rule.Measure)}{(rule.Measure == AlertMeasure.TopShare ? $": {largest}" : "")}",
            $"{Formula(measures, rule.Measure, book.Cube.Currency)}, in {book.Scope.InWords(month)}. Told {(rule.IsAbove ? "from" : "up to")} {Unit(rule.Level, rule.Measure)}"
            + $"; no longer so {(rule.IsAbove ? "below" : "above")} {Unit(rule.IsAbove ? rule.Level - rule.Hysteresis : rule.Level + rule.Hysteresis, rule.Measure)}.",
            AlertLink.To("concentration", month, rule.Product, rule.Of),
            Raises: IsBeyond(figure, rule, 0));
    }

    // The level itself is beyond it, in both directions; so is the edge of the hysteresis.
    private static bool IsBeyond(decimal figure, LevelRule rule, decimal hysteresis) =>
        rule.IsAbove ? figure >= rule.Level - hysteresis : figure <= rule.Level + hysteresis;

    private static decimal? FigureOf(ConcentrationMeasures measures, AlertMeasure measure) => measure switch
    {
        AlertMeasure.TopShare => Hundredfold(measures.Top1Share),
        AlertMeasure.Cr3 => Hundredfold(measures.Cr3),
        AlertMeasure.Cr5 => Hundredfold(measures.Cr5),
        AlertMeasure.Cr10 => Hundredfold(measures.Cr10),
        AlertMeasure.Hhi => (decimal?)measures.Hhi,
        AlertMeasure.EffectiveCustomers => (decimal?)measures.EffectiveCustomers,
        _ => measures.Customers,
    };

    private static decimal? Hundredfold(double? share) => (decimal?)share * 100;

    private static string NameOf(AlertMeasure measure) => measure switch
    {
        AlertMeasure.TopShare => "Top share",
        AlertMeasure.Cr3 => "Share of the 3 largest",
        AlertMeasure.Cr5 => "Share of the 5 largest",
        AlertMeasure.Cr10 => "Share of the 10 largest",
        AlertMeasure.Hhi => "HHI",
        AlertMeasure.EffectiveCustomers => "Effective number of customers",
        _ => "Number of customers",
    };

    private static bool IsShare(AlertMeasure measure) => measure is AlertMeasure.TopShare or AlertMeasure.Cr3 or AlertMeasure.Cr5 or AlertMeasure.Cr10;

    private static string Unit(decimal level, AlertMeasure measure) => AlertText.Plain(level) + (IsShare(measure) ? " %" : "");

    private static string Written(decimal figure, AlertMeasure measure) => measure switch
    {
        AlertMeasure.Hhi => AlertText.Say($"{decimal.Round(figure, 0, MidpointRounding.AwayFromZero):#,0}"),
        AlertMeasure.Customers => AlertText.Say($"{figure:#,0}"),
        AlertMeasure.EffectiveCustomers => AlertText.Say($"{decimal.Round(figure, 1, MidpointRounding.AwayFromZero):#,0.0}"),
        _ => AlertText.Percent((double)figure / 100),
    };

    private static string Formula(ConcentrationMeasures measures, AlertMeasure measure, Currency currency)
    {
        var whole = checked(measures.Positive + measures.Unallocated);
        var written = Written(FigureOf(measures, measure)!.Value, measure);
        return measure switch
        {
            AlertMeasure.Hhi => $"10,000 × Σ s² = {written} over {Count(measures.Customers)}",
            AlertMeasure.EffectiveCustomers => $"1 ÷ Σ s² = {written} of {Count(measures.Customers)}",
            AlertMeasure.Customers => $"{Count(measures.Customers)} with net revenue above 0",
            _ => $"{AlertText.Amount(Part(measures, measure, whole), currency)} ÷ {AlertText.Amount(whole, currency)} = {written}",
        };
    }

    // What the share is of: the shares are exact quotients, so the product rounds back to it.
    private static decimal Part(ConcentrationMeasures measures, AlertMeasure measure, long whole) => FigureOf(measures, measure)!.Value / 100 * Money.ToDecimal(whole);

    private static string Count(int customers) => AlertText.Say($"{customers:#,0} customer{(customers == 1 ? "" : "s")}");
}
