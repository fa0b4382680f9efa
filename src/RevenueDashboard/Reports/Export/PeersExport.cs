using System.Text.Json.Nodes;

namespace RevenueDashboard.Reports.Export;

/// <summary>The peers report as a table and as JSON.</summary>
public static class PeersExport
{
    private const string OwnBook = "this book";

    public static ReportTable TableOf(PeersReport report) => new(
        ["about", "name", "unit", "from", "to", "before", "now", "increment", "growth", "shareBefore", "shareNow", "source"],
        [
            .. report.Growth.Select(line => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of("growth"), ReportCell.Of(line.Name ?? OwnBook), ReportCell.Of(line.Unit), ReportCell.Of(line.From.ToString()), ReportCell.Of(line.To.ToString()), ReportCell.Amount(line.Before),
                ReportCell.Amount(line.Now), ReportCell.Amount(line.Increment), ReportCell.Number(line.Rate), ReportCell.Number(line.ShareBefore), ReportCell.Number(line.ShareNow), ReportCell.Of(line.Source ?? ""),
            ]),
            .. OwnShare(report),
            .. report.Shares.Select(share => ShareRow(share.Name, "", share.Month.ToString(), share.Share, share.Source)),
        ]);

    public static JsonObject JsonOf(PeersReport report) => new()
    {
        ["scope"] = ReportJson.Scope(report.Scope),
        ["growth"] = new JsonArray([.. report.Growth.Select(line => new JsonObject
        {
            ["name"] = line.Name ?? OwnBook, ["unit"] = line.Unit, ["from"] = line.From.ToString(), ["to"] = line.To.ToString(), ["before"] = ReportJson.Amount(line.Before), ["now"] = ReportJson.Amount(line.Now),
            ["increment"] = ReportJson.Amount(line.Increment), ["growth"] = line.Rate, ["shareBefore"] = line.ShareBefore, ["shareNow"] = line.ShareNow, ["source"] = line.Source,
        })]),
        ["ownLargest"] = report.OwnLargest is { } own ? new JsonObject { ["customer"] = own.Customer.Name, ["share"] = own.Share } : null,
        ["shares"] = new JsonArray([.. report.Shares.Select(share => new JsonObject
        {
            ["name"] = share.Name, ["month"] = share.Month.ToString(), ["share"] = share.Share, ["source"] = share.Source,
        })]),
    };

    private static IEnumerable<IReadOnlyList<ReportCell>> OwnShare(PeersReport report)
    {
        if (report is { OwnLargest: { } own, Scope.Months: { } months }) yield return ShareRow($"{OwnBook}: {own.Customer.Name}", months.First.ToString(), months.Last.ToString(), own.Share, null);
    }

    private static IReadOnlyList<ReportCell> ShareRow(string name, string from, string to, double share, string? source) =>
    [
        ReportCell.Of("customer share"), ReportCell.Of(name), ReportCell.Of(PeersReport.ShareUnit), ReportCell.Of(from), ReportCell.Of(to), ReportCell.Number(null), ReportCell.Number(null), ReportCell.Number(null),
        ReportCell.Number(null), ReportCell.Number(null), ReportCell.Number(share), ReportCell.Of(source ?? ""),
    ];
}
