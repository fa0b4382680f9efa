using System.Globalization;
using System.Text.Json.Nodes;

namespace RevenueDashboard.Reports.Export;

/// <summary>The customers to disclose as a table and as JSON: amounts are exact, shares are 0 to 1, what is n/a is empty or null.</summary>
public static class DisclosureExport
{
    public static ReportTable Table(DisclosurePack pack) => new(
        ["period", "months", "state", "complete", "list", "label", "customer", "amount", "share", "total", "priorPeriod", "priorAmount", "priorShare", "products"],
        [.. pack.Report.Parts.SelectMany(part => Rows(pack, part))]);

    public static JsonObject Json(DisclosurePack pack) => new()
    {
        ["period"] = pack.Report.Period.Code,
        ["label"] = pack.Report.Period.Label,
        ["currency"] = pack.Report.Currency.Code,
        ["complete"] = pack.Report.IsComplete,
        ["closedAt"] = pack.Issued?.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["parts"] = new JsonArray([.. pack.Report.Parts.Select(part => new JsonObject
        {
            ["period"] = part.Period.Code,
            ["from"] = part.Period.Months.First.ToString(),
            ["to"] = part.Period.Months.Last.ToString(),
            ["status"] = StatusWords.Of(part.Status),
            ["incomplete"] = new JsonArray([.. part.Gaps.Select(gap => JsonValue.Create(gap.InWords))]),
            ["total"] = Amount(part.Total),
            ["unallocated"] = part.Total is null ? null : Amount(part.Unallocated),
            ["priorPeriod"] = part.Prior.Code,
            ["priorTotal"] = Amount(part.PriorTotal),
            ["tenPercentCustomers"] = Customers(pack, part.TenPercent),
            ["watchList"] = Customers(pack, part.Watch),
        })]),
        ["sinceBefore"] = Changes(pack.SinceBefore),
        ["restated"] = new JsonArray([.. pack.Restated.Select(part => new JsonObject
        {
            ["period"] = part.Period.Code,
            ["totalBefore"] = Amount(part.Before),
            ["total"] = Amount(part.Now),
            ["changes"] = Changes(part.Changes),
        })]),
    };

    private static IEnumerable<IReadOnlyList<ReportCell>> Rows(DisclosurePack pack, DisclosurePart part)
    {
        foreach (var customer in part.TenPercent) yield return Row("10 %", customer);
        foreach (var customer in part.Watch) yield return Row("watch", customer);
        // A period without anybody is an answer too.
        if (part.TenPercent.Count + part.Watch.Count == 0) yield return Row("none", null);

        IReadOnlyList<ReportCell> Row(string list, DisclosedCustomer? customer) =>
        [
            ReportCell.Of(part.Period.Code),
            ReportCell.Of($"{part.Period.Months.First}/{part.Period.Months.Last}"),
            ReportCell.Of(StatusWords.Of(part.Status)),
            ReportCell.Of(part.Gaps.Count == 0 ? "yes" : $"no: {string.Join("; ", part.Gaps.Select(gap => gap.InWords))}"),
            ReportCell.Of(list),
            ReportCell.Of(customer is null || list != "10 %" ? "" : pack.Labels.Of(customer.Customer.Id) ?? ""),
            ReportCell.Of(customer?.Customer.Name ?? ""),
            ReportCell.Amount(customer?.Amount),
            ReportCell.Number(customer?.Share),
            ReportCell.Amount(part.Total),
            ReportCell.Of(part.Prior.Code),
            ReportCell.Amount(customer?.PriorAmount),
            ReportCell.Number(customer?.PriorShare),
            ReportCell.Of(customer is null ? "" : string.Join("; ", customer.Products.Select(product => product.Product))),
        ];
    }

    private static JsonArray Customers(DisclosurePack pack, IReadOnlyList<DisclosedCustomer> customers) => new([.. customers.Select(customer => new JsonObject
    {
        ["customer"] = customer.Customer.Name,
        ["label"] = pack.Labels.Of(customer.Customer.Id),
        ["amount"] = Amount(customer.Amount),
        ["share"] = customer.Share,
        ["priorAmount"] = Amount(customer.PriorAmount),
        ["priorShare"] = customer.PriorShare,
        ["products"] = new JsonArray([.. customer.Products.Select(product => new JsonObject { ["product"] = product.Product, ["amount"] = Amount(product.Amount) })]),
    })]);

    private static JsonArray Changes(IReadOnlyList<DisclosureChange> changes) => new([.. changes.Select(change => new JsonObject
    {
        ["customer"] = change.Name,
        ["change"] = change.Move.ToString().ToLowerInvariant(),
        ["before"] = change.Before,
        ["now"] = change.Now,
    })]);

    private static JsonValue? Amount(long? units) => units is { } amount ? JsonValue.Create(Money.ToPlainText(amount)) : null;
}
