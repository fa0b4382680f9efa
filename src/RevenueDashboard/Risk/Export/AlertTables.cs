using System.Globalization;
using System.Text.Json.Nodes;
using RevenueDashboard.Data;
using RevenueDashboard.Reports.Export;

namespace RevenueDashboard.Risk.Export;

/// <summary>The words of alerts in files, addresses and messages; scripts depend on them.</summary>
public static class AlertTerms
{
    private static readonly (AlertKind Kind, string Word)[] Kinds =
    [
        (AlertKind.Level, "level"), (AlertKind.Change, "change"), (AlertKind.NewLargest, "new-largest"), (AlertKind.NewTenPercent, "ten-percent"),
        (AlertKind.CustomerMissing, "customer-missing"), (AlertKind.DataLate, "data-late"), (AlertKind.Limit, "limit"), (AlertKind.WaiverExpiring, "waiver-expiring"),
    ];

    public static string Of(AlertKind kind) => Kinds.Single(known => known.Kind == kind).Word;

    /// <summary>Null when no kind is called so.</summary>
    public static AlertKind? KindNamed(string? word) => Kinds.FirstOrDefault(known => known.Word == word) is { Word: not null } found ? found.Kind : null;

    public static string Of(LimitLevel severity) => severity == LimitLevel.Breached ? "serious" : "warning";

    /// <summary>2024-04-18T09:12:00Z.</summary>
    public static string Of(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>The alerts as rows and as JSON.</summary>
public static class AlertTables
{
    public static ReportTable Table(IEnumerable<AlertEntry> alerts) => new(
        ["id", "kind", "severity", "month", "title", "reason", "link", "batch", "raisedAt", "endedAt", "seenAt", "seenBy", "sent", "waiting", "notSent"],
        [
            .. alerts.Select(entry => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Number(entry.Alert.Id),
                ReportCell.Of(AlertTerms.Of(entry.Alert.Kind)),
                ReportCell.Of(AlertTerms.Of(entry.Alert.Severity)),
                ReportCell.Of(entry.Alert.Month?.ToString() ?? ""),
                ReportCell.Of(entry.Alert.Title),
                ReportCell.Of(entry.Alert.Reason),
                ReportCell.Of(entry.Alert.Link),
                ReportCell.Number(entry.Alert.BatchId),
                Time(entry.Alert.RaisedAt),
                Time(entry.Alert.EndedAt),
                Time(entry.Alert.SeenAt),
                ReportCell.Of(entry.Alert.SeenBy ?? ""),
                ReportCell.Number(entry.Deliveries.Count(delivery => delivery.DeliveredAt is not null)),
                ReportCell.Number(entry.Deliveries.Count(delivery => delivery is { DeliveredAt: null, NextAt: not null })),
                ReportCell.Number(entry.Deliveries.Count(delivery => delivery is { DeliveredAt: null, NextAt: null })),
            ]),
        ]);

    public static JsonObject Json(IEnumerable<AlertEntry> alerts) => new() { ["alerts"] = new JsonArray([.. alerts.Select(Json)]) };

    /// <summary>One alert, without where it was sent.</summary>
    public static JsonObject Json(Alert alert) => new()
    {
        ["id"] = alert.Id,
        ["kind"] = AlertTerms.Of(alert.Kind),
        ["severity"] = AlertTerms.Of(alert.Severity),
        ["month"] = alert.Month?.ToString(),
        ["title"] = alert.Title,
        ["reason"] = alert.Reason,
        ["link"] = alert.Link,
        ["batch"] = alert.BatchId,
        ["raisedAt"] = AlertTerms.Of(alert.RaisedAt),
        ["endedAt"] = alert.EndedAt is { } ended ? AlertTerms.Of(ended) : null,
    };

    private static ReportCell Time(DateTimeOffset? time) => ReportCell.Of(time is { } at ? AlertTerms.Of(at) : "");

    private static JsonObject Json(AlertEntry entry)
    {
        var json = Json(entry.Alert);
        json["seenAt"] = entry.Alert.SeenAt is { } seen ? AlertTerms.Of(seen) : null;
        json["seenBy"] = entry.Alert.SeenBy;
        json["deliveries"] = new JsonArray(
        [
            .. entry.Deliveries.Select(delivery => new JsonObject
            {
                ["channel"] = delivery.Channel == AlertChannel.Mail ? "mail" : "webhook",
                ["target"] = delivery.Target,
                ["attempts"] = delivery.Attempts,
                ["deliveredAt"] = delivery.DeliveredAt is { } at ? AlertTerms.Of(at) : null,
                ["nextAt"] = delivery.NextAt is { } next ? AlertTerms.Of(next) : null,
                ["problem"] = delivery.Problem,
            }),
        ]);
        return json;
    }
}
