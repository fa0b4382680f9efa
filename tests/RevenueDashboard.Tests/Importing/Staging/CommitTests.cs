using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

public sealed class CommitTests
{
    private const string March = "month,customer,product,amount\n2025-03,Acme,Compute,100\n2025-03,Bolt,Compute,250.5\n2025-03,Acme,Storage,-7\n";

    [Theory, Databases]
    public async Task A_committed_file_counts_row_by_row(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);

        var batchId = await test.CommitAsync("march.csv", March);

        await using var context = test.Open();
        var records = await context.Records.OrderBy(record => record.Line).ToListAsync(TestBook.Cancellation);
        Assert.Equal([(batchId, 2, 1_000_000), (batchId, 3, 2_505_000), (batchId, 4, -70_000)], records.Select(record => (record.BatchId, record.Line, record.Amount)));
        Assert.Equal(["Acme", "Bolt"], await context.Customers.OrderBy(customer => customer.Id).Select(customer => customer.Name).ToListAsync(TestBook.Cancellation));
        Assert.Equal("2025-03 Acme Compute 100; 2025-03 Acme Storage -7; 2025-03 Bolt Compute 250", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task A_commit_moves_the_version_sets_the_currency_and_is_audited(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);

        var batchId = await test.CommitAsync("march.csv", "month,customer,product,amount,currency\n2025-03,Acme,Compute,100,EUR\n");

        await using var context = test.Open();
        var book = await context.Books.SingleAsync(TestBook.Cancellation);
        Assert.Equal((1L, "EUR"), (book.Version, book.Currency?.Code));
        var batch = await context.Batches.SingleAsync(TestBook.Cancellation);
        Assert.Equal((BatchState.Committed, 1L, test.Time.GetUtcNow()), (batch.State, batch.CommitNumber, batch.CommittedAt));
        var entry = await context.AuditEntries.SingleAsync(TestBook.Cancellation);
        Assert.Equal(("commit", "ann", batchId), (entry.Action, entry.By, entry.BatchId));
        Assert.Null(await AuditTrail.FirstBrokenAsync(context, TestBook.Cancellation));
    }

    [Theory, Databases]
    public async Task A_staged_file_counts_nowhere_until_it_is_committed(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);

        var staged = await test.StageAsync("march.csv", March);

        Assert.Equal((StagedOutcome.Staged, 3L), (staged.Outcome, staged.Summary!.Rows));
        Assert.Equal("", await test.CountingAsync());
        await using (var context = test.Open()) Assert.Equal(0, (await context.Books.SingleAsync(TestBook.Cancellation)).Version);

        Assert.Equal(BatchOutcome.Done, (await test.Importer.CommitAsync(staged.BatchId!.Value, "ann", TestBook.Cancellation)).Outcome);
        Assert.Equal("2025-03 Acme Compute 100; 2025-03 Acme Storage -7; 2025-03 Bolt Compute 250", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task A_preview_keeps_nothing(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);

        var preview = await test.Importer.PreviewAsync(ImportFile.Of("march.csv", System.Text.Encoding.UTF8.GetBytes(March)), new SpendFileOptions(), new Dictionary<string, string>(), "ann", cancellation: TestBook.Cancellation);

        Assert.Equal((null, StagedOutcome.Staged, 3L), (preview.BatchId, preview.Outcome, preview.Summary?.Rows));
        await using var context = test.Open();
        Assert.False(await context.Batches.AnyAsync(TestBook.Cancellation));
        Assert.False(await context.Customers.AnyAsync(TestBook.Cancellation));
        Assert.False(await context.Records.AnyAsync(TestBook.Cancellation));
    }

    [Theory, Databases]
    public async Task The_same_file_again_changes_nothing(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var first = await test.CommitAsync("march.csv", March);

        var again = await test.ImportAsync("march copy.csv", March);

        Assert.Equal((StagedOutcome.AlreadyImported, first, "march.csv"), (again.File.Outcome, again.File.BatchId, again.File.Earlier?.FileName));
        await using var context = test.Open();
        Assert.Equal(1, await context.Batches.CountAsync(TestBook.Cancellation));
        Assert.Equal(3, await context.Records.CountAsync(TestBook.Cancellation));
    }

    [Theory, Databases]
    public async Task The_same_rows_in_another_order_are_already_imported(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("march.csv", March);

        var again = await test.ImportAsync("sorted.csv", "product,customer,amount,month\nStorage,Acme,-7.00,2025-03\nCompute,Bolt,250.50,2025-03\nCompute,Acme,100,2025-03\n");

        Assert.Equal(StagedOutcome.AlreadyImported, again.File.Outcome);
    }

    [Theory, Databases]
    public async Task A_file_that_was_replaced_since_can_be_imported_again(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("march.csv", March);
        await test.CommitAsync("corrected.csv", "month,customer,product,amount\n2025-03,Acme,Compute,90\n", (ImportQuestion.Restatement, "replace"));

        await test.CommitAsync("march.csv", March, (ImportQuestion.Restatement, "replace"));

        Assert.Equal("2025-03 Acme Compute 100; 2025-03 Acme Storage -7; 2025-03 Bolt Compute 250", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task Of_two_files_for_the_same_month_the_second_is_told_that_the_book_changed(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var one = await test.StageAsync("one.csv", "month,customer,product,amount\n2025-03,Acme,Compute,100\n");
        var two = await test.StageAsync("two.csv", "month,customer,product,amount\n2025-03,Acme,Compute,110\n");
        Assert.Empty(two.Questions);
        await test.Importer.CommitAsync(one.BatchId!.Value, "ann", TestBook.Cancellation);

        var told = await test.Importer.CommitAsync(two.BatchId!.Value, "bob", TestBook.Cancellation);

        Assert.Equal((BatchOutcome.BookChanged, ImportQuestion.Restatement), (told.Outcome, Assert.Single(told.Questions).Code));
        Assert.Equal("2025-03 Acme Compute 100", await test.CountingAsync());

        // Having seen the new comparison, the person decides.
        Assert.Equal(BatchOutcome.QuestionsOpen, (await test.Importer.CommitAsync(two.BatchId.Value, "bob", TestBook.Cancellation)).Outcome);
        await test.Importer.AnswerAsync(two.BatchId.Value, new Dictionary<string, string> { [ImportQuestion.Restatement] = "replace" }, "Ann", TestBook.Cancellation);
        Assert.Equal(BatchOutcome.Done, (await test.Importer.CommitAsync(two.BatchId.Value, "bob", TestBook.Cancellation)).Outcome);
        Assert.Equal("2025-03 Acme Compute 110", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task A_commit_elsewhere_in_the_book_disturbs_nobody(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var march = await test.StageAsync("march.csv", March);
        await test.CommitAsync("april.csv", "month,customer,product,amount\n2025-04,Acme,Compute,5\n");

        Assert.Equal(BatchOutcome.Done, (await test.Importer.CommitAsync(march.BatchId!.Value, "ann", TestBook.Cancellation)).Outcome);
    }

    [Theory, Databases]
    public async Task The_same_rows_staged_twice_are_committed_once(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var one = await test.StageAsync("one.csv", March);
        var two = await test.StageAsync("two.csv", March);
        await test.Importer.CommitAsync(one.BatchId!.Value, "ann", TestBook.Cancellation);

        var told = await test.Importer.CommitAsync(two.BatchId!.Value, "bob", TestBook.Cancellation);
        var again = await test.Importer.CommitAsync(two.BatchId.Value, "bob", TestBook.Cancellation);

        Assert.Equal((BatchOutcome.NotPossible, BatchOutcome.NotPossible), (told.Outcome, again.Outcome));
        Assert.Equal("2025-03 Acme Compute 100; 2025-03 Acme Storage -7; 2025-03 Bolt Compute 250", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task Two_commits_at_the_same_moment_both_happen_one_after_the_other(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await using var otherServer = test.Start();
        var other = (SpendImporter)otherServer.GetService(typeof(SpendImporter))!;
        var march = await test.StageAsync("march.csv", March);
        var april = await test.StageAsync("april.csv", "month,customer,product,amount\n2025-04,Acme,Compute,100\n2025-04,Bolt,Compute,250\n");

        var results = await Task.WhenAll(
            test.Importer.CommitAsync(march.BatchId!.Value, "ann", TestBook.Cancellation), other.CommitAsync(april.BatchId!.Value, "bob", TestBook.Cancellation));

        Assert.All(results, result => Assert.Equal(BatchOutcome.Done, result.Outcome));
        await using var context = test.Open();
        Assert.Equal(2, (await context.Books.SingleAsync(TestBook.Cancellation)).Version);
        Assert.Equal([1, 2], await context.Batches.OrderBy(batch => batch.CommitNumber).Select(batch => batch.CommitNumber!.Value).ToListAsync(TestBook.Cancellation));
        Assert.Null(await AuditTrail.FirstBrokenAsync(context, TestBook.Cancellation));
    }

    [Theory, Databases]
    public async Task A_discarded_batch_cannot_be_committed(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var staged = await test.StageAsync("march.csv", March);

        Assert.Equal(BatchOutcome.Done, (await test.Importer.DiscardAsync(staged.BatchId!.Value, "ann", TestBook.Cancellation)).Outcome);

        Assert.Equal(BatchOutcome.NotPossible, (await test.Importer.CommitAsync(staged.BatchId.Value, "ann", TestBook.Cancellation)).Outcome);
        Assert.Equal(BatchOutcome.NotPossible, (await test.Importer.DiscardAsync(staged.BatchId.Value, "ann", TestBook.Cancellation)).Outcome);
        Assert.Equal(BatchOutcome.NotFound, (await test.Importer.CommitAsync(99, "ann", TestBook.Cancellation)).Outcome);
        Assert.Equal("", await test.CountingAsync());
    }
}
