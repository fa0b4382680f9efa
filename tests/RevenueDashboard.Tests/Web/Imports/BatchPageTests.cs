using System.Globalization;
using Bunit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Web.Components.Pages.Importing;
using static RevenueDashboard.Tests.Data.TestBook;
using static RevenueDashboard.Tests.Web.Importing.ImportPages;

namespace RevenueDashboard.Tests.Web.Importing;

public sealed class BatchPageTests
{
    private const string January = "month,customer,product,amount,currency\n2025-01,Ann,Compute,60,USD\n2025-01,Bob,Compute,40,USD\n";
    private const string Corrected = "month,customer,product,amount,currency\n2025-01,Ann,Compute,75,USD\n2025-01,Eve,Compute,25,USD\n";

    [Fact]
    public async Task A_staged_file_shows_its_effect_and_goes_into_the_book_on_commit()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.StageAsync("january.csv", January);
        await using var pages = new ImportPages(book);

        var page = pages.Open(1);

        page.WaitForAssertion(() => Assert.Equal("60.0", TextOf(page.FindAll(".effect tr")[3].Children[2])));
        Assert.Equal("Import: january.csv", TextOf(page.Find("h1")));
        Assert.Contains("Totals agree", TextOf(page.Find(".commit")), StringComparison.Ordinal);
        Assert.Equal("Commit 100.00 USD", TextOf(page.Find(".commit .pri")));

        await page.InvokeAsync(() => page.Find(".commit .pri").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("In the book", TextOf(page.Find(".outcome")), StringComparison.Ordinal));
        Assert.Equal("/?to=2025-01&product=Compute", page.Find(".outcome a").GetAttribute("href"));
        Assert.Empty(page.FindAll(".commit"));
        Assert.Equal("2025-01 Ann Compute 60; 2025-01 Bob Compute 40", await book.CountingAsync());
    }

    [Fact]
    public async Task An_open_question_holds_the_commit_until_it_is_answered_and_the_answer_can_change()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("january.csv", January);
        await book.StageAsync("corrected.csv", Corrected, (ImportQuestion.CustomerMissing, "accept"), (ImportQuestion.CustomersMissing, "accept"));
        await using var pages = new ImportPages(book);
        var page = pages.Open(2);

        Assert.True(page.Find(".commit .pri").HasAttribute("disabled"));
        Assert.Equal("Answer 1 question first", TextOf(page.Find(".why")));

        await page.InvokeAsync(() => page.FindAll(".q .btn")[1].ClickAsync());
        page.WaitForAssertion(() => Assert.False(page.Find(".commit .pri").HasAttribute("disabled")));
        Assert.Contains("Add", TextOf(page.Find(".q .st")), StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("Removed 0", TextOf(page.Find(".tabs")), StringComparison.Ordinal));

        await page.InvokeAsync(() => page.Find(".q .act button").ClickAsync());
        await page.InvokeAsync(() => page.FindAll(".q .btn")[0].ClickAsync());
        // Bob goes, Ann changes, Eve is new.
        page.WaitForAssertion(() => Assert.Equal("All 3 New 1 Changed 1 Removed 1", TextOf(page.Find(".tabs"))));

        await page.InvokeAsync(() => page.Find(".commit .pri").ClickAsync());
        page.WaitForElement(".outcome.good");
        Assert.Equal("2025-01 Ann Compute 75; 2025-01 Eve Compute 25", await book.CountingAsync());
    }

    [Fact]
    public async Task A_control_total_that_is_a_cent_off_holds_the_commit()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.StageAsync("january.csv", January);
        await using var pages = new ImportPages(book);
        var page = pages.Open(1);

        await page.InvokeAsync(() => page.Find(".control input").InputAsync("99.99"));
        Assert.True(page.Find(".commit .pri").HasAttribute("disabled"));
        Assert.Equal("The file's total is 0.01 USD more than the control total.", TextOf(page.Find(".why")));

        await page.InvokeAsync(() => page.Find(".control input").InputAsync("100"));
        Assert.False(page.Find(".commit .pri").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_book_that_changed_since_shows_the_new_question_instead_of_committing()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.StageAsync("corrected.csv", Corrected);
        await using var pages = new ImportPages(book);
        var page = pages.Open(1);
        await book.CommitAsync("january.csv", January);

        await page.InvokeAsync(() => page.Find(".commit .pri").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("The book changed", TextOf(page.Find(".notice")), StringComparison.Ordinal));
        // Replace or add; Bob is missing from it, and he is half of the customers.
        Assert.Equal(3, page.FindAll(".q").Count);
        Assert.Equal("2025-01 Ann Compute 60; 2025-01 Bob Compute 40", await book.CountingAsync());
    }

    [Fact]
    public async Task A_commit_by_somebody_else_renews_the_comparison_and_says_so()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.StageAsync("february.csv", January.Replace("2025-01", "2025-02", StringComparison.Ordinal));
        await using var pages = new ImportPages(book);
        var page = pages.Open(1);

        await book.CommitAsync("january.csv", January);
        await book.Services.GetRequiredService<CubeStore>().CurrentAsync(Cancellation);

        page.WaitForAssertion(() => Assert.Contains("The book changed while this page was open", TextOf(page.Find(".notice")), StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("Jan 2025", TextOf(page.Find(".effect thead")), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undo_asks_first_and_says_what_changes()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("january.csv", January);
        await book.CommitAsync("corrected.csv", Corrected, (ImportQuestion.Restatement, "replace"));
        await using var pages = new ImportPages(book);
        var dialogs = pages.Render<MudDialogProvider>();
        var page = pages.Open(2, ".outcome");

        // Awaited when it is answered: the click goes on until then.
        var undoing = page.Find(".outcome button").ClickAsync();
        dialogs.WaitForElement(".ask");
        Assert.Equal(
            "Every page shows the book without the 2 rows of corrected.csv (Jan 2025, 100.00 USD). What they had replaced counts again. The file stays in the history and can be imported again.",
            TextOf(dialogs.Find(".ask")));
        await dialogs.InvokeAsync(() => dialogs.Find(".mud-dialog .pri").ClickAsync());
        await undoing;

        page.WaitForAssertion(() => Assert.Contains("Taken out of the book", TextOf(page.Find(".outcome")), StringComparison.Ordinal));
        Assert.Equal("2025-01 Ann Compute 60; 2025-01 Bob Compute 40", await book.CountingAsync());
    }

    [Fact]
    public async Task Discarding_leaves_the_book_alone_and_says_so()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.StageAsync("january.csv", January);
        await using var pages = new ImportPages(book);
        var page = pages.Open(1);

        await page.InvokeAsync(() => page.FindAll(".commit .btn")[0].ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("No figure ever showed it", TextOf(page.Find(".outcome")), StringComparison.Ordinal));
        Assert.Equal("", await book.CountingAsync());
    }

    [Fact]
    public async Task A_refused_file_lists_every_problem_with_its_line_and_offers_no_commit()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.Importer.StageAsync(ImportFile.At(Files.At("example-broken.csv")), new SpendFileOptions(), new Dictionary<string, string>(), "ann", cancellation: Cancellation);
        await using var pages = new ImportPages(book);

        var page = pages.Open(1, ".prob");

        Assert.Equal([3, 4, 5, 6, 7, 8, 9, 10, 11], page.FindAll(".prob tbody tr").Select(row => int.Parse(TextOf(row.Children[0]), CultureInfo.InvariantCulture)));
        Assert.Empty(page.FindAll(".commit"));
        Assert.DoesNotContain("--", TextOf(page.Find(".prob")), StringComparison.Ordinal);
        Assert.Contains("Refused", TextOf(page.Find(".outcome")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_name_is_a_name()
    {
        const string Name = "<img src=x onerror=alert(1)>";
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.Importer.StageAsync(
            ImportFile.Of($"{Name}.csv", System.Text.Encoding.UTF8.GetBytes($"month,customer,product,amount,{Name}\n2025-01,{Name},{Name},60,x\n")),
            new SpendFileOptions(), new Dictionary<string, string>(), Name, cancellation: Cancellation);
        await using var pages = new ImportPages(book);

        var page = pages.Open(1);
        await page.InvokeAsync(() => page.Find(".link").ClickAsync());
        var batches = await book.Services.GetRequiredService<ImportHistory>().ListAsync(Cancellation);
        var table = pages.Render<BatchTable>(parameters => parameters.Add(table => table.Batches, batches));

        Assert.Empty(page.FindAll("img"));
        Assert.Empty(table.FindAll("img"));
        Assert.Contains(Name, TextOf(page.Find("h1")), StringComparison.Ordinal);
        Assert.Contains(Name, TextOf(page.Find(".recs")), StringComparison.Ordinal);
        Assert.Contains(Name, TextOf(page.Find(".effect")), StringComparison.Ordinal);
        Assert.Contains(Name, TextOf(page.Find("#columns")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_file_shows_what_it_is_and_commits_without_totals()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.StageAsync("customers.csv", "customer,industry\nAnn,Retail\nBob,Banking\n");
        await using var pages = new ImportPages(book);
        var page = pages.Open(1, ".commit");

        Assert.Equal("Commit 2 rows", TextOf(page.Find(".commit .pri")));
        await page.InvokeAsync(() => page.Find(".commit .pri").ClickAsync());

        page.WaitForElement(".outcome.good");
    }

    [Fact]
    public async Task A_database_that_is_gone_is_told_and_the_page_goes_on_when_it_is_back()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.StageAsync("january.csv", January);
        await using var pages = new ImportPages(book);
        var page = pages.Open(1);
        var folder = Path.GetDirectoryName(new SqliteConnectionStringBuilder(book.ConnectionString).DataSource)!;

        Directory.Move(folder, folder + "-away");
        try
        {
            await page.InvokeAsync(() => page.Find(".commit .pri").ClickAsync());
            page.WaitForAssertion(() => Assert.Contains("The database does not answer.", TextOf(page.Find(".notice")), StringComparison.Ordinal));
            Assert.False(page.Find(".commit .pri").HasAttribute("disabled"));
        }
        finally
        {
            Directory.Move(folder + "-away", folder);
        }

        await page.InvokeAsync(() => page.Find(".commit .pri").ClickAsync());
        page.WaitForElement(".outcome.good");
        Assert.Empty(page.FindAll(".notice"));
        Assert.Equal("2025-01 Ann Compute 60; 2025-01 Bob Compute 40", await book.CountingAsync());
    }

    [Fact]
    public async Task A_batch_that_is_not_there_is_said_not_to_be()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await using var pages = new ImportPages(book);

        var page = pages.Open(12, "h1 + .sub a");

        Assert.Equal("There is no batch 12", TextOf(page.Find("h1")));
    }
}
