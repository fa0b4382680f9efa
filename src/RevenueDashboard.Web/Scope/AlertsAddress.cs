using Microsoft.AspNetCore.WebUtilities;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Risk.Export;

namespace RevenueDashboard.Web.Scope;

/// <summary>All that the page of alerts shows, as the query of its address.</summary>
public sealed record AlertsAddress
{
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
        return new AlertsAddress { IsPast = One("show") == "past", OnlyUnseen = One("seen") == "no", Kind = AlertTerms.KindNamed(One("kind")) };
    }

    /// <summary>The page with this choice; relative.</summary>
    public string On(string page)
    {
        List<KeyValuePair<string, string?>> parts = [];
        if (IsPast) parts.Add(new("show", "past"));
        if (OnlyUnseen) parts.Add(new("seen", "no"));
        if (Kind is { } kind) parts.Add(new("kind", AlertTerms.Of(kind)));
        return QueryHelpers.AddQueryString(page, parts);
    }

    public bool Shows(AlertEntry alert) => alert.IsOpen != IsPast && (!OnlyUnseen || !alert.IsSeen) && (Kind is null || alert.Alert.Kind == Kind);
}
