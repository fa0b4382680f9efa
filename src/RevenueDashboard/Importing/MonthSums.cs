using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>What the counting records of a month add up to, in the reporting currency.</summary>
internal sealed class MonthSums
{
    /// <summary>Ten-thousandths by customer.</summary>
    public Dictionary<int, long> ByCustomer { get; } = [];

    /// <summary>Ten-thousandths by product.</summary>
    public Dictionary<int, long> ByProduct { get; } = [];

    /// <exception cref="InvalidDataException">A record's currency has no rate.</exception>
    public static async Task<MonthSums> OfAsync(RevenueContext context, CommittedScopes committed, Month month, RateTable rates, CancellationToken cancellation)
    {
        var counting = committed.Of(month).Select(scope => scope.ProductId).Distinct()
            .SelectMany(product => committed.Counting(month, product)).Select(scope => (scope.BatchId, scope.ProductId)).ToHashSet();
        var batches = counting.Select(pair => pair.BatchId).Distinct().ToList();
        var sums = new MonthSums();
        if (batches.Count == 0) return sums;

        // Converted cell by cell, as the figures are: what is rounded one by one is not always the rounded sum.
        var cells = await context.Records.AsNoTracking()
            .Where(record => batches.Contains(record.BatchId) && record.Month == month)
            .GroupBy(record => new { record.BatchId, record.CustomerId, record.ProductId, record.RevenueType, record.Currency })
            .Select(cell => new { cell.Key.BatchId, cell.Key.CustomerId, cell.Key.ProductId, cell.Key.RevenueType, cell.Key.Currency, Amount = cell.Sum(record => record.Amount) })
            .ToListAsync(cancellation);
        var decided = await DecidedNames.LoadAsync(context, cancellation);
        foreach (var cell in cells.Where(cell => counting.Contains((cell.BatchId, cell.ProductId))).GroupBy(cell => (CustomerId: decided.IdOf(cell.CustomerId), cell.ProductId, cell.RevenueType, cell.Currency)))
        {
            var amount = rates.Convert(cell.Aggregate(0L, (sum, part) => checked(sum + part.Amount)), cell.Key.Currency, month);
            sums.ByCustomer[cell.Key.CustomerId] = checked(sums.ByCustomer.GetValueOrDefault(cell.Key.CustomerId) + amount);
            sums.ByProduct[cell.Key.ProductId] = checked(sums.ByProduct.GetValueOrDefault(cell.Key.ProductId) + amount);
        }

        return sums;
    }
}
