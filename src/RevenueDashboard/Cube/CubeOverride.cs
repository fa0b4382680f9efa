using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Cube;

/// <summary>A number that a person put in the place of a part of a customer's scorecard, or took back.</summary>
/// <param name="Customer">Whose scorecard: a position in the cube's customers.</param>
/// <param name="Part">See <see cref="ScorecardOverride.Part"/>.</param>
/// <param name="Value">In basis points; null goes back to the scorecard.</param>
/// <param name="Reason">In the person's words, raw.</param>
public sealed record CubeOverride(int Customer, string Part, int? Value, string Reason, string By, DateTimeOffset At)
{
    /// <summary>All up to a moment, in the order in which they were made: the last of a customer and a part holds.</summary>
    internal static async Task<IReadOnlyList<CubeOverride>> LoadAsync(RevenueContext context, DateTimeOffset? until, Dictionary<int, int> customers, CancellationToken cancellation)
    {
        var changes = context.ScorecardOverrides.AsNoTracking();
        if (until is { } time) changes = changes.Where(change => change.At <= time);
        return [.. (await changes.OrderBy(change => change.Id).ToListAsync(cancellation)).Select(change => new CubeOverride(customers[change.CustomerId], change.Part, change.Value, change.Reason, change.By, change.At))];
    }
}
