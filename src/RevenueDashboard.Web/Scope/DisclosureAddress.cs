using Microsoft.AspNetCore.WebUtilities;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Web.Scope;

/// <summary>All that the disclosure page shows, as the query of its address.</summary>
public sealed record DisclosureAddress
{
    /// <summary>A fiscal period by its code; null for the quarter of the last month that is over.</summary>
    public string? Period { get; init; }

    /// <summary>The text has the customers' own names instead of labels.</summary>
    public bool WithNames { get; init; }

    public DisclosureStandard Standard { get; init; }

    /// <inheritdoc cref="ViewAddress.KnownOn"/>
    public DateOnly? KnownOn { get; init; }

    /// <inheritdoc cref="ViewAddress.KnownOnTime"/>
    public DateTimeOffset? KnownOnTime => new ViewAddress { KnownOn = KnownOn }.KnownOnTime;

    /// <param name="address">Absolute or relative; only its query is read.</param>
    public static DisclosureAddress Read(string address)
    {
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(mark < 0 ? "" : address[mark..].Split('#')[0]);
        string? One(string name) => query.TryGetValue(name, out var texts) ? texts[^1] : null;
        return new DisclosureAddress
        {
            Period = One("period") is { Length: > 0 } period ? period : null,
            WithNames = One("names") == "own",
            Standard = One("standard") == "ifrs" ? DisclosureStandard.Ifrs8 : DisclosureStandard.Asc280,
            KnownOn = ViewAddress.Read(address).KnownOn,
        };
    }

    /// <summary>A page or file with this choice; relative.</summary>
    public string On(string page)
    {
        List<KeyValuePair<string, string?>> parts = [];
        if (Period is not null) parts.Add(new("period", Period));
        if (WithNames) parts.Add(new("names", "own"));
        if (Standard == DisclosureStandard.Ifrs8) parts.Add(new("standard", "ifrs"));
        return QueryHelpers.AddQueryString(new ViewAddress { KnownOn = KnownOn }.On(page), parts);
    }

    /// <summary>The period that is asked for; null when there is none of that name, or the book is empty.</summary>
    public FiscalPeriod? PeriodOf(RevenueDashboard.Cube.RevenueCube cube)
    {
        if (DisclosureReport.LatestOf(cube) is not { } latest) return null;
        if (Period is null) return latest;
        return cube.Calendar.TryParse(Period, ReportQuestion.LastOver(cube)!.Value, out var period) ? period : null;
    }
}
