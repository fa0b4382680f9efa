using System.Globalization;

namespace RevenueDashboard.Benchmarks;

/// <summary>A FOCUS 1.2 billing export of any size, with what such files have: daily lines of resources, amounts of eleven decimals, tax, credits, NULL.</summary>
internal static class FocusFileGenerator
{
    private const string Header =
        "BilledCost,BillingAccountId,BillingAccountName,BillingCurrency,BillingPeriodEnd,BillingPeriodStart,ChargeCategory,ChargeClass,ChargeDescription,ChargeFrequency," +
        "ChargePeriodEnd,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,ContractedCost,EffectiveCost,InvoiceId,InvoiceIssuerName,ListCost,PricingQuantity,PricingUnit," +
        "ProviderName,PublisherName,RegionId,RegionName,ResourceId,ServiceCategory,ServiceName,SkuId,SkuPriceId,SubAccountId,SubAccountName,Tags\n";

    private static readonly (string Category, string Service)[] Services =
    [
        ("Compute", "Virtual Machines"), ("Storage", "Object Storage"), ("Databases", "Managed Database"), ("Networking", "Load Balancer"), ("AI and Machine Learning", "Model Inference"),
    ];

    /// <param name="lines">Lines; a million are some 420 MB.</param>
    /// <param name="accounts">Sub accounts, ten to a billing account.</param>
    /// <param name="seed">The same seed writes the same file.</param>
    public static void Write(string path, int lines, int accounts = 2_000, int seed = 1)
    {
        var random = new Random(seed);
        using var file = new StreamWriter(path);
        file.Write(Header);
        for (var line = 0; line < lines; line++)
        {
            var account = random.Next(accounts);
            var (category, service) = Services[random.Next(Services.Length)];
            var first = new DateOnly(2024, 1, 1).AddMonths(random.Next(3));
            var day = first.AddDays(random.Next(28));
            var charge = random.Next(100) switch { 0 => "Tax", 1 => "Credit", 2 => "Purchase", _ => "Usage" };
            var cost = random.NextInt64(1, 5_000_000_000_000) * (charge == "Credit" ? -1 : 1) / 100_000_000_000m;
            file.Write(string.Create(CultureInfo.InvariantCulture,
                $"{cost:0.00000000000},B{account / 10:0000},Holding {account / 10:0000},USD,{first.AddMonths(1):yyyy-MM-dd}T00:00:00Z,{first:yyyy-MM-dd}T00:00:00Z,{charge},NULL,\"{service}, per hour\",Usage-Based," +
                $"{day.AddDays(1):yyyy-MM-dd}T00:00:00Z,{day:yyyy-MM-dd}T00:00:00Z,{random.Next(1, 25)},Hours,{cost:0.00000000000},{cost:0.00000000000},INV-{first:yyyyMM}-{account / 10:0000},Northwind Cloud,{cost:0.00000000000},{random.Next(1, 25)},Hours," +
                $"Northwind Cloud,Northwind Cloud,west-1,West (One),res/{account:0000}/{random.Next(1_000_000):000000},{category},{service},SKU{random.Next(1000):000},SKU{random.Next(1000):000}.1,S{account:00000},Team {account:00000},NULL\n"));
        }
    }
}
