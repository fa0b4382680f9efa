using System.Text.Json.Nodes;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports.Movements;

namespace RevenueDashboard.Reports.Export;

/// <summary>Movements and cohorts as JSON, by the rules of <see cref="ReportJson"/>. Losses are negative: opening and all parts add up to closing.</summary>
public static class MovementsJson
{
    public static JsonObject Of(MovementsReport report) => new()
    {
        ["scope"] = ReportJson.Scope(report.Scope),
        ["months"] = new JsonArray([.. report.Months.Select(Month)]),
    };

    /// <summary>The months, and the bridge between two of them.</summary>
    /// <param name="top">How many of the customers behind it; null for all.</param>
    public static JsonObject Of(MovementsReport report, MovementDetail detail, int? top = null)
    {
        var json = Of(report);
        var bridge = new JsonObject
        {
            ["from"] = detail.From.ToString(),
            ["to"] = detail.To.ToString(),
            ["multiMonth"] = detail.IsMultiMonth,
            ["missingBetween"] = new JsonArray([.. detail.MissingBetween.Select(month => JsonValue.Create(month.ToString()))]),
            ["noBridge"] = detail.Gap?.InWords(),
        };
        Add(bridge, detail.Bridge);
        Add(bridge, detail.Remainder);
        bridge["exLargest"] = ExLargest(detail.Largest, detail.ExLargest);
        bridge["changes"] = new JsonArray([.. detail.Changes.Take(top ?? int.MaxValue).Select(Change)]);
        json["bridge"] = bridge;
        return json;
    }

    public static JsonObject Of(CohortsReport report) => new()
    {
        ["scope"] = ReportJson.Scope(report.Scope),
        ["largest"] = report.Largest?.Name,
        ["cohorts"] = new JsonArray([.. report.Cohorts.Select(cohort => new JsonObject
        {
            ["cohort"] = CohortWords.Of(cohort),
            ["start"] = cohort.Start.ToString(),
            ["customers"] = cohort.Customers,
            ["hasLargest"] = cohort.HasLargest,
            ["months"] = Points(cohort.Points),
            ["exLargest"] = Points(cohort.PointsExLargest),
        })]),
    };

    private static JsonArray Points(IReadOnlyList<CohortPoint> points) => new([.. points.Select(point => new JsonObject
    {
        ["month"] = point.Month.ToString(),
        ["status"] = StatusWords.Of(point.Status),
        ["noRetention"] = point.Gap?.InWords(),
        ["age"] = point.Age,
        ["amount"] = ReportJson.Amount(point.Amount),
        ["customers"] = point.Active,
        ["revenueRetention"] = point.RevenueRetention,
        ["logoRetention"] = point.LogoRetention,
    })]);

    private static JsonObject Month(MovementMonth month)
    {
        var json = new JsonObject { ["month"] = month.Month.ToString(), ["status"] = StatusWords.Of(month.Status), ["noBridge"] = month.Gap?.InWords() };
        Add(json, month.All.Bridge);
        Add(json, month.All);
        Add(json, month.Remainder);
        var rest = ExLargest(month.Largest, month.ExLargest?.Bridge);
        if (rest is not null && month.ExLargest is { } measures) Add(rest, measures);
        json["exLargest"] = rest;
        return json;
    }

    private static JsonObject? ExLargest(string? largest, MovementBridge? bridge)
    {
        if (largest is null) return null;
        var json = new JsonObject { ["without"] = largest };
        Add(json, bridge);
        return json;
    }

    private static void Add(JsonObject json, MovementBridge? bridge)
    {
        json["opening"] = ReportJson.Amount(bridge?.Opening);
        json["new"] = ReportJson.Amount(bridge?.New);
        json["reactivation"] = ReportJson.Amount(bridge?.Reactivation);
        json["expansion"] = ReportJson.Amount(bridge?.Expansion);
        json["crossSell"] = ReportJson.Amount(bridge?.CrossSell);
        json["contraction"] = ReportJson.Amount(bridge?.Contraction);
        json["churn"] = ReportJson.Amount(bridge?.Churn);
        json["credit"] = ReportJson.Amount(bridge?.Credit);
        json["structure"] = ReportJson.Amount(bridge?.Structure);
        json["fx"] = ReportJson.Amount(bridge?.Fx);
        json["closing"] = ReportJson.Amount(bridge?.Closing);
        json["counts"] = bridge is null ? null : new JsonObject
        {
            ["opening"] = bridge.OpeningCount,
            ["new"] = bridge.NewCount,
            ["reactivation"] = bridge.ReactivationCount,
            ["expansion"] = bridge.ExpansionCount,
            ["contraction"] = bridge.ContractionCount,
            ["churn"] = bridge.ChurnCount,
            ["credit"] = bridge.CreditCount,
            ["structure"] = bridge.StructureCount,
            ["fx"] = bridge.FxCount,
        };
    }

    private static void Add(JsonObject json, MovementMeasures measures)
    {
        json["nrr12"] = measures.Nrr12;
        json["grr12"] = measures.Grr12;
        json["logoChurn"] = measures.LogoChurn;
        json["quickRatio"] = measures.QuickRatio;
        json["noLosses"] = measures.HasNoLosses;
    }

    // Beside the bridge, which is of known customers.
    private static void Add(JsonObject json, UnallocatedChange remainder)
    {
        json["unallocatedOpening"] = ReportJson.Amount(remainder.Opening);
        json["unallocatedClosing"] = ReportJson.Amount(remainder.Closing);
    }

    private static JsonObject Change(MovementChange change) => new()
    {
        ["customer"] = change.Name,
        ["kind"] = MovementWords.Of(change.Kind),
        ["before"] = ReportJson.Amount(change.Before),
        ["after"] = ReportJson.Amount(change.After),
        ["amount"] = ReportJson.Amount(change.Amount),
        ["crossSell"] = ReportJson.Amount(change.CrossSell),
        ["structure"] = ReportJson.Amount(change.Structure),
        ["fx"] = ReportJson.Amount(change.Fx),
        ["firstMonth"] = change.FirstMonth?.ToString(),
        ["lastMonth"] = change.LastMonth?.ToString(),
        ["industry"] = change.Industry,
        ["previousProvider"] = change.PreviousProvider,
    };
}
