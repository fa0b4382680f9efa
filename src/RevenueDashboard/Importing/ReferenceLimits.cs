using System.Globalization;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>A line of a file of limits.</summary>
/// <param name="Key">Of the limit's name.</param>
/// <param name="Subject">As the file spells it; null: whoever is largest.</param>
/// <param name="Warning">Ten-thousandths of a per cent, or of an HHI point; null without a warning.</param>
/// <param name="Hard">In the unit of <paramref name="Warning"/>; null when the limit is withdrawn.</param>
/// <param name="IsWithdrawn">There is no such limit any more.</param>
public sealed record LimitLine(
    long Line, string Key, string Name, LimitMeasure Measure, string? Subject, string? Product, long? Warning, long? Hard, string? Owner, string? Source, string? Note, bool IsWithdrawn);

/// <summary>The rules of a file of limits.</summary>
internal static class ReferenceLimits
{
    private const long WholeShare = 1_000_000;
    private const long HighestHhi = 100_000_000;

    private static readonly Fault UnknownMeasure = new(ProblemCodes.LimitMeasureUnknown, $"Nothing is limited by that. Write one of {string.Join(", ", LimitMeasures.Words)}.");

    private static readonly Fault CountOfLargest = new(ProblemCodes.LimitSubject, "How many of the largest it takes together stands under \"subject\": a whole number from 2 to 1000.");

    private static readonly Fault NoSubject = new(ProblemCodes.LimitSubject, "This limit is on the book as a whole. Leave the subject empty, or choose the measure customer or parent.");

    private static readonly Fault ProductOfProduct = new(ProblemCodes.LimitProduct, "A limit on a product's share is about all products. Leave the product empty; which product it is on stands under \"subject\".");

    private static readonly Fault WarningAbove = new(ProblemCodes.LimitWarning, "The warning comes before the limit is broken: it is below the hard level. Leave it empty for no warning.");

    private static readonly Fault NoHard = new(ProblemCodes.LimitLevel, "From which figure on is it broken? Write the hard level: 20 for 20 %, 1800 for an HHI of 1,800 points.");

    public static LimitLine? Understand(ReferenceRows rows)
    {
        var name = rows.Name(FileField.Limit, NameKind.Limit);
        var measure = LimitMeasures.Named(FieldText.Trim(rows.Text(FileField.Measure)).ToString());
        if (measure is null) rows.Report(FileField.Measure, UnknownMeasure);
        var subject = rows.Name(FileField.Subject, NameKind.Subject)?.Name;
        var product = rows.Name(FileField.Product, NameKind.OtherProduct)?.Name;
        var isWithdrawn = rows.Clears(FileField.Hard);
        if (measure is LimitMeasure.TopShares && !isWithdrawn && !(int.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 2 and <= 1000)) rows.Report(rows.Has(FileField.Subject) ? FileField.Subject : FileField.Measure, CountOfLargest);
        if (measure is LimitMeasure.TopShare or LimitMeasure.Hhi && subject is not null) rows.Report(FileField.Subject, NoSubject);
        if (measure is LimitMeasure.Product && product is not null) rows.Report(FileField.Product, ProductOfProduct);
        var isShare = measure != LimitMeasure.Hhi;
        var warning = Level(rows, FileField.Warning, isShare);
        var hard = isWithdrawn ? null : Level(rows, FileField.Hard, isShare);
        if (!isWithdrawn && FieldText.Trim(rows.Text(FileField.Hard)).IsEmpty) rows.Report(FileField.Hard, NoHard);
        if (warning >= hard) rows.Report(FileField.Warning, WarningAbove);
        var owner = rows.FreeText(FileField.Owner);
        var source = rows.FreeText(FileField.Source);
        var note = rows.FreeText(FileField.Note);
        if (name is null || measure is null) return null;

        rows.ReportIfRepeated(name.Key, "limit");
        return new LimitLine(rows.Line, name.Key, name.Name, measure.Value, subject, product, warning, hard, owner, source, note, isWithdrawn);
    }

    /// <summary>Per cent or points to ten-thousandths. 0.2 without a sign is refused where per cent is meant: it could be 20 %.</summary>
    private static long? Level(ReferenceRows rows, FileField field, bool isShare)
    {
        if (!rows.Has(field)) return null;
        var text = FieldText.Trim(rows.Text(field));
        if (text.IsEmpty) return null;

        var signed = isShare && text[^1] == '%';
        if (rows.Amount(field, signed ? text[..^1] : text, new AmountRules(null, rows.DecimalMark)) is not { } level) return null;
        if (isShare && !signed && level is > 0 and <= 10_000) rows.Report(field, new Fault(ProblemCodes.LimitLevelFraction, "This could be a fraction or a very small percentage. Levels are in per cent: write 20 for 20 %, or 0.5% if half a per cent is meant."));
        else if (level <= 0 || level > (isShare ? WholeShare : HighestHhi)) rows.Report(field, new Fault(ProblemCodes.LimitLevel, isShare ? "A level of a share is above 0 and at most 100 per cent." : "A level of the HHI is above 0 and at most 10,000 points."));
        return level;
    }
}
