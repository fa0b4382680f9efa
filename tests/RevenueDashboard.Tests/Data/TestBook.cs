using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Data;

/// <summary>An empty book of its own for one test, on a clock that stands still at 15 June 2025, noon.</summary>
internal sealed class TestBook : IAsyncDisposable
{
    private readonly string? folder;
    private readonly string? database;

    private TestBook(DatabaseProvider provider, string connectionString, string? folder, string? database)
    {
        (Provider, ConnectionString, this.folder, this.database) = (provider, connectionString, folder, database);
        Services = Start();
    }

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2025, 6, 15, 12, 0, 0, TimeSpan.Zero));

    public ServiceProvider Services { get; }

    public SpendImporter Importer => Services.GetRequiredService<SpendImporter>();

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Without any table.</summary>
    public static async Task<TestBook> UnmigratedAsync(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.Postgres)
        {
            var database = await PostgresServer.CreateAsync();
            return new TestBook(provider, PostgresServer.ConnectionString(database), null, database);
        }

        var folder = Directory.CreateTempSubdirectory("revenue-test-").FullName;
        return new TestBook(provider, $"Data Source={Path.Combine(folder, "revenue.db")};Pooling=False", folder, null);
    }

    public static async Task<TestBook> CreateAsync(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.Postgres)
        {
            var copy = await PostgresServer.CreateAsync(await PostgresTemplate.NameAsync());
            return new TestBook(provider, PostgresServer.ConnectionString(copy), null, copy);
        }

        var book = await UnmigratedAsync(provider);
        await book.Services.GetRequiredService<DatabaseMigration>().MigrateAsync(Cancellation);
        return book;
    }

    /// <summary>Services as another process would have them, on the same database.</summary>
    public ServiceProvider Start() => new ServiceCollection()
        .AddSingleton<TimeProvider>(Time)
        .AddRevenueDashboard(database => (database.Provider, database.ConnectionString) = (Provider, ConnectionString))
        .BuildServiceProvider();

    public RevenueContext Open() => Services.GetRequiredService<IDbContextFactory<RevenueContext>>().CreateDbContext();

    public Task<StagedFile> StageAsync(string name, string csv, params (string Question, string Choice)[] answers) =>
        Importer.StageAsync(File(name, csv), new SpendFileOptions(), Answers(answers), "ann", cancellation: Cancellation);

    public Task<ImportedFile> ImportAsync(string name, string csv, params (string Question, string Choice)[] answers) =>
        Importer.ImportAsync(File(name, csv), new SpendFileOptions(), Answers(answers), "ann", cancellation: Cancellation);

    /// <summary>Imports a file that raises no other question; that customers are missing from it, or its total is unusual, is accepted.</summary>
    public async Task<int> CommitAsync(string name, string csv, params (string Question, string Choice)[] answers)
    {
        var imported = await ImportAsync(name, csv, [.. BookQuestions.Codes.Select(code => (code, BookQuestions.Accept)), .. answers]);
        Assert.Equal(StagedOutcome.Staged, imported.File.Outcome);
        Assert.Equal(BatchOutcome.Done, imported.Commit?.Outcome);
        return imported.File.BatchId!.Value;
    }

    /// <summary>
    /// The records that count, told from the rule itself and not from the program: a committed batch, and no later committed one that replaces.
    /// As "2025-03 A Compute 100".
    /// </summary>
    public async Task<string> CountingAsync()
    {
        await using var context = Open();
        var rows = await (
            from record in context.Records
            join batch in context.Batches on record.BatchId equals batch.Id
            join customer in context.Customers on record.CustomerId equals customer.Id
            join product in context.Products on record.ProductId equals product.Id
            where batch.State == BatchState.Committed && !context.Batches.Any(later =>
                later.State == BatchState.Committed && later.CommitNumber > batch.CommitNumber &&
                later.Scopes.Any(scope => scope.Replaces && scope.Month == record.Month && scope.ProductId == record.ProductId))
            select new { record.Month, Customer = customer.Name, Product = product.Name, record.Amount }).ToListAsync(Cancellation);
        return string.Join("; ", rows.Select(row => $"{row.Month} {row.Customer} {row.Product} {row.Amount / Money.Scale}").Order(StringComparer.Ordinal));
    }

    /// <summary>Where the books of a product's month stand, as every report sees it.</summary>
    /// <param name="knownOn">Null for now.</param>
    public async Task<MonthStatus> StatusAsync(string month, string product, DateTimeOffset? knownOn = null)
    {
        var cubes = Services.GetRequiredService<CubeStore>();
        var cube = knownOn is { } time ? await cubes.KnownOnAsync(time, Cancellation) : await cubes.CurrentAsync(Cancellation);
        return cube.ProductNamed(product) is { } position ? cube.StatusOf(Month.Parse(month), position) : MonthStatus.Missing;
    }

    public async Task<MonthResult> CloseAsync(string month, string by = "ann", string? reason = null, bool acceptWarnings = false) =>
        await Services.GetRequiredService<MonthBooks>().CloseAsync(Month.Parse(month), by, reason, acceptWarnings, Cancellation);

    public async Task<MonthResult> ReopenAsync(string month, string by = "ann", string reason = "A late file.") =>
        await Services.GetRequiredService<MonthBooks>().ReopenAsync(Month.Parse(month), by, reason, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        if (database is not null) await PostgresServer.DropAsync(database);
        if (folder is null) return;

        SqliteConnection.ClearAllPools();
        for (var tries = 1; ; tries++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (tries < 100)
            {
                // A page that is gone may have had a query under way, which makes its files anew until it hears of it.
                await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
            }
        }
    }

    private static ImportFile File(string name, string csv) => ImportFile.Of(name, System.Text.Encoding.UTF8.GetBytes(csv));

    private static Dictionary<string, string> Answers((string Question, string Choice)[] answers) => answers.ToDictionary(answer => answer.Question, answer => answer.Choice);
}
