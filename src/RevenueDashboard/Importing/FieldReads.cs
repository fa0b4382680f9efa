namespace RevenueDashboard.Importing;

/// <summary>A month as understood, or what is wrong with it. A cell that may be empty and is has neither.</summary>
internal readonly record struct MonthRead(Month? Month, Fault? Fault)
{
    /// <summary>Nobody was anybody's customer before; a year like 0202 is a slip of the hand.</summary>
    private static readonly Month EarliestHistory = new(1900, 1);

    /// <summary>A month of revenue: required, from 2000 on.</summary>
    public static MonthRead Of(string field, in MonthRules rules, Month last) => Of(field, rules, MonthText.First, last);

    /// <summary>A month of a customer's history: may be empty, and lie before 2000.</summary>
    public static MonthRead OfHistory(string field, in MonthRules rules, Month last) =>
        FieldText.Trim(field).IsEmpty ? default : Of(field, rules, EarliestHistory, last);

    private static MonthRead Of(string field, in MonthRules rules, Month first, Month last)
    {
        var fault = MonthText.Read(field, rules, first, last, out var month);
        return fault == MonthFault.None ? new(month, null) : new(null, MonthProblems.Of(fault, rules.Order, first, last));
    }
}

/// <summary>A free text, or what is wrong with it; neither when it is empty.</summary>
internal readonly record struct TextRead(string? Text, Fault? Fault)
{
    public static TextRead Of(string field)
    {
        var text = FieldText.Trim(field);
        if (text.IsEmpty) return default;
        return FieldText.Forbidden(text, lines: true) is { } forbidden ? new(null, NameProblems.TextCharacter(forbidden)) : new(text.ToString(), null);
    }
}
