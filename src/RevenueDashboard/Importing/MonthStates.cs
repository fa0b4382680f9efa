using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>How a commit or an undo moves the books of a month.</summary>
internal static class MonthStates
{
    /// <summary>A running month is open. A month that is over is final with its first file, and restated with every later one.</summary>
    /// <param name="current">Null when nobody has brought anything for it.</param>
    public static MonthStatus After(MonthStatus? current, Month month, DateTimeOffset committedAt)
    {
        if (month >= Month.Of(committedAt.ToUniversalTime())) return MonthStatus.Open;
        return current is MonthStatus.Final or MonthStatus.Restated ? MonthStatus.Restated : MonthStatus.Final;
    }

    public static Task CommittedAsync(RevenueContext context, IEnumerable<BatchScope> scopes, DateTimeOffset at, string by, CancellationToken cancellation) =>
        SetAsync(context, scopes, (scope, current) => After(current, scope.Month, at), at, by, cancellation);

    /// <summary>As if the undone batch had never been: the remaining commits are gone through again, each as of its own day.</summary>
    public static Task UndoneAsync(
        RevenueContext context, IEnumerable<BatchScope> scopes, CommittedScopes remaining, DateTimeOffset at, string by, CancellationToken cancellation) =>
        SetAsync(context, scopes, (scope, _) => Replay(remaining.History(scope.Month, scope.ProductId)), at, by, cancellation);

    private static MonthStatus Replay(IEnumerable<CommittedScope> history)
    {
        MonthStatus? status = null;
        foreach (var scope in history) status = After(status, scope.Month, scope.CommittedAt);
        return status ?? MonthStatus.Missing;
    }

    private static async Task SetAsync(
        RevenueContext context, IEnumerable<BatchScope> scopes, Func<BatchScope, MonthStatus?, MonthStatus> status, DateTimeOffset at, string by, CancellationToken cancellation)
    {
        var states = await context.MonthStates.ToDictionaryAsync(state => (state.Month, state.ProductId), cancellation);
        foreach (var scope in scopes)
        {
            if (!states.TryGetValue((scope.Month, scope.ProductId), out var state))
            {
                state = new MonthState { Month = scope.Month, ProductId = scope.ProductId, By = by };
                context.MonthStates.Add(state);
            }

            state.Status = status(scope, state.Status);
            state.ChangedAt = at;
            state.By = by;
        }
    }
}
