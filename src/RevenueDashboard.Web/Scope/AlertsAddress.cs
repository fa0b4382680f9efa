using Microsoft.AspNetCore.WebUtilities;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;

namespace RevenueDashboard.Web.Scope;

/// <summary>All that the page of alerts shows, as the query of its address.</summary>
public sealed record AlertsAddress
{
    private static readonly (AlertKind Kind, string Word)[] Words =
    [
        (AlertKind.Level, "level"), (AlertKind.Change, "change"), (AlertKind.NewLargest, "largest"), (AlertKind.NewTenPercent, "ten-percent"),
        (AlertKind.CustomerMissing, "missing"), (AlertKind.DataLate, "late"), (AlertKind.Limit, "limit"), (AlertKind.WaiverExpiring, "waiver"),
    ];

    /// <summary>Those that have ended, instead of the open ones.</summary>
    public bool IsPast { get; init; }

    /// <summary>Only those nobody has marked as seen.</summary>
    public bool OnlyUnseen { get; init; }

    /// <summary>Null for all.</summary>
    public AlertKind? Kind { get; init; }

    /// <param name="address">Absolute or relative; only its query is read. What cannot be read is the default.</param>
    public static AlertsAddress Read(string address)
    {
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(mark < 0 ? "" : address[mark..].Split('#')[0]);
        string? One(string name) => query.TryGetValue(name, out var texts) ? texts[^1] : null;
        var kind = Words.FirstOrDefault(known => known.Word == One("kind"));
        return new AlertsAddress { IsPast = One("show") == "past", OnlyUnseen = One("seen") == "no", Kind = kind.Word is null ? null : kind.Kind };
    }

    /// <summary>The page with this choice; relative.</summary>
    public string On(string page)
    {
        List<KeyValuePair<string, string?>> parts = [];
        if (IsPast) parts.Add(new("show", "past"));
        if (OnlyUnseen) parts.Add(new("seen", "no"));
        if (Kind is { } kind) parts.Add(new("kind", Words.Single(known => known.Kind == kind).Word));
        return QueryHelpers.AddQueryString(page, parts);
    }

    public bool Shows(AlertEntry alert) => alert.IsOpen != IsPast && (!OnlyUnseen || !alert.IsSeen) && (Kind is null || alert.Alert.Kind == Kind);
}
