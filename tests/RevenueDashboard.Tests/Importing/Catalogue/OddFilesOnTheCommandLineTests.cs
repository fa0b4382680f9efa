using System.Text.Json;
using Microsoft.Data.Sqlite;
using RevenueDashboard.Cli;

namespace RevenueDashboard.Tests.Importing.Catalogue;

/// <summary>The whole catalogue through <c>revenue import</c>, each file with a book of its own.</summary>
public sealed class OddFilesOnTheCommandLineTests(EmptyBook empty) : IClassFixture<EmptyBook>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("revenue-odd-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_catalogue_is_as_long_as_promised() => Assert.InRange(OddFiles.ByName.Count, OddFiles.Promised, int.MaxValue);

    [Theory]
    [MemberData(nameof(OddFiles.Names), MemberType = typeof(OddFiles))]
    public async Task An_odd_file_becomes_what_the_contract_says(string name)
    {
        var file = OddFiles.ByName[name];
        empty.CopyTo(folder);
        foreach (var given in file.Given) Assert.Equal("committed", (await ImportAsync("given.csv", System.Text.Encoding.UTF8.GetBytes(given), [])).Outcome);

        var (outcome, code, json) = await ImportAsync("odd.csv", file.Bytes, file.Said);

        OddFiles.Compare(file, outcome, Details(outcome, json));
        Assert.Equal(outcome switch { "refused" => 1, "questions" => 3, _ => 0 }, code);
        var brought = outcome == "committed" ? file.Details.Sum(AmountOf) : 0;
        Assert.Equal(brought + Kept(file), await SumOfBookAsync());
    }

    private static IEnumerable<string> Details(string outcome, JsonElement json) => outcome switch
    {
        "committed" => json.GetProperty("totals").EnumerateArray().Select(total => $"{Text(total, "month")} {Text(total, "currency")} {Text(total, "amount")}"),
        "questions" => json.GetProperty("questions").EnumerateArray().Select(question => Text(question, "code")),
        "refused" => json.GetProperty("problems").EnumerateArray().Select(problem => $"{problem.GetProperty("line").GetInt64()} {Text(problem, "code")}"),
        _ => [],
    };

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static decimal AmountOf(string total) => decimal.Parse(total.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);

    // What files before still say: all of it, unless this one replaces it. Rates are no revenue.
    private static decimal Kept(OddFile file) => file.Said.Contains("replace") ? 0 : file.Given.Where(given => given.Contains("amount", StringComparison.Ordinal)).Sum(_ => 150m);

    private async Task<(string Outcome, int Code, JsonElement Json)> ImportAsync(string name, byte[] bytes, string[] said)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        var (output, problems) = (new StringWriter(), new StringWriter());
        var code = await RevenueCommand.RunAsync(["import", path, "--yes", "--format", "json", .. said, "--database", EmptyBook.ConnectionIn(folder)], output, problems);
        Assert.True(output.ToString().Length > 0, problems.ToString());
        var json = JsonDocument.Parse(output.ToString()).RootElement;
        return (Text(json, "outcome"), code, json);
    }

    // Read past the program: what is in the database is what counts.
    private async Task<decimal> SumOfBookAsync()
    {
        await using var connection = new SqliteConnection(EmptyBook.ConnectionIn(folder));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT coalesce(sum(record.Amount), 0) FROM Records record JOIN Batches batch ON batch.Id = record.BatchId
            WHERE batch.State = 1 AND NOT EXISTS (
                SELECT 1 FROM BatchScopes scope JOIN Batches later ON later.Id = scope.BatchId
                WHERE later.State = 1 AND later.CommitNumber > batch.CommitNumber AND scope.Replaces AND scope.Month = record.Month AND scope.ProductId = record.ProductId)
            """;
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))! / 10_000m;
    }
}

/// <summary>A migrated book without a file, to be copied: migrating takes longer than importing.</summary>
public sealed class EmptyBook : IAsyncLifetime, IDisposable
{
    private const string Name = "revenue.db";

    private readonly string folder = Directory.CreateTempSubdirectory("revenue-empty-").FullName;

    public async ValueTask InitializeAsync()
    {
        var said = new StringWriter();
        Assert.Equal(0, await RevenueCommand.RunAsync(["migrate", "--database", ConnectionIn(folder)], said, said));
    }

    public static string ConnectionIn(string place) => $"Data Source={Path.Combine(place, Name)};Pooling=False";

    public void CopyTo(string place) => File.Copy(Path.Combine(folder, Name), Path.Combine(place, Name));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
