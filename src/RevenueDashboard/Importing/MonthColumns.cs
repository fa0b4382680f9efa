namespace RevenueDashboard.Importing;

/// <summary>Finds the months among the headers of a file: a table with a column for each month is how people look at revenue, and no file that is read.</summary>
internal static class MonthColumns
{
    /// <summary>A single such column may be anything; several are months side by side.</summary>
    private const int Several = 2;

    /// <summary>The headers that are months; empty when there are not several of them.</summary>
    public static IReadOnlyList<string> In(IEnumerable<string> headers)
    {
        var months = headers.Where(header => IsMonth(FieldText.Trim(header))).ToList();
        return months.Count < Several ? [] : months;
    }

    private static bool IsMonth(ReadOnlySpan<char> header)
    {
        if (header.IsEmpty) return false;
        if (MonthNames.NumberOf(header) > 0) return true;

        var fault = MonthText.Read(header, order: null, MonthText.First, new Month(2999, 12), out _);
        return fault is MonthFault.None or MonthFault.Ambiguous
            || (fault is MonthFault.MonthYear or MonthFault.NamedYear or MonthFault.Compact && MonthForms.Read(header, fault, SerialDates.From1900, out _) == MonthFault.None);
    }
}
