using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>A line of a file of goals.</summary>
/// <param name="Key">Of the goal's name.</param>
/// <param name="Target">Ten-thousandths of one customer, or of a per cent; null when the goal is withdrawn.</param>
/// <param name="First">The month from which progress is counted; null when the goal is withdrawn.</param>
/// <param name="Due">The month in which it should be reached; null when the goal is withdrawn.</param>
/// <param name="IsWithdrawn">There is no such goal any more.</param>
public sealed record GoalLine(
    long Line, string Key, string Name, GoalMeasure Measure, string? Product, long? Target, Month? First, Month? Due, string? Owner, string? Note, bool IsWithdrawn);

/// <summary>The rules of a file of goals.</summary>
internal static class ReferenceGoals
{
    private const long One = 10_000;
    private const long WholeShare = 1_000_000;

    private static readonly Fault UnknownMeasure = new(ProblemCodes.GoalMeasureUnknown, $"No goal is counted in that. Write one of {string.Join(", ", GoalMeasures.Words)}.");

    private static readonly Fault OfSeveralProducts = new(ProblemCodes.GoalProduct, "A number of products is counted over all products. Leave the product empty.");

    private static readonly Fault Months = new(ProblemCodes.GoalMonths, "A goal has a month from which progress is counted (from), and a later one in which it should be reached (due). Write both, in their order.");

    private static readonly Fault NoTarget = new(ProblemCodes.GoalTarget, "What should be reached? Write the target: 25 for 25 customers, 15 for a share of 15 %.");

    public static GoalLine? Understand(ReferenceRows rows)
    {
        var name = rows.Name(FileField.Goal, NameKind.Goal);
        var measure = GoalMeasures.Named(FieldText.Trim(rows.Text(FileField.Measure)).ToString());
        if (measure is null) rows.Report(FileField.Measure, UnknownMeasure);
        var product = rows.Name(FileField.Product, NameKind.OtherProduct)?.Name;
        if (measure is GoalMeasure.EffectiveProducts && product is not null) rows.Report(FileField.Product, OfSeveralProducts);
        var isWithdrawn = rows.Clears(FileField.Target);
        var target = isWithdrawn ? null : Target(rows, measure);
        var first = rows.Plan(FileField.GoalFrom);
        var due = rows.Plan(FileField.Due);
        if (!isWithdrawn && !(first < due) && IsReadable(rows, FileField.GoalFrom, first) && IsReadable(rows, FileField.Due, due)) rows.Report(FileField.Due, Months);
        var owner = rows.FreeText(FileField.Owner);
        var note = rows.FreeText(FileField.Note);
        if (name is null || measure is null) return null;

        rows.ReportIfRepeated(name.Key, "goal");
        return new GoalLine(rows.Line, name.Key, name.Name, measure.Value, product, target, first, due, owner, note, isWithdrawn);
    }

    private static long? Target(ReferenceRows rows, GoalMeasure? measure)
    {
        var text = FieldText.Trim(rows.Text(FileField.Target));
        if (text.IsEmpty)
        {
            rows.Report(FileField.Target, NoTarget);
            return null;
        }

        var isShare = measure == GoalMeasure.TopShare;
        var signed = isShare && text[^1] == '%';
        if (rows.Amount(FileField.Target, signed ? text[..^1] : text, new AmountRules(null, rows.DecimalMark)) is not { } target) return null;
        if (isShare && !signed && target is > 0 and <= One) rows.Report(FileField.Target, new Fault(ProblemCodes.LimitLevelFraction, "This could be a fraction or a very small percentage. A share is in per cent: write 15 for 15 %, or 0.5% if half a per cent is meant."));
        else if (isShare ? target is <= 0 or > WholeShare : target < One) rows.Report(FileField.Target, new Fault(ProblemCodes.GoalTarget, isShare ? "A share is above 0 and at most 100 per cent." : "A number of customers, industries, countries or products to reach is at least 1."));
        return target;
    }

    // A month that cannot be read was told of already.
    private static bool IsReadable(ReferenceRows rows, FileField field, Month? month) => month is not null || !rows.Has(field) || FieldText.Trim(rows.Text(field)).IsEmpty;
}
