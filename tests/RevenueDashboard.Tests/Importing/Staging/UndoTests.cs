using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

public sealed class UndoTests
{
    private const string Header = "month,customer,product,amount\n";

    [Theory, Databases]
    public async Task Undoing_the_latest_lets_what_it_replaced_count_again(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("1.csv", Header + "2025-03,Acme,Compute,1\n2025-03,Acme,Storage,10\n");
        var second = await test.CommitAsync("2.csv", Header + "2025-03,Acme,Compute,2\n", (ImportQuestion.Restatement, "replace"));
        Assert.Equal("2025-03 Acme Compute 2", await test.CountingAsync());

        var undone = await test.Importer.UndoAsync(second, "bob", TestBook.Cancellation);

        Assert.Equal(BatchOutcome.Done, undone.Outcome);
        Assert.Equal("2025-03 Acme Compute 1; 2025-03 Acme Storage 10", await test.CountingAsync());
        await using var context = test.Open();
        Assert.Equal(3, (await context.Books.SingleAsync(TestBook.Cancellation)).Version);
        Assert.Equal(["commit ann", "commit ann", "undo bob"], (await context.AuditEntries.OrderBy(entry => entry.Id).ToListAsync(TestBook.Cancellation)).Select(entry => $"{entry.Action} {entry.By}"));
    }

    [Theory, Databases]
    public async Task What_a_correction_dropped_does_not_come_back_beside_a_later_file_that_has_it_again(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("1.csv", Header + "2025-03,Acme,Compute,10\n2025-03,Acme,Storage,5\n");
        var second = await test.CommitAsync("2.csv", Header + "2025-03,Acme,Compute,11\n", (ImportQuestion.Restatement, "replace"));
        await test.CommitAsync("3.csv", Header + "2025-03,Acme,Compute,12\n2025-03,Acme,Storage,6\n", (ImportQuestion.Restatement, "replace"));

        await test.Importer.UndoAsync(second, "ann", TestBook.Cancellation);

        Assert.Equal("2025-03 Acme Compute 12; 2025-03 Acme Storage 6", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task What_a_correction_dropped_stays_gone_while_a_later_correction_stands(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("1.csv", Header + "2025-03,Acme,Compute,10\n2025-03,Acme,Storage,5\n");
        var second = await test.CommitAsync("2.csv", Header + "2025-03,Acme,Compute,11\n", (ImportQuestion.Restatement, "replace"));
        var third = await test.CommitAsync("3.csv", Header + "2025-03,Acme,Compute,12\n", (ImportQuestion.Restatement, "replace"));

        await test.Importer.UndoAsync(second, "ann", TestBook.Cancellation);
        Assert.Equal("2025-03 Acme Compute 12", await test.CountingAsync());

        await test.Importer.UndoAsync(third, "ann", TestBook.Cancellation);
        Assert.Equal("2025-03 Acme Compute 10; 2025-03 Acme Storage 5", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task A_product_brought_after_it_was_dropped_counts_alone_when_the_dropping_is_undone(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("1.csv", Header + "2025-03,Acme,Compute,10\n2025-03,Acme,Storage,5\n");
        var second = await test.CommitAsync("2.csv", Header + "2025-03,Acme,Compute,11\n", (ImportQuestion.Restatement, "replace"));
        await test.CommitAsync("3.csv", Header + "2025-03,Acme,Storage,6\n");

        await test.Importer.UndoAsync(second, "ann", TestBook.Cancellation);

        Assert.Equal("2025-03 Acme Compute 10; 2025-03 Acme Storage 6", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task Undoing_the_middle_of_a_chain_changes_nothing_until_its_end_is_undone(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("1.csv", Header + "2025-03,Acme,Compute,1\n");
        var second = await test.CommitAsync("2.csv", Header + "2025-03,Acme,Compute,2\n", (ImportQuestion.Restatement, "replace"));
        var third = await test.CommitAsync("3.csv", Header + "2025-03,Acme,Compute,3\n", (ImportQuestion.Restatement, "replace"));

        await test.Importer.UndoAsync(second, "ann", TestBook.Cancellation);
        Assert.Equal("2025-03 Acme Compute 3", await test.CountingAsync());

        await test.Importer.UndoAsync(third, "ann", TestBook.Cancellation);
        Assert.Equal("2025-03 Acme Compute 1", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task An_undone_file_can_be_imported_again(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var first = await test.CommitAsync("1.csv", Header + "2025-03,Acme,Compute,1\n");
        await test.Importer.UndoAsync(first, "ann", TestBook.Cancellation);
        Assert.Equal("", await test.CountingAsync());

        await test.CommitAsync("1.csv", Header + "2025-03,Acme,Compute,1\n");

        Assert.Equal("2025-03 Acme Compute 1", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task What_is_not_in_the_book_cannot_be_undone(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var staged = await test.StageAsync("1.csv", Header + "2025-03,Acme,Compute,1\n");

        Assert.Equal(BatchOutcome.NotPossible, (await test.Importer.UndoAsync(staged.BatchId!.Value, "ann", TestBook.Cancellation)).Outcome);
        Assert.Equal(BatchOutcome.NotFound, (await test.Importer.UndoAsync(99, "ann", TestBook.Cancellation)).Outcome);
    }

    [Theory, Databases]
    public async Task A_month_without_any_file_left_is_missing(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var first = await test.CommitAsync("1.csv", Header + "2025-05,Acme,Compute,1\n");

        await test.Importer.UndoAsync(first, "ann", TestBook.Cancellation);

        Assert.Equal(MonthStatus.Missing, await test.StatusAsync("2025-05", "Compute"));
    }

    [Theory, Databases]
    public async Task A_book_that_is_empty_again_takes_the_currency_of_the_next_file(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var wrong = await test.CommitAsync("wrong.csv", "month,customer,product,amount,currency\n2025-05,Acme,Compute,1,EUR\n");
        await test.Importer.UndoAsync(wrong, "ann", TestBook.Cancellation);

        await test.CommitAsync("right.csv", "month,customer,product,amount,currency\n2025-05,Acme,Compute,1,GBP\n");

        await using var context = test.Open();
        Assert.Equal("GBP", (await context.Books.SingleAsync(TestBook.Cancellation)).Currency?.Code);
    }
}
