using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

/// <summary>Decisions about names, written as a committed batch has them.</summary>
internal static class Aliases
{
    public static async Task DecideAsync(TestBook test, string name, string other, bool isSame)
    {
        await using var context = test.Open();
        var ids = await context.Customers.ToDictionaryAsync(customer => customer.Name, customer => customer.Id, TestBook.Cancellation);
        var batch = new Batch
        {
            Id = await context.Batches.MaxAsync(each => each.Id, TestBook.Cancellation) + 1, Kind = FileKind.Customers, State = BatchState.Committed, FileName = "aliases", FileHash = "", By = "ann",
            StagedAt = test.Time.GetUtcNow(), CommittedAt = test.Time.GetUtcNow(), CommitNumber = await context.Batches.MaxAsync(each => each.CommitNumber, TestBook.Cancellation) + 1,
        };
        context.Batches.Add(batch);
        context.CustomerAliases.Add(new CustomerAlias { BatchId = batch.Id, CustomerId = ids[name], OtherId = ids[other], IsSame = isSame });
        await context.SaveChangesAsync(TestBook.Cancellation);
    }
}
