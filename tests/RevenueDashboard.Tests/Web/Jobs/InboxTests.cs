using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Importing.Workbooks;
using RevenueDashboard.Web.Jobs;

namespace RevenueDashboard.Tests.Web.Jobs;

public sealed class InboxTests : IDisposable
{
    private const string Ann = "month,customer,product,amount\n2025-01,Ann,Compute,1\n";
    private const string Later = "month,customer,product,amount\n2025-02,Ann,Compute,2\n";
    private const string Broken = "month,customer,product,amount\n2025-13,Ann,Compute,1\n2025-01,Ann,Compute,2\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("revenue-inbox-test-");

    [Fact]
    public async Task Files_that_rest_go_into_the_book_in_the_order_of_their_names()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var inbox = InboxOf(book);
        Put("b.csv", Later);
        Put("a.csv", Ann);

        await inbox.LookAsync(TestBook.Cancellation);
        Assert.Equal("", await book.CountingAsync());
        await inbox.LookAsync(TestBook.Cancellation);

        Assert.Equal("2025-01 Ann Compute 1; 2025-02 Ann Compute 2", await book.CountingAsync());
        Assert.Equal(["done/1 a.csv", "done/2 b.csv"], Files());
        Assert.All(await ListAsync(book), batch => Assert.Equal("inbox", batch.By));
    }

    [Fact]
    public async Task A_file_that_grows_waits_and_holds_back_those_behind_it()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var inbox = InboxOf(book);
        Put("a.csv", Ann[..^5]);
        Put("b.csv", Later);
        await inbox.LookAsync(TestBook.Cancellation);

        Put("a.csv", Ann);
        await inbox.LookAsync(TestBook.Cancellation);
        Assert.Equal(["a.csv", "b.csv"], Files());

        await inbox.LookAsync(TestBook.Cancellation);
        Assert.Equal(["done/1 a.csv", "done/2 b.csv"], Files());
    }

    [Fact]
    public async Task A_refused_file_has_its_problems_beside_it()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        Put("a.csv", Broken);

        await LookTwiceAsync(InboxOf(book));

        Assert.Equal(["refused/1 a.csv", "refused/1 a.csv.problems.csv"], Files());
        Assert.Equal(Broken, Read("refused/1 a.csv"));
        var lines = Read("refused/1 a.csv.problems.csv").Split('\n');
        Assert.Equal("month,customer,product,amount,problem", lines[0].Trim('\uFEFF', '\r'));
        Assert.StartsWith("2025-13,Ann,Compute,1,", lines[1], StringComparison.Ordinal);
        Assert.Contains("month", lines[1][22..], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_file_with_open_questions_is_staged_and_waits_under_the_number_of_its_batch()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("january.csv", Ann);
        Put("corrected.csv", Ann.Replace(",1\n", ",2\n", StringComparison.Ordinal));

        await LookTwiceAsync(InboxOf(book));

        Assert.Equal(["waiting/2 corrected.csv"], Files());
        Assert.Equal((BatchState.Staged, 1), ((await ListAsync(book))[0].State, (await ListAsync(book))[0].OpenQuestions));
        Assert.Equal("2025-01 Ann Compute 1", await book.CountingAsync());
    }

    [Fact]
    public async Task A_run_that_was_killed_after_the_commit_imports_nothing_twice_and_loses_nothing()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        Put("a.csv", Ann);
        await LookTwiceAsync(InboxOf(book));

        // The file as it stands when the process is killed between the commit and the move.
        File.Move(PathOf("done/1 a.csv"), PathOf("a.csv"));
        await LookTwiceAsync(InboxOf(book));

        Assert.Equal("2025-01 Ann Compute 1", await book.CountingAsync());
        Assert.Single(await ListAsync(book));
        Assert.Equal(["done/1 a.csv"], Files());
    }

    [Fact]
    public async Task A_run_that_was_killed_after_staging_stages_nothing_twice()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("january.csv", Ann);
        Put("corrected.csv", Ann.Replace(",1\n", ",2\n", StringComparison.Ordinal));
        await LookTwiceAsync(InboxOf(book));

        File.Move(PathOf("waiting/2 corrected.csv"), PathOf("corrected.csv"));
        await LookTwiceAsync(InboxOf(book));

        Assert.Equal(["waiting/2 corrected.csv"], Files());
        Assert.Equal(2, (await ListAsync(book)).Count);
    }

    [Fact]
    public async Task Nothing_is_written_over()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        folder.CreateSubdirectory("done");
        Put("done/1 a.csv", "somebody else's");
        Put("a.csv", Ann);

        await LookTwiceAsync(InboxOf(book));

        Assert.Equal(["done/1 a (2).csv", "done/1 a.csv"], Files());
        Assert.Equal("somebody else's", Read("done/1 a.csv"));
    }

    [Fact]
    public async Task Links_folders_and_hidden_files_are_left_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right of their own there.");
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        folder.CreateSubdirectory("sub");
        Put("sub/a.csv", Ann);
        Put(".a.csv", Ann);
        File.CreateSymbolicLink(PathOf("link.csv"), PathOf("sub/a.csv"));

        await LookTwiceAsync(InboxOf(book));

        Assert.Equal([".a.csv", "link.csv", "sub/a.csv"], Files());
        Assert.Empty(await ListAsync(book));
    }

    [Fact]
    public async Task Names_lose_what_a_shell_stumbles_over_and_keep_their_letters()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Such names cannot be made there.");
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        Put("Jänner $(rm -rf);\n*.csv", Ann);

        await LookTwiceAsync(InboxOf(book));

        Assert.Equal(["done/1 Jänner __rm -rf____.csv"], Files());
    }

    [Fact]
    public async Task The_profile_says_how_the_files_are_read_and_without_it_they_stay()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var inbox = InboxOf(book, "Billing");
        Put("a.csv", "month;customer;amount\n2025-01;Ann;1,5\n");
        await LookTwiceAsync(inbox);
        Assert.Equal(["a.csv"], Files());

        await book.Services.GetRequiredService<ImportProfiles>().SaveAsync("billing", new SpendFileOptions { Product = "Compute", DecimalMark = DecimalMark.Comma }, new Dictionary<string, string>(), "ann", TestBook.Cancellation);
        await inbox.LookAsync(TestBook.Cancellation);

        Assert.Equal(["done/1 a.csv"], Files());
        Assert.Equal(new Money(15_000, Currency.Usd), Assert.Single(Assert.Single(await ListAsync(book)).Totals));
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_by_its_length_and_never_copied()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there a process can be asked what it wrote.");
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        book.Services.GetRequiredService<IOptions<ImportLimits>>().Value.FileSize = 1_000_000;
        // A hole: it takes no space where it lies, and twenty gigabytes where it is copied to.
        await using (var hole = File.Create(PathOf("a.csv"))) hole.SetLength(20_000_000_000);
        var inbox = InboxOf(book);
        await inbox.LookAsync(TestBook.Cancellation);

        var before = Written();
        await inbox.LookAsync(TestBook.Cancellation);
        var written = Written() - before;

        Assert.Equal(["refused/1 a.csv", "refused/1 a.csv.problems.csv"], Files());
        Assert.Contains("1,000,000", Read("refused/1 a.csv.problems.csv"), StringComparison.Ordinal);
        Assert.Equal(20_000_000_000, Assert.Single(await ListAsync(book)).FileSize);
        Assert.True(written < 10_000_000_000, $"{written:N0} bytes were written.");

        // By this process, other tests included: they write far less.
        static long Written() => long.Parse(File.ReadLines("/proc/self/io").Single(line => line.StartsWith("wchar: ", StringComparison.Ordinal))[7..], CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Workbooks_come_in_the_same_way()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await File.WriteAllBytesAsync(PathOf("a.xlsx"), new TestWorkbook().Sheet("July",
            TestWorkbook.Header() + TestWorkbook.Row(2, "2025-01", "Ann", "Compute", 3)).Build(), TestBook.Cancellation);

        await LookTwiceAsync(InboxOf(book));

        Assert.Equal("2025-01 Ann Compute 3", await book.CountingAsync());
    }

    [Fact]
    public async Task The_server_looks_at_every_interval()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var time = new FakeTimeProvider();
        using var job = new InboxJob(InboxOf(book), Options.Create(Settings(null)), time, NullLogger<InboxJob>.Instance);
        Put("a.csv", Ann);
        await job.StartAsync(TestBook.Cancellation);

        while (Files() is not ["done/1 a.csv"])
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(20, TestBook.Cancellation);
        }

        await job.StopAsync(TestBook.Cancellation);
        Assert.Equal("2025-01 Ann Compute 1", await book.CountingAsync());
    }

    [Theory]
    [InlineData("in", null, 10, "whole path")]
    [InlineData("/no/such/folder", null, 10, "no folder")]
    [InlineData(null, "Billing", 10, "without Inbox:Folder")]
    [InlineData(null, null, 0.5, "from 00:00:01 to 01:00:00")]
    public void A_setting_that_cannot_work_stops_the_start(string? path, string? profile, double seconds, string message)
    {
        var result = Validator(new DatabaseOptions()).Validate(null, new InboxOptions { Folder = path, Profile = profile, Interval = TimeSpan.FromSeconds(seconds) });

        Assert.Contains(message, Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    // The database would be taken for a file to import, refused, and moved away from under the server.
    [Theory]
    [InlineData("revenue.db", false)]
    [InlineData("books/revenue.db", true)]
    public void The_folder_of_the_database_is_no_inbox(string database, bool isAllowed)
    {
        var file = new SqliteConnectionStringBuilder { DataSource = PathOf(database) }.ConnectionString;

        var here = Validator(new DatabaseOptions { ConnectionString = file }).Validate(null, new InboxOptions { Folder = folder.FullName + "/." });

        Assert.Equal(isAllowed, here.Succeeded);
        if (!isAllowed) Assert.Contains("where the database is", Assert.Single(here.Failures!), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static InboxOptions.Validator Validator(DatabaseOptions database) => new(Options.Create(database));

    private InboxOptions Settings(string? profile) => new() { Folder = folder.FullName, Profile = profile };

    private Inbox InboxOf(TestBook book, string? profile = null) => new(
        Options.Create(Settings(profile)), book.Importer, book.Services.GetRequiredService<ImportHistory>(), book.Services.GetRequiredService<ImportProfiles>(),
        book.Services.GetRequiredService<ProblemFile>(), book.Services.GetRequiredService<IOptions<ImportLimits>>(), NullLogger<Inbox>.Instance);

    private static async Task LookTwiceAsync(Inbox inbox)
    {
        await inbox.LookAsync(TestBook.Cancellation);
        await inbox.LookAsync(TestBook.Cancellation);
    }

    private static Task<IReadOnlyList<BatchEntry>> ListAsync(TestBook book) => book.Services.GetRequiredService<ImportHistory>().ListAsync(TestBook.Cancellation);

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private void Put(string name, string text) => File.WriteAllText(PathOf(name), text);

    private string Read(string name) => File.ReadAllText(PathOf(name));

    private string[] Files() => [.. folder.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).Select(file => Path.GetRelativePath(folder.FullName, file.FullName)).Order(StringComparer.Ordinal)];
}
