using System.Text.Json.Nodes;

namespace RevenueDashboard.Reports.Export;

/// <summary>The overview's key figures by name, for files and terminals.</summary>
internal static class Overview
{
    public sealed record Figure(string Name, ReportCell Cell, JsonNode? Json);

    public static List<Figure> Figures(OverviewReport report)
    {
        var measures = report.Concentration.Current?.Measures;
        return
        [
            Amount("total", measures?.Total),
            Amount("annualRunRate", report.RunRate),
            Word("largestCustomer", report.Dependence?.Customer.Name),
            Ratio("top1Share", measures?.Top1Share),
            Ratio("cr5", measures?.Cr5),
            Ratio("hhi", measures?.Hhi),
            Ratio("effectiveCustomers", measures?.EffectiveCustomers),
            Ratio("customers", measures?.Customers),
            Ratio("tenPercentCustomers", report.Concentration.Current?.TenPercent.Count),
            Ratio("growthOfOthers", report.Dependence?.GrowthOfOthers),
            Ratio("replacementMonths", report.Dependence?.Replacement.Months),
        ];
    }

    private static Figure Amount(string name, long? units) =>
        new(name, ReportCell.Amount(units), units is { } amount ? JsonValue.Create(Money.ToPlainText(amount)) : null);

    private static Figure Word(string name, string? word) => new(name, ReportCell.Of(word ?? ""), word is null ? null : JsonValue.Create(word));

    private static Figure Ratio(string name, double? number) => new(name, ReportCell.Number(number), number is { } known ? JsonValue.Create(known) : null);
}
