using Microsoft.Extensions.Primitives;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Movements;

namespace RevenueDashboard.Web.Scope;

/// <summary>What a triangle of cohorts shows.</summary>
public enum CohortMeasure
{
    Revenue,
    Customers,
}

/// <summary>What only the movements page is asked, as a part of an address's query. What cannot be read is the default.</summary>
public sealed record MovementAddress
{
    /// <summary>The earlier month of the bridge; null for the one before the later.</summary>
    public Month? From { get; init; }

    /// <summary>The later month of the bridge; null for the month that figures are about.</summary>
    public Month? To { get; init; }

    /// <summary>Whose movements are shown.</summary>
    public MovementsOf Entities { get; init; } = MovementsOf.Customers;

    /// <summary>What the cohorts are told in.</summary>
    public CohortMeasure Cohorts { get; init; } = CohortMeasure.Revenue;

    /// <summary>The bridge between the two months, as far as they are chosen. Months in the wrong order are an old or mistyped link: then it is of one month.</summary>
    /// <returns>Null when the scope has no month with data.</returns>
    public MovementDetail? BridgeOf(RevenueCube cube, ReportQuestion question)
    {
        var from = From >= (To ?? MovementDetail.LastMonthOf(cube, question)) ? null : From;
        return MovementDetail.Of(cube, question, Entities, from, To);
    }

    internal static MovementAddress Read(Dictionary<string, StringValues> query)
    {
        string? One(string name) => query.TryGetValue(name, out var texts) ? texts[^1] : null;

        return new MovementAddress
        {
            From = Month.TryParse(One("bridge-from"), out var from) ? from : null,
            To = Month.TryParse(One("bridge-to"), out var to) ? to : null,
            Entities = One("of") == "products" ? MovementsOf.Products : MovementsOf.Customers,
            Cohorts = One("cohorts") == "customers" ? CohortMeasure.Customers : CohortMeasure.Revenue,
        };
    }

    internal IEnumerable<KeyValuePair<string, string?>> Write()
    {
        if (From is { } from) yield return Part("bridge-from", from.ToString());
        if (To is { } to) yield return Part("bridge-to", to.ToString());
        if (Entities == MovementsOf.Products) yield return Part("of", "products");
        if (Cohorts == CohortMeasure.Customers) yield return Part("cohorts", "customers");
    }

    private static KeyValuePair<string, string?> Part(string name, string text) => KeyValuePair.Create<string, string?>(name, text);
}
