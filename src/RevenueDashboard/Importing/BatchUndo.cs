using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Takes a batch out of the book again, inside the caller's transaction. What it had replaced counts again; later batches stay as they are.</summary>
internal sealed class BatchUndo(BookTransaction write, TimeProvider time)
{
    private readonly RevenueContext context = write.Context;

    public async Task<BatchResult> RunAsync(Batch batch, string by, CancellationToken cancellation)
    {
        if (batch.State != BatchState.Committed)
            return new BatchResult(batch.Id, BatchOutcome.NotPossible, $"Batch {batch.Id} is not in the book: there is nothing to undo.");

        if (batch.Kind == FileKind.ExchangeRates && await MissingRates.NeededOfAsync(context, write.Book, batch.Id, cancellation) is { } needed)
            return new BatchResult(batch.Id, BatchOutcome.NotPossible, $"The book has revenue in {needed.Currency} in {needed.Month}, which only these rates convert. Import other rates, or undo that revenue first.");

        if (await (await ClosedMonths.LoadAsync(context, cancellation)).AgainstUndoAsync(context, batch, cancellation) is { } closed)
            return new BatchResult(batch.Id, BatchOutcome.NotPossible, closed);

        var now = time.GetUtcNow();
        batch.State = BatchState.Undone;
        batch.UndoneAt = now;
        batch.UndoneBy = by;
        write.Book.Version++;
        // Saved before the book is looked at again, which is done in the database.
        await context.SaveChangesAsync(cancellation);

        await ForgetCurrencyAsync(cancellation);
        await AuditTrail.AppendAsync(context, now, by, "undo", batch.Id, BatchMessages.Audit(batch), cancellation);

        return new BatchResult(batch.Id, BatchOutcome.Done, $"Batch {batch.Id} ({batch.FileName}) is out of the book.");
    }

    // The first file was in the wrong currency: once nothing is left that is told in the book's currency, the next file may bring another.
    private async Task ForgetCurrencyAsync(CancellationToken cancellation)
    {
        var kinds = (FileKind[])[FileKind.Spend, FileKind.ExchangeRates, FileKind.ReportedTotals];
        if (!await context.Batches.AnyAsync(batch => batch.State == BatchState.Committed && kinds.Contains(batch.Kind), cancellation)) write.Book.Currency = null;
    }
}
