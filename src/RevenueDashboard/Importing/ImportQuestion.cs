using System.Reflection;

namespace RevenueDashboard.Importing;

/// <summary>Something only the file's owner can decide. Stops the commit until it is answered; nothing is guessed.</summary>
/// <param name="Code">Stable word for scripts, one of <see cref="Codes"/>.</param>
/// <param name="Message">The question, for a person.</param>
/// <param name="Evidence">What was seen, a sentence each.</param>
/// <param name="Choices">The possible answers.</param>
public sealed record ImportQuestion(string Code, string Message, IReadOnlyList<string> Evidence, IReadOnlyList<ImportChoice> Choices)
{
    public const string Restatement = "restatement";
    public const string RepeatedLines = "repeated-lines";
    public const string IdNames = "id-names";
    public const string IdMissing = "id-missing";
    public const string Sheet = "sheet";
    public const string HiddenRows = "hidden-rows";
    public const string HiddenDecimals = "hidden-decimals";
    public const string FocusCost = "focus-cost";
    public const string FocusCorrections = "focus-corrections";
    public const string CustomerMissing = "customer-missing";
    public const string CustomersMissing = "customers-missing";
    public const string MonthTotal = "month-total";

    /// <summary>Not for the person who brought the file: another one has to commit it.</summary>
    public const string SecondPerson = "second-person";

    public const string Encoding = "encoding";
    public const string HeaderRow = "header-row";
    public const string MonthOrder = "month-order";
    public const string MonthYear = "month-year";
    public const string MonthName = "month-name";
    public const string MonthCompact = "month-compact";
    public const string MonthSerial = "month-serial";
    public const string DecimalMark = "decimal";
    public const string Decimals = "decimals";
    public const string TotalRows = "total-rows";

    /// <summary>The choice with which a question ends in problems.</summary>
    public const string Refuse = "refuse";

    /// <summary>Every question there is, in alphabetical order.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        .. typeof(ImportQuestion).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral && field.Name != nameof(Refuse))
            .Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
    ];

    // Each question offers those that fit its file; what none of them ever offers is a slip of the pen.
    private static readonly Dictionary<string, string[]> EveryChoice = new()
    {
        [Encoding] = ["windows-1252", Refuse], [HiddenRows] = ["include", "leave-out"], [HiddenDecimals] = ["stored", "shown"],
        [MonthOrder] = ["dmy", "mdy"], [MonthYear] = ["mm-yyyy", Refuse], [MonthName] = ["mmm-yy", Refuse], [MonthCompact] = ["yyyymm", Refuse], [MonthSerial] = ["1900", "1904", Refuse],
        [DecimalMark] = ["comma", "point"], [Decimals] = ["round", Refuse], [TotalRows] = ["leave-out", "keep", Refuse],
        [FocusCost] = ["billed", "effective"], [FocusCorrections] = ["billing-period", "charge-month"],
        [Restatement] = ["replace", "add"], [RepeatedLines] = ["sum", Refuse], [IdNames] = ["accept", Refuse], [IdMissing] = ["accept", Refuse],
        [CustomerMissing] = ["accept", Refuse], [CustomersMissing] = ["accept", Refuse], [MonthTotal] = ["accept", Refuse],
        [SecondPerson] = [],
    };

    /// <summary>Every choice that a question can ever offer; null where they come from the file: names of sheets, numbers of lines.</summary>
    /// <param name="code">One of <see cref="Codes"/>.</param>
    public static IReadOnlyList<string>? ChoicesOf(string code) => EveryChoice.GetValueOrDefault(code);

    /// <summary>How the file is to be understood: no row is taken before it is answered, and another answer means reading the file again.</summary>
    public bool IsAboutReading { get; init; }

    /// <summary>It is about months that the file replaces: it asks nothing once <see cref="Restatement"/> is answered with "add".</summary>
    public bool IsAboutReplacing { get; init; }
}

/// <param name="Code">Stable word for scripts: <c>replace</c>.</param>
/// <param name="Label">The answer, for a person.</param>
public sealed record ImportChoice(string Code, string Label);
