using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Tests.Data;

public sealed class SqliteFileTests
{
    [Theory]
    [InlineData("12.5")]
    [InlineData("'abc'")]
    [InlineData("x'00'")]
    [InlineData("NULL")]
    public async Task An_amount_that_is_not_an_integer_does_not_get_into_the_records(string amount)
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await using var context = test.Open();

        await Assert.ThrowsAsync<SqliteException>(() => RunAsync(
            context,
            $"""
            INSERT INTO "Records" ("BatchId", "Line", "Month", "CustomerId", "ProductId", "RevenueType", "Currency", "Amount", "Status")
            VALUES (1, 2, 24302, 1, 1, 0, 'USD', {amount}, 0)
            """));
    }

    [Theory]
    [InlineData("12.5")]
    [InlineData("'abc'")]
    public async Task A_reported_total_that_is_not_an_integer_does_not_get_in(string amount)
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await test.CommitAsync("march.csv", "month,customer,product,amount\n2025-03,A,Compute,100\n");
        await using var context = test.Open();

        var refusal = await Assert.ThrowsAsync<SqliteException>(() => RunAsync(
            context, $"""INSERT INTO "ReportedTotals" ("BatchId", "Month", "ProductId", "Currency", "Amount", "Status") VALUES (1, 24302, 1, 'USD', {amount}, 0)"""));
        Assert.Contains("CK_ReportedTotal_Amount", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_lie_in_the_order_of_their_key()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await using var context = test.Open();

        var sql = await context.Database.SqlQuery<string>($"""SELECT sql AS "Value" FROM sqlite_schema WHERE name = 'Records'""").SingleAsync(TestBook.Cancellation);
        Assert.EndsWith("STRICT, WITHOUT ROWID", sql, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    public async Task Every_connection_is_durable_and_checked(string pragma, string value)
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await using var context = test.Open();
        await context.Database.OpenConnectionAsync(TestBook.Cancellation);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";

        Assert.Equal(value, Convert.ToString(await command.ExecuteScalarAsync(TestBook.Cancellation), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Nobody_but_the_owner_can_read_the_book()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes are a matter of Unix.");
        if (OperatingSystem.IsWindows()) return;

        var root = Directory.CreateTempSubdirectory("revenue-test-").FullName;
        try
        {
            var file = Path.Combine(root, "new", "revenue.db");
            using (await RevenueDashboard.Data.Sqlite.SqliteFile.LockAsync(file, TimeProvider.System, TestBook.Cancellation)) RevenueDashboard.Data.Sqlite.SqliteFile.Protect(file);

            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file + ".lock"));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public async Task A_log_beside_the_file_has_the_mode_of_the_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes are a matter of Unix.");
        if (OperatingSystem.IsWindows()) return;

        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await using var context = test.Open();
        await context.Books.SingleAsync(TestBook.Cancellation);
        await context.Database.OpenConnectionAsync(TestBook.Cancellation);

        var log = new SqliteConnectionStringBuilder(test.ConnectionString).DataSource + "-wal";
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(log));
    }

    private static async Task RunAsync(RevenueContext context, string sql)
    {
        await context.Database.OpenConnectionAsync(TestBook.Cancellation);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestBook.Cancellation);
    }
}
