namespace RevenueDashboard.Importing.Focus;

/// <summary>Which cost of a FOCUS file is the revenue. Stored by name.</summary>
public enum FocusCost
{
    /// <summary>BilledCost: what was invoiced in the billing period.</summary>
    Billed,

    /// <summary>EffectiveCost: purchases and prepayments spread over what they cover.</summary>
    Effective,
}

/// <summary>Where corrections of closed billing periods are booked. Stored by name.</summary>
public enum FocusCorrections
{
    /// <summary>In the period they are billed in.</summary>
    BillingPeriod,

    /// <summary>In the month of the charge they correct.</summary>
    ChargeMonth,
}

/// <summary>ChargeCategory: what a charge is by how it is billed. Stored by name.</summary>
public enum FocusCharge
{
    Usage,
    Purchase,
    Credit,
    Adjustment,

    /// <summary>No category of FOCUS 1.0 and later, where refunds are negative usage and purchases.</summary>
    Refund,

    Tax,
}

/// <summary>How a FOCUS billing export was understood. Amounts that are texts are exact: they have more decimals than are kept.</summary>
public sealed record FocusSummary
{
    public const string Format = "FOCUS billing export";

    /// <summary>The column the amounts are taken from.</summary>
    public required FocusCost Cost { get; init; }

    /// <summary>Both columns say the same in every line: nothing was chosen, and nothing has to be remembered.</summary>
    public bool CostsAgree { get; init; }

    /// <summary>The batch of the same provider whose choice was taken over; null when the file's owner chose, or there was nothing to choose.</summary>
    public int? CostOfBatch { get; init; }

    /// <summary>Whose charges they are, as the file spells them.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];

    /// <summary>Where corrections of another month were booked; null when the file has none.</summary>
    public FocusCorrections? Corrections { get; init; }

    /// <summary>Lines that correct a charge of another month.</summary>
    public long CorrectionLines { get; init; }

    /// <summary>Months of which the file has nothing but corrections.</summary>
    public IReadOnlyList<Month> CorrectionMonths { get; init; } = [];

    /// <summary>Records the lines were summed up to.</summary>
    public long Records { get; init; }

    /// <summary>What was taken, by currency.</summary>
    public IReadOnlyList<FocusTotal> Totals { get; init; } = [];

    /// <summary>What became of the lines, by category and currency.</summary>
    public IReadOnlyList<FocusCategory> Categories { get; init; } = [];

    /// <summary>Lines without ServiceName, whose ServiceCategory became the product.</summary>
    public long LinesWithoutService { get; init; }

    /// <summary>The first of those products.</summary>
    public IReadOnlyList<FocusFallback> Fallbacks { get; init; } = [];

    /// <summary>Sub accounts that stand under more than one billing account; the last is their parent.</summary>
    public long MovedAccounts { get; init; }

    /// <summary>How many invoices the lines belong to; when <see cref="HasMoreInvoices"/>, how many were added up.</summary>
    public int InvoiceCount { get; init; }

    public bool HasMoreInvoices { get; init; }

    /// <summary>The first invoices of the file.</summary>
    public IReadOnlyList<FocusInvoice> Invoices { get; init; } = [];

    /// <summary>Lines without InvoiceId, in a file that has the column.</summary>
    public long LinesWithoutInvoice { get; init; }
}

/// <param name="Lines">Lines taken.</param>
/// <param name="Exact">Their sum, with every decimal.</param>
/// <param name="Amount">The same in ten-thousandths, rounded once as each record is: what a control total has to be.</param>
/// <param name="Difference">What the records, each rounded once, add up to more than <paramref name="Exact"/>.</param>
public sealed record FocusTotal(Currency Currency, long Lines, string Exact, long Amount, string Difference);

/// <param name="Type">What the lines became; null when they were left out.</param>
public sealed record FocusCategory(FocusCharge Charge, RevenueType? Type, Currency Currency, long Lines, string Amount);

public sealed record FocusFallback(string Product, long Lines);

/// <summary>What an invoice has to say, to be held against it: BilledCost of all its lines, tax included.</summary>
/// <param name="Id">As the file spells it.</param>
/// <param name="Tax">The part of <paramref name="Amount"/> that is tax, and left out.</param>
public sealed record FocusInvoice(string Id, Currency Currency, long Lines, string Amount, string Tax);
