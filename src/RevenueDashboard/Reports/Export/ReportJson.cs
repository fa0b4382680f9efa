using System.Text.Json.Nodes;
using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports.Export;

/// <summary>
/// Each report as JSON, with the names scripts depend on: amounts are strings (exact), shares are 0 to 1, HHI is 0 to 10,000, n/a is null.
/// </summary>
public static class ReportJson
{
    public static JsonObject Of(OverviewReport report) => new()
    {
        ["scope"] = Scope(report.Scope),
        ["month"] = report.Month.ToString(),
        ["status"] = StatusWords.Of(report.Status),
        ["runRateMonth"] = report.RunRateMonth?.ToString(),
        ["figures"] = new JsonObject(Overview.Figures(report).Select(figure => KeyValuePair.Create(figure.Name, (JsonNode?)figure.Json))),
        ["top"] = new JsonArray([.. report.Top.Select(top => new JsonObject
        {
            ["customer"] = top.Ranked.Customer.Name,
            ["amount"] = Amount(top.Ranked.Amount),
            ["share"] = top.Ranked.Share,
            ["rank"] = top.Ranked.Rank,
        })]),
        ["attention"] = new JsonArray([.. report.Attention.Select(attention => new JsonObject
        {
            ["kind"] = attention.Kind,
            ["headline"] = attention.Headline,
            ["detail"] = attention.Detail,
            ["source"] = attention.Source,
        })]),
    };

    public static JsonObject Of(RevenueReport report) => new()
    {
        ["scope"] = Scope(report.Scope),
        ["months"] = new JsonArray([.. report.Months.Select((month, i) => new JsonObject
        {
            ["month"] = month.Month.ToString(),
            ["status"] = StatusWords.Of(month.Status),
            ["total"] = Amount(month.Total),
            ["unallocated"] = month.Total is null ? null : Amount(month.Unallocated),
            ["products"] = new JsonArray([.. report.Series.Where(series => series.Kind != SeriesKind.Unallocated).Select(series => new JsonObject
            {
                ["product"] = series.Name,
                ["amount"] = Amount(series.Amounts[i]),
            })]),
        })]),
    };

    public static JsonObject Of(CustomersReport report, int? top = null) => new()
    {
        ["scope"] = Scope(report.Scope),
        ["customers"] = new JsonArray([.. report.Customers.Take(top ?? int.MaxValue).Select(line => new JsonObject
        {
            ["customer"] = line.Customer.Name,
            ["parent"] = line.Parent.Name,
            ["amount"] = Amount(line.Amount),
            ["share"] = line.Share,
            ["rank"] = line.Rank,
        })]),
    };

    public static JsonObject Of(ConcentrationReport report) => new()
    {
        ["scope"] = Scope(report.Scope),
        ["months"] = new JsonArray([.. report.Months.Select(month => new JsonObject
        {
            ["month"] = month.Month.ToString(),
            ["status"] = StatusWords.Of(month.Status),
            ["total"] = Amount(month.Measures?.Total),
            ["positive"] = Amount(month.Measures?.Positive),
            ["unallocated"] = Amount(month.Measures?.Unallocated),
            ["customers"] = month.Measures?.Customers,
            ["top1Share"] = month.Measures?.Top1Share,
            ["cr3"] = month.Measures?.Cr3,
            ["cr5"] = month.Measures?.Cr5,
            ["cr10"] = month.Measures?.Cr10,
            ["cr20"] = month.Measures?.Cr20,
            ["hhi"] = month.Measures?.Hhi,
            ["hhiNormalised"] = month.Measures?.HhiNormalised,
            ["effectiveCustomers"] = month.Measures?.EffectiveCustomers,
            ["entropyCustomers"] = month.Measures?.EntropyCustomers,
            ["gini"] = month.Measures?.Gini,
            ["theil"] = month.Measures?.Theil,
            ["n50"] = month.Measures?.N50,
            ["n80"] = month.Measures?.N80,
            ["tenPercentCustomers"] = new JsonArray([.. month.TenPercent.Select(share => new JsonObject
            {
                ["customer"] = share.Customer.Name,
                ["amount"] = Amount(share.Amount),
                ["share"] = share.Share,
            })]),
        })]),
    };

    internal static JsonObject Scope(ReportScope scope) => new()
    {
        ["text"] = scope.InWords(),
        ["products"] = new JsonArray([.. scope.Products.Select(name => JsonValue.Create(name))]),
        ["from"] = scope.Months?.First.ToString(),
        ["to"] = scope.Months?.Last.ToString(),
        ["level"] = scope.IsByProduct ? "product" : scope.Level == EntityLevel.Parent ? "parent" : "customer",
        ["basis"] = scope.View.Basis switch { RevenueBasis.Gross => "gross", RevenueBasis.GrossProfit => "gross-profit", _ => "net" },
        ["by"] = scope.View.Grouping == Grouping.Customer ? null : scope.One,
        ["currency"] = scope.Currency.Code,
        ["without"] = scope.Without,
    };

    internal static JsonValue? Amount(long? units) => units is { } amount ? JsonValue.Create(Money.ToPlainText(amount)) : null;
}
