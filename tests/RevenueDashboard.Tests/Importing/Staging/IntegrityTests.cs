using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

public sealed class IntegrityTests
{
    private const string March = "month,customer,product,amount\n2025-03,Acme,Compute,100\n2025-03,Bolt,Compute,250\n";

    [Theory, Databases]
    public async Task Records_that_do_not_add_up_to_the_file_are_not_committed(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var staged = await test.StageAsync("march.csv", March);
        await using (var context = test.Open())
        {
            await context.Records.Where(record => record.Line == 3)
                .ExecuteUpdateAsync(record => record.SetProperty(row => row.Amount, row => row.Amount + 1), TestBook.Cancellation);
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => test.Importer.CommitAsync(staged.BatchId!.Value, "ann", TestBook.Cancellation));

        await using var after = test.Open();
        Assert.Equal(BatchState.Staged, (await after.Batches.SingleAsync(TestBook.Cancellation)).State);
        Assert.Equal(0, (await after.Books.SingleAsync(TestBook.Cancellation)).Version);
        Assert.False(await after.BatchScopes.AnyAsync(TestBook.Cancellation));
        Assert.False(await after.AuditEntries.AnyAsync(TestBook.Cancellation));
    }

    [Theory, Databases]
    public async Task A_record_that_is_lost_is_noticed_even_when_it_is_worth_nothing(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var staged = await test.StageAsync("march.csv", March + "2025-03,Cole,Compute,0\n");
        await using (var context = test.Open()) await context.Records.Where(record => record.Line == 4).ExecuteDeleteAsync(TestBook.Cancellation);

        await Assert.ThrowsAsync<InvalidDataException>(() => test.Importer.CommitAsync(staged.BatchId!.Value, "ann", TestBook.Cancellation));
    }

    [Theory, Databases]
    public async Task The_original_comes_back_byte_for_byte(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        // Amounts without a pattern, so that the compressed file is more than one piece of a megabyte.
        var random = new Random(20250615);
        var rows = Enumerable.Range(0, 150_000).Select(row => $"2025-03,Customer {row},Compute,{random.NextInt64(1_000_000_000)}.{random.Next(10_000):0000}\r\n");
        var bytes = System.Text.Encoding.UTF8.GetBytes("month,customer,product,amount\r\n" + string.Concat(rows));

        var imported = await test.Importer.ImportAsync(ImportFile.Of("big.csv", bytes), new SpendFileOptions(), new Dictionary<string, string>(), "ann", cancellation: TestBook.Cancellation);

        Assert.Empty(imported.File.Problems);
        await using var context = test.Open();
        var pieces = await context.BatchFilePieces.Select(piece => piece.Bytes.Length).ToListAsync(TestBook.Cancellation);
        Assert.True(pieces.Count > 1);
        Assert.All(pieces, length => Assert.InRange(length, 1, 1_000_000));
        using var original = new MemoryStream();
        Assert.True(await test.Importer.CopyOriginalAsync(imported.File.BatchId!.Value, original, TestBook.Cancellation));
        Assert.Equal(bytes, original.ToArray());
        var batch = await context.Batches.SingleAsync(TestBook.Cancellation);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), batch.FileHash);
        Assert.Equal(bytes.Length, batch.FileSize);
        Assert.Equal(150_000, await context.Records.CountAsync(TestBook.Cancellation));
    }

    [Theory, Databases]
    public async Task Everything_a_row_says_is_kept(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        // The last statement of a file is shorter than the others, and optional columns come and go between rows: 130 rows are two full statements and a rest.
        var rows = Enumerable.Range(0, 130).Select(row => row % 3 == 0
            ? $"2025-03,Customer {row},Compute,{row}.25,{row},{row + 1},reported,nearly,source {row},note {row},{row}.5,seats\n"
            : $"2025-03,Customer {row},Compute,{row}.25,,,,,,,,\n");

        await test.CommitAsync("full.csv", "month,customer,product,amount,amount low,amount high,status,qualifier,source,note,quantity,unit\n" + string.Concat(rows));

        await using var context = test.Open();
        var records = await context.Records.OrderBy(record => record.Line).ToListAsync(TestBook.Cancellation);
        Assert.Equal(130, records.Count);
        for (var row = 0; row < 130; row++)
        {
            var record = records[row];
            Assert.Equal((row + 2, row * 10_000 + 2_500), (record.Line, record.Amount));
            Assert.Equal(
                row % 3 == 0
                    ? (row * 10_000L, row * 10_000L + 10_000, RecordStatus.Reported, "nearly", $"source {row}", $"note {row}", row * 10_000L + 5_000, "seats")
                    : ((long?)null, (long?)null, RecordStatus.Actual, (string?)null, (string?)null, (string?)null, (long?)null, (string?)null),
                (record.AmountLow, record.AmountHigh, record.Status, record.Qualifier, record.Source, record.Note, record.Quantity, record.Unit));
        }
    }

    [Theory, Databases]
    public async Task What_a_file_says_of_its_customers_is_kept_with_the_batch(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);

        var batchId = await test.CommitAsync("march.csv", "month,customer,product,amount,industry,parent\n2025-03,Acme,Compute,100,Retail,Acme Group\n2025-03,Bolt,Compute,1,,\n");

        await using var context = test.Open();
        var names = await context.Customers.ToDictionaryAsync(customer => customer.Name, customer => customer.Id, TestBook.Cancellation);
        var fact = await context.CustomerFacts.SingleAsync(TestBook.Cancellation);
        Assert.Equal((batchId, names["Acme"], "Retail"), (fact.BatchId, fact.CustomerId, fact.Industry));
        var relation = await context.ParentRelations.SingleAsync(TestBook.Cancellation);
        Assert.Equal((batchId, names["Acme"], names["Acme Group"]), (relation.BatchId, relation.CustomerId, relation.ParentId));
    }

    [Theory, Databases]
    public async Task A_row_with_a_number_that_nobody_gave_out_is_a_mistake_of_the_program(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await using var context = test.Open();
        await context.Database.BeginTransactionAsync(TestBook.Cancellation);
        using var sink = await SpendSink.OpenAsync(context, 1, PendingNames.None, TestBook.Cancellation);
        var row = new SpendRow
        {
            Line = 2, Month = new Month(2025, 3), CustomerId = sink.CustomerOf("name:acme", "Acme"), ProductId = sink.ProductOf("compute", "Compute"),
            RevenueType = RevenueType.Usage, Currency = Currency.Usd, Amount = 1,
        };

        sink.Write(row);

        Assert.Throws<ArgumentException>(() => sink.Write(row with { CustomerId = 2 }));
        Assert.Throws<ArgumentException>(() => sink.Write(row with { CustomerId = 0 }));
        Assert.Throws<ArgumentException>(() => sink.Write(row with { ProductId = 2 }));
    }

    [Theory, Databases]
    public async Task An_edited_audit_entry_breaks_the_chain(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("march.csv", March);
        await test.CommitAsync("april.csv", "month,customer,product,amount\n2025-04,Acme,Compute,5\n");
        await using var context = test.Open();
        Assert.Null(await AuditTrail.FirstBrokenAsync(context, TestBook.Cancellation));
        var first = await context.AuditEntries.MinAsync(entry => entry.Id, TestBook.Cancellation);

        await context.AuditEntries.Where(entry => entry.Id == first).ExecuteUpdateAsync(entry => entry.SetProperty(row => row.By, "eve"), TestBook.Cancellation);

        Assert.Equal(first, await AuditTrail.FirstBrokenAsync(context, TestBook.Cancellation));
    }

    [Theory, Databases]
    public async Task A_deleted_audit_entry_breaks_the_chain(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("march.csv", March);
        await test.CommitAsync("april.csv", "month,customer,product,amount\n2025-04,Acme,Compute,5\n");
        await using var context = test.Open();
        var ids = await context.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Id).ToListAsync(TestBook.Cancellation);

        await context.AuditEntries.Where(entry => entry.Id == ids[0]).ExecuteDeleteAsync(TestBook.Cancellation);

        Assert.Equal(ids[1], await AuditTrail.FirstBrokenAsync(context, TestBook.Cancellation));
    }
}
