namespace RevenueDashboard.Importing;

/// <summary>What a person or a script says about a file before it is read. The default says nothing.</summary>
public sealed record SpendFileOptions
{
    /// <summary>Field to header, where the header is none of the known synonyms.</summary>
    public IReadOnlyDictionary<FileField, string> Map { get; init; } = new Dictionary<FileField, string>();

    /// <summary>The product of every row, for a file without a product column.</summary>
    public string? Product { get; init; }

    /// <summary>The currency of rows that do not name one.</summary>
    public Currency? Currency { get; init; }

    /// <summary>The sheet of a workbook; null for the only one with anything in it.</summary>
    public string? Sheet { get; init; }

    /// <summary>Encoding name; null to recognise UTF-8 and UTF-16.</summary>
    public string? Encoding { get; init; }

    /// <summary>How to read 01/02/2026; null to refuse it.</summary>
    public MonthOrder? MonthOrder { get; init; }

    /// <summary>How to read 1.234,56; null for points.</summary>
    public DecimalMark? DecimalMark { get; init; }

    /// <summary>Answers to questions about how the file is to be read, by their code; those to other questions are left alone.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>What is usual for products, for a file that says no revenue types. Of the book, never of what somebody said: it is not stored.</summary>
    internal UsualTypes UsualTypes { get; init; } = UsualTypes.None;

    /// <summary>The calendar of a workbook, in which its plain numbers are days too; null for a text, which does not say.</summary>
    internal SerialDates? Serials { get; init; }

    /// <summary>Name of the profile that some of this was taken from; null when a person or a script said all of it.</summary>
    public string? Profile { get; init; }

    /// <summary>What the amounts of the file must add up to, in ten-thousandths; null when nobody said.</summary>
    public long? ControlTotal { get; init; }
}

public enum MonthOrder
{
    DayFirst,
    MonthFirst,
}

public enum DecimalMark
{
    Point,
    Comma,
}

/// <summary>A column the product knows, of whatever kind of file.</summary>
public enum FileField
{
    Month, Customer, Product, Amount, Currency, CustomerId, Parent, RevenueType, Status, Source, Qualifier, AmountLow, AmountHigh, Note,
    Quantity, Unit, Industry, Country, PreviousProvider, CustomerSince,
    ParentFrom, ParentTo, MarginLow, MarginHigh, Rate, Total,
    AliasOf, DistinctFrom, Series, SeriesKind, Value,
    Counterparty, Role, Part, RoleFrom, RoleTo,
    Claim, Metric, FirstMonth, Over, Speaker, SaidOn, Statement,
    Date, Title, EventKind,
    Limit, Measure, Subject, Warning, Hard, Owner, Goal, Target, GoalFrom, Due,
}
