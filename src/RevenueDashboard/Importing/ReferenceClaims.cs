using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>A line of a file of claims.</summary>
/// <param name="Key">Of the claim's name.</param>
/// <param name="Over">Ten-thousandths; null without one.</param>
/// <param name="Value">Ten-thousandths of the unit; null when only words were said.</param>
/// <param name="IsWithdrawn">There is no such claim any more.</param>
public sealed record ClaimLine(
    long Line, string Key, string Name, ClaimMetric Metric, Month? First, Month? Last, string? Product, string? Customer, long? Over, long? Value, string? Unit,
    string? Qualifier, string? Speaker, DateOnly? Date, string? Statement, string? Source, string? Note, bool IsWithdrawn);

/// <summary>The rules of a file of claims.</summary>
internal static class ReferenceClaims
{
    private static readonly Fault UnknownMetric = new(ProblemCodes.ClaimMetricUnknown, $"This is no figure that can be worked out. Write one of {string.Join(", ", ClaimMetrics.Words)}.");

    private static readonly Fault DateUnreadable = new(ProblemCodes.ClaimDate, "This is not a day. Write it as 2024-07-31.");

    private static readonly Fault MonthsReversed = new(ProblemCodes.ClaimMonths, "The first month is after the last, or there is no last. Write the months in their order; one alone stands under \"month\".");

    public static ClaimLine? Understand(ReferenceRows rows)
    {
        var name = rows.Name(FileField.Claim, NameKind.Claim);
        var metric = Metric(rows);
        var last = rows.Plan(FileField.Month);
        var first = rows.Plan(FileField.FirstMonth);
        if (first is not null && (last is null || first > last)) rows.Report(FileField.FirstMonth, MonthsReversed);
        var product = rows.Name(FileField.Product, NameKind.OtherProduct);
        var customer = rows.Name(FileField.Customer, NameKind.OtherCustomer);
        var over = Number(rows, FileField.Over);
        var unit = rows.FreeText(FileField.Unit);
        var isWithdrawn = rows.Clears(FileField.Value);
        var value = isWithdrawn ? null : Value(rows, ref unit);
        var qualifier = rows.FreeText(FileField.Qualifier);
        var speaker = rows.FreeText(FileField.Speaker);
        var date = Day(rows);
        var statement = rows.FreeText(FileField.Statement);
        var source = rows.FreeText(FileField.Source);
        var note = rows.FreeText(FileField.Note);
        if (name is null || metric is null) return null;

        rows.ReportIfRepeated(name.Key, "claim");
        return new ClaimLine(
            rows.Line, name.Key, name.Name, metric.Value, first, last, product?.Name, customer?.Name, over, value, unit, qualifier, speaker, date, statement, source, note, isWithdrawn);
    }

    private static ClaimMetric? Metric(ReferenceRows rows)
    {
        var metric = ClaimMetrics.Named(FieldText.Trim(rows.Text(FileField.Metric)).ToString());
        if (metric is null) rows.Report(FileField.Metric, UnknownMetric);
        return metric;
    }

    private static long? Number(ReferenceRows rows, FileField field) =>
        !rows.Has(field) || FieldText.Trim(rows.Text(field)).IsEmpty ? null : rows.Amount(field, new AmountRules(null, rows.DecimalMark));

    private static long? Value(ReferenceRows rows, ref string? unit)
    {
        if (!rows.Has(FileField.Value)) return null;
        var text = FieldText.Trim(rows.Text(FileField.Value));
        if (!text.EndsWith('%')) return Number(rows, FileField.Value);

        if (unit is not (null or "%")) rows.Report(FileField.Value, ReferenceProblems.SeriesUnit);
        unit = "%";
        return rows.Amount(FileField.Value, text[..^1], new AmountRules(null, rows.DecimalMark));
    }

    private static DateOnly? Day(ReferenceRows rows)
    {
        if (!rows.Has(FileField.SaidOn)) return null;
        var text = FieldText.Trim(rows.Text(FileField.SaidOn));
        if (text.IsEmpty) return null;

        if (text.Length == 10 && text[4] == '-' && text[7] == '-' && Digits(text[..4]) is { } year and > 0 && Digits(text[5..7]) is { } month and >= 1 and <= 12
            && Digits(text[8..]) is { } day and >= 1 && day <= DateTime.DaysInMonth(year, month)) return new DateOnly(year, month, day);

        rows.Report(FileField.SaidOn, DateUnreadable);
        return null;
    }

    private static int? Digits(ReadOnlySpan<char> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit)) return null;
            number = number * 10 + (digit - '0');
        }

        return number;
    }
}
