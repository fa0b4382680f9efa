namespace RevenueDashboard.Tests.Importing.Focus;

/// <summary>
/// Writes small FOCUS files with the columns of a version, as the specification lists them. A line says only what matters: the rest is one charge of
/// 1 USD of Contoso Labs, which belongs to Contoso, for Compute in January 2026.
/// </summary>
internal static class FocusExport
{
    private static readonly string[] Of10 =
    [
        "AvailabilityZone", "BilledCost", "BillingAccountId", "BillingAccountName", "BillingCurrency", "BillingPeriodEnd", "BillingPeriodStart", "ChargeCategory", "ChargeClass",
        "ChargeDescription", "ChargeFrequency", "ChargePeriodEnd", "ChargePeriodStart", "CommitmentDiscountCategory", "CommitmentDiscountId", "CommitmentDiscountName",
        "CommitmentDiscountStatus", "CommitmentDiscountType", "ConsumedQuantity", "ConsumedUnit", "ContractedCost", "ContractedUnitPrice", "EffectiveCost", "InvoiceIssuerName",
        "ListCost", "ListUnitPrice", "PricingCategory", "PricingQuantity", "PricingUnit", "ProviderName", "PublisherName", "RegionId", "RegionName", "ResourceId", "ResourceName",
        "ResourceType", "ServiceCategory", "ServiceName", "SkuId", "SkuPriceId", "SubAccountId", "SubAccountName", "Tags",
    ];

    private static readonly string[] Of11 =
        [.. Of10, "CapacityReservationId", "CapacityReservationStatus", "CommitmentDiscountQuantity", "CommitmentDiscountUnit", "ServiceSubcategory", "SkuMeter", "SkuPriceDetails"];

    private static readonly string[] Of12 =
    [
        .. Of11, "BillingAccountType", "InvoiceId", "PricingCurrency", "PricingCurrencyContractedUnitPrice", "PricingCurrencyEffectiveCost", "PricingCurrencyListUnitPrice", "SubAccountType",
    ];

    private static readonly string[] Of13 =
    [
        .. Of12, "AllocatedMethodDetails", "AllocatedMethodId", "AllocatedResourceId", "AllocatedResourceName", "AllocatedTags", "ContractApplied", "HostProviderName", "ServiceProviderName",
    ];

    private static readonly string[] Of14 = [.. Of13.Except(["ProviderName", "PublisherName"]), "CommitmentProgramEligibilityDetails", "InvoiceDetailId"];

    private static readonly Dictionary<string, string> Charge = new()
    {
        ["BilledCost"] = "1", ["BillingAccountId"] = "B1", ["BillingAccountName"] = "Contoso", ["BillingCurrency"] = "USD",
        ["BillingPeriodStart"] = "2026-01-01T00:00:00Z", ["BillingPeriodEnd"] = "2026-02-01T00:00:00Z", ["ChargeCategory"] = "Usage",
        ["ChargePeriodStart"] = "2026-01-05T00:00:00Z", ["ChargePeriodEnd"] = "2026-01-06T00:00:00Z", ["ServiceName"] = "Virtual Machines", ["ServiceCategory"] = "Compute",
        ["SubAccountId"] = "S1", ["SubAccountName"] = "Contoso Labs", ["ProviderName"] = "Northwind Cloud", ["ServiceProviderName"] = "Northwind Cloud",
        ["InvoiceIssuerName"] = "Northwind Cloud", ["InvoiceId"] = "INV-1", ["PricingCurrency"] = "TOKENS",
    };

    public static string[] ColumnsOf(string version) => version switch
    {
        "1.0" => Of10,
        "1.1" => Of11,
        "1.2" => Of12,
        "1.3" => Of13,
        "1.4" => Of14,
        _ => throw new ArgumentOutOfRangeException(nameof(version)),
    };

    /// <summary>A file of FOCUS 1.2.</summary>
    /// <param name="lines">What each line says: <c>BilledCost=2 ChargeCategory=Tax</c>, _ for a space. EffectiveCost is BilledCost unless said.</param>
    public static string File(params string[] lines) => File(Of12, lines);

    public static string File(string[] columns, params string[] lines) =>
        string.Join(',', columns) + "\n" + string.Concat(lines.Select(line => Line(columns, line)));

    private static string Line(string[] columns, string said)
    {
        var values = new Dictionary<string, string>(Charge);
        foreach (var pair in said.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))) values[pair[0]] = pair[1].Replace('_', ' ');
        values.TryAdd("EffectiveCost", values["BilledCost"]);
        return string.Join(',', columns.Select(column => values.GetValueOrDefault(column, "NULL"))) + "\n";
    }
}
