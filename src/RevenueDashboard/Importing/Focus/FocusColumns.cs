using System.Collections.Frozen;

namespace RevenueDashboard.Importing.Focus;

/// <summary>A column of FOCUS that is read, by its column id.</summary>
internal enum FocusField
{
    BilledCost, EffectiveCost, BillingPeriodStart, BillingPeriodEnd, BillingCurrency, BillingAccountId, BillingAccountName, SubAccountId, SubAccountName,
    ServiceName, ServiceCategory, ChargeCategory, ChargeClass, ChargePeriodStart, ChargePeriodEnd, ServiceProviderName, ProviderName, InvoiceIssuerName, InvoiceId,
}

/// <summary>The columns of a FOCUS file. Whether a file is one is told by them alone, whatever version it says it is.</summary>
internal sealed class FocusColumns
{
    /// <summary>FOCUS has some seventy columns, and providers add their own.</summary>
    public const int Most = 256;

    /// <summary>Columns that only FOCUS has: with the others an ordinary file could come by them by itself.</summary>
    private static readonly FocusField[] Telling = [FocusField.BillingPeriodEnd, FocusField.ChargePeriodStart, FocusField.ChargePeriodEnd, FocusField.ChargeClass];

    private static readonly FrozenDictionary<string, FocusField> ByHeader =
        Enum.GetValues<FocusField>().ToFrozenDictionary(field => Squeezed(field.ToString()));

    private readonly int[] columnOf = [.. Enumerable.Repeat(-1, Enum.GetValues<FocusField>().Length)];

    private FocusColumns(string[] headers)
    {
        Headers = [.. headers.Select(header => FieldText.Trim(header).ToString())];
        Keys = [.. Headers.Select(header => ByHeader.ContainsKey(Squeezed(header)) ? Squeezed(header) : FieldSynonyms.Normal(header))];
        var uses = new string?[headers.Length];
        for (var i = 0; i < headers.Length; i++)
        {
            if (!ByHeader.TryGetValue(Squeezed(headers[i]), out var field) || Has(field)) continue;
            columnOf[(int)field] = i;
            uses[i] = UseOf(field);
        }

        Columns = [.. Headers.Select((header, i) => new FileColumn(header, null) { Use = uses[i] })];
    }

    public string[] Headers { get; }

    /// <summary>What two headers must not have in common: a column of FOCUS is one however it is spelt.</summary>
    public string[] Keys { get; }

    public IReadOnlyList<FileColumn> Columns { get; }

    /// <summary>The column of a field, from 0; -1 when the file has none.</summary>
    public int this[FocusField field] => columnOf[(int)field];

    /// <summary>The name of the provider, whom all charges of a data set come from: its column changed its name in FOCUS 1.3.</summary>
    public int Provider => Has(FocusField.ServiceProviderName) ? this[FocusField.ServiceProviderName] : Has(FocusField.ProviderName) ? this[FocusField.ProviderName] : this[FocusField.InvoiceIssuerName];

    public bool Has(FocusField field) => this[field] >= 0;

    /// <summary>How many of the headers are columns of FOCUS that are read.</summary>
    public static int KnownIn(string[] headers) => headers.Count(header => ByHeader.ContainsKey(Squeezed(header)));

    public static FocusColumns Of(string[] headers) => new(headers);

    /// <summary>Whether a header is that of a FOCUS file of charges.</summary>
    public static bool AreIn(string[] headers)
    {
        var columns = new FocusColumns(headers);
        return columns.HasAny(FocusField.BilledCost, FocusField.EffectiveCost) && columns.Has(FocusField.BillingPeriodStart) && columns.Has(FocusField.ChargeCategory)
            && columns.HasAny(FocusField.BillingAccountId, FocusField.BillingAccountName) && columns.HasAny(FocusField.ServiceName, FocusField.ServiceCategory)
            && columns.HasAny(Telling);
    }

    /// <summary>The columns as they were taken, once it is known which cost is.</summary>
    public IReadOnlyList<FileColumn> TakenBy(FocusCost cost)
    {
        var other = this[cost == FocusCost.Billed ? FocusField.EffectiveCost : FocusField.BilledCost];
        return [.. Columns.Select((column, i) => i == other ? column with { Use = $"not taken: {FocusQuestions.ColumnOf(cost)} is the amount" } : column)];
    }

    /// <summary>Columns that a file of charges must have too.</summary>
    public IEnumerable<FocusField> Missing() => new[] { FocusField.BillingPeriodEnd, FocusField.BillingCurrency }.Where(field => !Has(field));

    private bool HasAny(params ReadOnlySpan<FocusField> fields)
    {
        foreach (var field in fields)
        {
            if (Has(field)) return true;
        }

        return false;
    }

    private static string UseOf(FocusField field) => field switch
    {
        FocusField.BilledCost or FocusField.EffectiveCost => "amount",
        FocusField.BillingPeriodStart => "month",
        FocusField.BillingPeriodEnd => "month: the period ends before it",
        FocusField.BillingCurrency => "currency",
        FocusField.BillingAccountId or FocusField.BillingAccountName => "parent of the sub account; customer where there is none",
        FocusField.SubAccountId => "customer id",
        FocusField.SubAccountName => "customer",
        FocusField.ServiceName => "product",
        FocusField.ServiceCategory => "product where there is no ServiceName",
        FocusField.ChargeCategory => "revenue type",
        FocusField.ChargeClass => "corrections",
        FocusField.ChargePeriodStart => "month of a correction, if asked for",
        FocusField.InvoiceId => "control totals",
        FocusField.ServiceProviderName or FocusField.ProviderName or FocusField.InvoiceIssuerName => "provider",
        _ => "recognising the format",
    };

    // Exports through databases come in other capitals, or as billed_cost.
    private static string Squeezed(string header) => FieldSynonyms.Normal(header).Replace(" ", "", StringComparison.Ordinal);
}
