using System.Text.Json.Nodes;

namespace RevenueDashboard.Reports.Export;

/// <summary>Customers over a threshold as a table and as JSON.</summary>
public static class CustomersOverExport
{
    public static ReportTable TableOf(CustomersOverReport report) => new(
        ["month", "status", "count", "customer", "size", "least", "unit"],
        [
            .. report.Months.Select(month => Row(report, month.Month.ToString(), StatusWords.Of(month.Status), month.Count, "", null)),
            .. report.Customers.Select(customer => Row(report, report.At!.Value.ToString(), "", null, customer.Customer.Name, customer.Size)),
        ]);

    public static JsonObject JsonOf(CustomersOverReport report) => new()
    {
        ["scope"] = ReportJson.Scope(report.Scope),
        ["least"] = ReportJson.Amount(report.Threshold.Least),
        ["unit"] = UnitOf(report),
        ["months"] = new JsonArray([.. report.Months.Select(month => new JsonObject { ["month"] = month.Month.ToString(), ["status"] = StatusWords.Of(month.Status), ["count"] = month.Count })]),
        ["at"] = report.At?.ToString(),
        ["customers"] = new JsonArray([.. report.Customers.Select(customer => new JsonObject { ["customer"] = customer.Customer.Name, ["size"] = ReportJson.Amount(customer.Size) })]),
    };

    private static string UnitOf(CustomersOverReport report) => report.Threshold.Unit ?? report.Scope.Currency.Code;

    private static IReadOnlyList<ReportCell> Row(CustomersOverReport report, string month, string status, int? count, string customer, long? size) =>
        [ReportCell.Of(month), ReportCell.Of(status), ReportCell.Number(count), ReportCell.Of(customer), ReportCell.Amount(size), ReportCell.Amount(report.Threshold.Least), ReportCell.Of(UnitOf(report))];
}
