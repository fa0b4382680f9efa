using System.Text.Json.Nodes;
using RevenueDashboard.Cube;
using static RevenueDashboard.Reports.Export.ReportCell;

namespace RevenueDashboard.Reports.Export;

/// <summary>Who is needed for how much revenue, for files and terminals.</summary>
public static class DependenceTables
{
    /// <summary>Everybody by dependence in the current month; with a counterparty chosen, the months of that one.</summary>
    public static ReportTable Of(DependenceReport report, int? top, bool ofOne) => ofOne && report.On is { } on
        ? new(
            ["counterparty", "month", "status", "total", "asCustomer", "direct", "including", "customerShare", "directShare", "includingShare"],
            [
                .. on.Months.Select(month => (IReadOnlyList<ReportCell>)
                [
                    ReportCell.Of(on.Counterparty.Name), ReportCell.Of(month.Month.ToString()), ReportCell.Of(StatusWords.Of(month.Status)), Amount(month.Amounts?.Whole),
                    Amount(month.Amounts?.AsCustomer), Amount(month.Amounts?.Direct), Amount(month.Amounts?.Including),
                    Number(month.Amounts?.CustomerShare), Number(month.Amounts?.DirectShare), Number(month.Amounts?.IncludingShare),
                ]),
            ])
        : new(
            ["rank", "counterparty", "month", "roles", "asCustomer", "direct", "including", "customerShare", "directShare", "includingShare"],
            [
                .. report.Ranking.Take(top ?? int.MaxValue).Select(line => (IReadOnlyList<ReportCell>)
                [
                    Number(line.Rank), ReportCell.Of(line.Counterparty.Name), ReportCell.Of(report.Current?.ToString() ?? ""), ReportCell.Of(RoleWords.List(line.IsCustomer, line.Roles)),
                    Amount(line.Amounts.AsCustomer), Amount(line.Amounts.Direct), Amount(line.Amounts.Including),
                    Number(line.Amounts.CustomerShare), Number(line.Amounts.DirectShare), Number(line.Amounts.IncludingShare),
                ]),
            ]);

    /// <summary>The ranking, and the counterparty asked for, else the one needed most, in full.</summary>
    public static JsonObject Json(DependenceReport report, int? top = null) => new()
    {
        ["scope"] = ReportJson.Scope(report.Scope),
        ["month"] = report.Current?.ToString(),
        ["unallocated"] = report.Current is null ? null : Exact(report.Unallocated),
        ["ranking"] = new JsonArray([.. report.Ranking.Take(top ?? int.MaxValue).Select(line => Needed(line.Amounts, new JsonObject
        {
            ["counterparty"] = line.Counterparty.Name,
            ["rank"] = line.Rank,
            ["roles"] = new JsonArray([.. (line.IsCustomer ? (string[])["customer"] : []).Concat(line.Roles.Select(RoleWords.Of)).Select(role => JsonValue.Create(role))]),
        }))]),
        ["on"] = report.On is not { } on ? null : new JsonObject
        {
            ["counterparty"] = on.Counterparty.Name,
            ["roles"] = new JsonArray([.. on.Roles.Select(role => new JsonObject
            {
                ["counterparty"] = role.Counterparty.Name,
                ["role"] = RoleWords.Of(role.Role),
                ["product"] = role.Product,
                ["customer"] = role.Customer?.Name,
                ["part"] = role.Part / (double)CubeRole.Whole,
                ["from"] = role.First?.ToString(),
                ["to"] = role.Last?.ToString(),
                ["source"] = role.Source,
                ["note"] = role.Note,
            })]),
            ["months"] = new JsonArray([.. on.Months.Select(month => Needed(month.Amounts, new JsonObject
            {
                ["month"] = month.Month.ToString(),
                ["status"] = StatusWords.Of(month.Status),
                ["total"] = Exact(month.Amounts?.Whole),
            }))]),
            ["products"] = new JsonArray([.. on.Products.Select(part => Needed(part.Amounts, new JsonObject { ["product"] = part.Name, ["total"] = Exact(part.Amounts.Whole), ["unallocated"] = Exact(part.Unallocated) }))]),
            ["customers"] = new JsonArray([.. on.Customers.Take(top ?? int.MaxValue).Select(part => Needed(part.Amounts, new JsonObject { ["customer"] = part.Name, ["total"] = Exact(part.Amounts.Whole) }))]),
        },
    };

    private static JsonObject Needed(DependenceAmounts? amounts, JsonObject of)
    {
        of["asCustomer"] = Exact(amounts?.AsCustomer);
        of["direct"] = Exact(amounts?.Direct);
        of["including"] = Exact(amounts?.Including);
        of["customerShare"] = amounts?.CustomerShare;
        of["directShare"] = amounts?.DirectShare;
        of["includingShare"] = amounts?.IncludingShare;
        return of;
    }

    private static JsonValue? Exact(long? units) => units is { } amount ? JsonValue.Create(Money.ToPlainText(amount)) : null;
}
