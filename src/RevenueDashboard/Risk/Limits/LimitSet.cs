using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>The limits in force: the book's own; where it has none, the product's.</summary>
public static class LimitSet
{
    private const decimal StoredInOne = 1_000_000;

    /// <param name="question">Its products and level are those of the product's own set. A limit of the book says itself what it is about.</param>
    public static IReadOnlyList<LimitRule> Of(RevenueCube cube, ReportQuestion question) => cube.Limits.Count > 0
        ? [.. cube.Limits.Select(limit => new LimitRule(
            limit.Name, limit.Measure, limit.Subject, limit.Product is { } product ? [product] : [],
            limit.Measure == LimitMeasure.Customer ? EntityLevel.Customer : EntityLevel.Parent, limit.Warning, limit.Hard, limit.Owner, limit.Source, limit.Note))]
        : Default(question.Products, question.Level);

    /// <summary>
    /// What the thresholds of the product amount to as limits. The HHI lines are not among them: they are information only, since a customer of 24 % can
    /// sit in a book that is far below them.
    /// </summary>
    /// <param name="products">Names of the products whose revenue they are about; empty for all.</param>
    public static IReadOnlyList<LimitRule> Default(IReadOnlyList<string> products, EntityLevel level, ConcentrationThresholds? thresholds = null)
    {
        var lines = thresholds ?? ConcentrationThresholds.Default;
        return
        [
            Rule("Single customer", level == EntityLevel.Parent ? LimitMeasure.Parent : LimitMeasure.Customer, lines.Disclose, lines.Serious),
            Rule("Large exposure", LimitMeasure.TopShare, lines.Serious, lines.LargeExposure),
        ];

        LimitRule Rule(string name, LimitMeasure measure, Threshold warning, Threshold hard) => new(
            name, measure, null, products, level, Stored(warning.Share), Stored(hard.Share), null, $"Warning: {warning.Source} Hard: {hard.Source}", null)
        {
            IsDefault = true,
        };

        static long Stored(double share) => (long)decimal.Round((decimal)share * StoredInOne);
    }
}
