namespace RevenueDashboard.Importing;

/// <summary>What came of checking one thing before a month is closed. Kept by name: do not rename.</summary>
public enum CheckOutcome
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Worth knowing; asks for nothing.</summary>
    Note,

    /// <summary>The month can be closed all the same, if a person says why.</summary>
    Warning,

    /// <summary>The month cannot be closed.</summary>
    Blocking,
}

/// <summary>One item of the close checklist.</summary>
/// <param name="Code">Stable word: one of the constants.</param>
/// <param name="Finding">What was found, for a person.</param>
public sealed record CloseCheck(string Code, CheckOutcome Outcome, string Finding)
{
    public const string Over = "month-over";
    public const string Data = "data";
    public const string Products = "products";
    public const string ReportedTotals = "reported-totals";
    public const string ControlTotals = "control-totals";
    public const string LargestCustomers = "largest-customers";
    public const string Suggestions = "suggestions";
    public const string StagedBatches = "staged-batches";
    public const string ExchangeRates = "exchange-rates";
    public const string Limits = "limits";

    /// <summary>The batches it is about, in the order of their numbers.</summary>
    public IReadOnlyList<int> Batches { get; init; } = [];
}
