using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Alerting;

/// <summary>How alerts are spoken of.</summary>
public static class AlertWords
{
    /// <summary>Every kind that can be asked for, in the order of the filter.</summary>
    public static IReadOnlyList<AlertKind> Kinds { get; } = [.. Enum.GetValues<AlertKind>().OrderByDescending(kind => kind is AlertKind.Limit or AlertKind.WaiverExpiring).ThenBy(kind => kind)];

    public static string NameOf(AlertKind kind) => kind switch
    {
        AlertKind.Level => "Level",
        AlertKind.Change => "Change",
        AlertKind.NewLargest => "New largest",
        AlertKind.NewTenPercent => "10 % customer",
        AlertKind.CustomerMissing => "Customer missing",
        AlertKind.DataLate => "Data late",
        AlertKind.Limit => "Limit",
        _ => "Waiver",
    };

    public static Status StatusOf(Alert alert) => alert.EndedAt is not null ? Status.Info : alert.Severity == LimitLevel.Breached ? Status.Serious : Status.Watch;

    /// <summary>"18 Apr 2024 09:12 UTC".</summary>
    public static string Time(DateTimeOffset time) => $"{Figures.Time(time.ToUniversalTime())} UTC";

    /// <summary>A number stays with its sign of per cent.</summary>
    public static string Unbroken(string text) => text.Replace(" %", $"{Figures.ThinSpace}%", StringComparison.Ordinal);

    public static string NameOf(AlertDelivery delivery) => delivery.Channel == AlertChannel.Mail ? $"Mail to {delivery.Target}" : $"Webhook {delivery.Target}";

    /// <summary>How far the message got.</summary>
    public static (Status Status, string Word, string? Detail) StateOf(AlertEntry alert, AlertDelivery delivery) => delivery switch
    {
        { DeliveredAt: { } at } => (Status.Ok, "Sent", Time(at)),
        { NextAt: null } => (Status.Serious, "Not sent", $"{Tried(delivery)}{Said(delivery)}"),
        { Attempts: 0 } or { Problem: null } => (Status.Info, "Waiting", null),
        _ => (Status.Watch, "Failing", $"Since {Time(alert.Alert.RaisedAt)}, {Tried(delivery).ToLowerInvariant()}{Said(delivery)}"),
    };

    private static string Tried(AlertDelivery delivery) => delivery.Attempts switch { 0 => "Given up", 1 => "Tried once", 2 => "Tried twice", _ => $"Tried {Figures.Count(delivery.Attempts)} times" };

    private static string Said(AlertDelivery delivery) => delivery.Problem is { } problem ? $": {problem}" : "";
}
