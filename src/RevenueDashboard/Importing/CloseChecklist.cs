using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>What is looked at before a month is closed, worked out from the book as it is now.</summary>
internal sealed class CloseChecklist(RevenueContext context, Book book, Month month, DateTimeOffset now)
{
    private const int LargestCustomers = 20;
    private const int NamesShown = 5;

    private CommittedScopes committed = new([]);
    private Dictionary<int, string> products = [];

    // Nothing is before the first month there is: it has no records either.
    private Month Before => month == new Month(1, 1) ? month : month.AddMonths(-1);

    public async Task<IReadOnlyList<CloseCheck>> WorkOutAsync(CancellationToken cancellation)
    {
        committed = await CommittedScopes.LoadAsync(context, cancellation);
        products = await context.Products.AsNoTracking().ToDictionaryAsync(product => product.Id, product => product.Name, cancellation);
        var files = BatchesOf(month);
        List<CloseCheck> checks = [IsOver(), HasData(files), AllProducts()];

        var batches = await context.Batches.AsNoTracking().Where(batch => files.Contains(batch.Id)).OrderBy(batch => batch.Id).ToListAsync(cancellation);
        checks.Add(ControlTotals(batches));
        var rates = await RatesAsync(batches, cancellation);
        checks.Add(rates);
        if (rates.Outcome == CheckOutcome.Ok) checks.AddRange(await AmountsAsync(cancellation));
        checks.Add(await SuggestionsAsync(files, cancellation));
        checks.Add(await StagedAsync(cancellation));
        return checks;
    }

    private CloseCheck IsOver() => month < Month.Of(now.ToUniversalTime())
        ? new CloseCheck(CloseCheck.Over, CheckOutcome.Ok, "The month is over.")
        : new CloseCheck(CloseCheck.Over, CheckOutcome.Blocking, $"The month is not over{(month == new Month(9999, 12) ? "" : $" before {month.AddMonths(1)}: close it then")}.");

    private static CloseCheck HasData(List<int> files) => files.Count == 0
        ? new CloseCheck(CloseCheck.Data, CheckOutcome.Blocking, "No file in the book has records of this month: there is nothing to close.")
        : new CloseCheck(CloseCheck.Data, CheckOutcome.Ok, $"Its records come from {Count(files.Count, "file")}.") { Batches = files };

    private CloseCheck AllProducts()
    {
        var (now, before) = (ProductsOf(month), ProductsOf(Before));
        if (before.Count == 0) return new CloseCheck(CloseCheck.Products, CheckOutcome.Note, "The month before has no records to compare with.");

        var gone = before.Except(now).Order().Select(product => products[product]).ToList();
        return gone.Count == 0
            ? new CloseCheck(CloseCheck.Products, CheckOutcome.Ok, "Every product of the month before has records.")
            : new CloseCheck(CloseCheck.Products, CheckOutcome.Warning, $"No records of {Listed(gone)}, which had some the month before: its file may still be missing.");
    }

    private static CloseCheck ControlTotals(List<Batch> batches)
    {
        // A file that disagreed with its control total was refused: one that is here and came with one agrees.
        var agreed = batches.Count(batch => ImportJson.Read<SpendFileOptions>(batch.Options)?.ControlTotal is not null);
        return agreed == batches.Count && agreed > 0
            ? new CloseCheck(CloseCheck.ControlTotals, CheckOutcome.Ok, agreed == 1 ? "Its file agrees with the control total it came with." : $"All {agreed} files agree with the control totals they came with.")
            : new CloseCheck(CloseCheck.ControlTotals, CheckOutcome.Note, agreed == 0
                ? "No file of the month came with a control total."
                : $"{agreed} of {Count(batches.Count, "file")} came with a control total and agree with it; the others came without one.");
    }

    private async Task<CloseCheck> RatesAsync(List<Batch> batches, CancellationToken cancellation)
    {
        var totals = batches.SelectMany(batch => ImportJson.Read<FileSummary>(batch.Summary)?.Totals ?? []).Where(total => total.Month == month).ToList();
        var missing = await MissingRates.ProblemsAsync(context, book.Currency, totals, cancellation);
        if (missing.Count > 0) return new CloseCheck(CloseCheck.ExchangeRates, CheckOutcome.Blocking, missing[0].Message);

        return new CloseCheck(CloseCheck.ExchangeRates, CheckOutcome.Ok, totals.All(total => total.Currency == book.Currency)
            ? $"Everything is in {book.Currency?.Code ?? "one currency"}: no rate is needed."
            : "Every currency has its rate.");
    }

    private async Task<IReadOnlyList<CloseCheck>> AmountsAsync(CancellationToken cancellation)
    {
        var rates = new RateTable(book.Currency ?? Currency.Usd);
        foreach (var rate in await InCommitOrder(context.ExchangeRates.Where(rate => rate.Month == month || rate.Month == Before), rate => rate.BatchId, cancellation)) rates.Add(rate);

        var now = await MonthSums.OfAsync(context, committed, month, rates, cancellation);
        var before = await MonthSums.OfAsync(context, committed, Before, rates, cancellation);
        return [await ReportedTotalsAsync(now, rates, cancellation), await LargestAsync(now, before, cancellation)];
    }

    private async Task<CloseCheck> ReportedTotalsAsync(MonthSums sums, RateTable rates, CancellationToken cancellation)
    {
        var totals = new SortedDictionary<int, long>();
        foreach (var total in await InCommitOrder(context.ReportedTotals.Where(total => total.Month == month), total => total.BatchId, cancellation))
        {
            if (total.IsWithdrawn) totals.Remove(total.ProductId);
            else totals[total.ProductId] = rates.Convert(total.Amount, total.Currency, month);
        }

        if (totals.Count == 0) return new CloseCheck(CloseCheck.ReportedTotals, CheckOutcome.Note, "No total was reported for the month.");

        var below = totals.Where(total => total.Value < sums.ByProduct.GetValueOrDefault(total.Key)).ToList();
        if (below.Count > 0)
        {
            return new CloseCheck(CloseCheck.ReportedTotals, CheckOutcome.Warning, $"{Listed([.. below.Select(total => products[total.Key])])}: the reported total is below what customers are known to have paid.");
        }

        var above = totals.Count(total => total.Value > sums.ByProduct.GetValueOrDefault(total.Key));
        return new CloseCheck(CloseCheck.ReportedTotals, CheckOutcome.Ok, above == 0
            ? "Reported totals are exactly what customers paid."
            : "No reported total is below what customers are known to have paid; the rest is shown as allocated to no customer.");
    }

    private async Task<CloseCheck> LargestAsync(MonthSums now, MonthSums before, CancellationToken cancellation)
    {
        var largest = before.ByCustomer.Where(customer => customer.Value > 0).OrderByDescending(customer => customer.Value).ThenBy(customer => customer.Key).Take(LargestCustomers).ToList();
        if (largest.Count == 0) return new CloseCheck(CloseCheck.LargestCustomers, CheckOutcome.Note, "The month before has no customers to compare with.");

        var gone = largest.Where(customer => !now.ByCustomer.ContainsKey(customer.Key)).Select(customer => customer.Key).ToList();
        if (gone.Count == 0)
            return new CloseCheck(CloseCheck.LargestCustomers, CheckOutcome.Ok, largest.Count == 1 ? "The largest customer of the month before is here." : $"The {largest.Count} largest customers of the month before are all here.");

        var names = await context.Customers.AsNoTracking().Where(customer => gone.Contains(customer.Id)).ToDictionaryAsync(customer => customer.Id, customer => customer.Name, cancellation);
        return new CloseCheck(CloseCheck.LargestCustomers, CheckOutcome.Warning, $"Among the largest of the month before and not in this one: {Listed([.. gone.Select(id => names[id])])}. Gone, renamed, or left out?");
    }

    private async Task<CloseCheck> SuggestionsAsync(List<int> files, CancellationToken cancellation)
    {
        var open = await OpenSuggestions.CountAsync(context, files, cancellation);
        return open.Count == 0
            ? new CloseCheck(CloseCheck.Suggestions, CheckOutcome.Ok, "No suggestion about customers that may be one is open.")
            : new CloseCheck(CloseCheck.Suggestions, CheckOutcome.Warning, $"{Count(open.Values.Sum(), "suggestion")} about customers that may be one, undecided.") { Batches = [.. open.Keys] };
    }

    private async Task<CloseCheck> StagedAsync(CancellationToken cancellation)
    {
        var staged = await context.Batches.AsNoTracking().Where(batch => batch.State == BatchState.Staged).OrderBy(batch => batch.Id)
            .Select(batch => new { batch.Id, batch.Summary }).ToListAsync(cancellation);
        // One that is not read yet may be about any month.
        var waiting = staged.Where(batch => ImportJson.Read<FileSummary>(batch.Summary) is not { } summary
            || summary.Totals.Any(total => total.Month == month) || summary.Scopes.Any(scope => scope.Month == month)).Select(batch => batch.Id).ToList();
        return waiting.Count == 0
            ? new CloseCheck(CloseCheck.StagedBatches, CheckOutcome.Ok, "No staged file waits for the month.")
            : new CloseCheck(CloseCheck.StagedBatches, CheckOutcome.Warning, $"{Count(waiting.Count, "staged file")} may belong to the month: commit or discard first.") { Batches = waiting };
    }

    private HashSet<int> ProductsOf(Month of) => [.. committed.Of(of).Select(scope => scope.ProductId).Distinct().Where(product => committed.Counting(of, product).Any())];

    private List<int> BatchesOf(Month of) => [.. ProductsOf(of).SelectMany(product => committed.Counting(of, product)).Select(scope => scope.BatchId).Distinct().Order()];

    private async Task<List<T>> InCommitOrder<T>(IQueryable<T> said, Func<T, int> batchOf, CancellationToken cancellation) where T : class
    {
        var order = await context.Batches.AsNoTracking().Where(batch => batch.State == BatchState.Committed)
            .Select(batch => new { batch.Id, batch.CommitNumber }).ToDictionaryAsync(batch => batch.Id, batch => batch.CommitNumber!.Value, cancellation);
        return [.. (await said.AsNoTracking().ToListAsync(cancellation)).Where(fact => order.ContainsKey(batchOf(fact))).OrderBy(fact => order[batchOf(fact)])];
    }

    private static string Listed(List<string> names) => names.Count <= NamesShown
        ? string.Join(", ", names)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(NamesShown))} and {names.Count - NamesShown:N0} more");

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
