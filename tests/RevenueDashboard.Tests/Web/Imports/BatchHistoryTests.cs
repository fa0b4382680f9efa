using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Web.Components.Pages.Importing;
using static RevenueDashboard.Tests.Data.TestBook;
using static RevenueDashboard.Tests.Web.Importing.ImportPages;

namespace RevenueDashboard.Tests.Web.Importing;

public sealed class BatchHistoryTests
{
    private const string January = "month,customer,product,amount,currency\n2025-01,Ann,Compute,60,USD\n2025-01,Bob,Compute,40,USD\n";
    private const string Corrected = "month,customer,product,amount,currency\n2025-01,Ann,Compute,75,USD\n2025-01,Eve,Compute,25,USD\n";

    [Fact]
    public async Task A_committed_batch_says_what_it_replaced_what_was_answered_and_what_the_book_is_without_it()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("january.csv", January);
        await book.CommitAsync("corrected.csv", Corrected, (ImportQuestion.Restatement, "replace"));
        await using var pages = new ImportPages(book);

        var page = pages.Open(2);

        var chain = page.Find(".chain tbody tr");
        Assert.Contains("january.csv", TextOf(chain), StringComparison.Ordinal);
        Assert.Contains("Was replaced", TextOf(chain), StringComparison.Ordinal);
        Assert.Contains("Compute, Jan 2025", TextOf(chain), StringComparison.Ordinal);
        Assert.Equal("imports/1", chain.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Replace", TextOf(page.Find(".q .st")), StringComparison.Ordinal);
        Assert.Contains("15 Jun 2025 12:00 UTC by ann", TextOf(page.Find(".facts")), StringComparison.Ordinal);
        Assert.Equal((await page.Services.GetRequiredService<ImportHistory>().FindAsync(2, Cancellation))!.FileHash, TextOf(page.Find(".hash")));
        Assert.Equal("api/imports/2/original", page.Find(".downloads a").GetAttribute("href"));
        // Ann had 60 % and has 75 %.
        Assert.Equal(["Ann, share %", "60.0", "75.0", "+15.0 pp"], page.FindAll(".effect tbody tr")[2].Children.Select(TextOf));
        Assert.Equal("All 3 New 1 Changed 1 Removed 1", TextOf(page.Find(".tabs")));
        Assert.Contains("Eve 25.0 % (enters), Bob (leaves).", TextOf(page.Find(".ten")).Replace('\u202F', ' ').Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replaced_batch_leads_to_its_successor_and_its_records_say_that_they_count_no_more()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("january.csv", January);
        await book.CommitAsync("corrected.csv", Corrected, (ImportQuestion.Restatement, "replace"));
        await using var pages = new ImportPages(book);

        var page = pages.Open(1, ".lines");

        Assert.Contains("corrected.csv batch 2 Replaced this", TextOf(page.Find(".chain tbody tr")), StringComparison.Ordinal);
        Assert.Equal(["2 Ann Jan 2025 Compute usage 60.00 USD replaced", "3 Bob Jan 2025 Compute usage 40.00 USD replaced"], page.FindAll(".lines tbody tr").Select(TextOf));
    }

    [Fact]
    public async Task A_record_opens_to_the_line_as_its_owner_wrote_it()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("january.csv", "Period;Account;Product;Value;Region\n2025-01;\"Ann; Ltd\";Compute;60.00;West\n2025-01;Bob;Compute;40;East\n");
        await using var pages = new ImportPages(book);

        pages.Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo("imports/1?line=2");

        var page = pages.Open(1, ".original");

        Assert.Equal(["Period 2025-01", "Account Ann; Ltd", "Product Compute", "Value 60.00", "Region West"], page.FindAll(".original div").Select(TextOf));
        // Only the line that the figure led to.
        Assert.Single(page.FindAll(".lines tbody tr:not(.own)"));
    }

    [Fact]
    public async Task Records_are_found_by_part_of_a_name()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("january.csv", January);
        await using var pages = new ImportPages(book);
        var page = pages.Open(1, ".lines");

        await page.InvokeAsync(() => page.Find(".filters input[type=search]").ChangeAsync("BO"));

        page.WaitForAssertion(() => Assert.StartsWith("3 Bob", TextOf(Assert.Single(page.FindAll(".lines tbody tr"))), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_file_is_mapped_by_hand_and_read_again_from_what_was_kept()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.StageAsync("odd.csv", "when,who,what,worth\n2025-01,Ann,Compute,60\n");
        await using var pages = new ImportPages(book);
        var page = pages.Open(1, ".mapping");

        Assert.Equal(["when", "who", "what", "worth"], page.FindAll(".head th").Select(TextOf));
        Assert.Equal("2025-01 Ann Compute 60", TextOf(page.Find(".head tbody tr")));
        foreach (var (place, header) in new[] { (0, "when"), (1, "who"), (2, "what"), (3, "worth") })
            await page.InvokeAsync(() => page.FindAll(".mapping select")[place].ChangeAsync(header));
        await page.InvokeAsync(() => page.Find(".ans .btn.pri").ClickAsync());

        Assert.EndsWith("imports/2", pages.Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().Uri, StringComparison.Ordinal);
        var read = await book.Importer.FindAsync(2, Cancellation);
        Assert.Equal((BatchState.Staged, "worth"), (read!.State, read.Options.Map[FileField.Amount]));
    }

    [Fact]
    public async Task What_was_said_of_a_file_is_remembered_for_the_next()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.Importer.StageAsync(
            ImportFile.Of("odd.csv", "month,customer,worth\n2025-01,Ann,60\n"u8.ToArray()),
            new SpendFileOptions { Product = "Compute", Map = new Dictionary<FileField, string> { [FileField.Amount] = "worth" } }, new Dictionary<string, string>(), "ann", cancellation: Cancellation);
        await using var pages = new ImportPages(book);
        var page = pages.Open(1, ".remember");

        await page.InvokeAsync(() => page.Find(".remember .btn").ClickAsync());
        Assert.Contains("Give the profile a name", TextOf(page.Find(".remember")), StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find(".remember input").InputAsync("Odd system"));
        await page.InvokeAsync(() => page.Find(".remember .btn").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("Remembered", TextOf(page.Find(".remember")), StringComparison.Ordinal));
        Assert.Equal("Compute", (await book.Services.GetRequiredService<ImportProfiles>().FindAsync("odd system", Cancellation))!.Options.Product);
    }

    [Fact]
    public async Task An_undone_batch_says_who_undid_it_and_no_record_of_it_counts()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        var batch = await book.CommitAsync("january.csv", January);
        await book.Importer.UndoAsync(batch, "ben", Cancellation);
        await using var pages = new ImportPages(book);

        var page = pages.Open(batch, ".lines");

        Assert.Contains("Undone 15 Jun 2025 12:00 UTC by ben", TextOf(page.Find(".facts")), StringComparison.Ordinal);
        Assert.All(page.FindAll(".lines tbody tr"), row => Assert.EndsWith(" no", TextOf(row), StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".effect"));
    }

    [Fact]
    public async Task The_history_is_filtered_by_state_kind_and_month_and_turned_page_by_page()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("january.csv", January);
        await book.CommitAsync("march.csv", January.Replace("2025-01", "2025-03", StringComparison.Ordinal));
        await book.CommitAsync("customers.csv", "customer,industry\nAnn,Retail\n");
        await book.StageAsync("broken.csv", January + "x\n");
        var history = book.Services.GetRequiredService<ImportHistory>();

        async Task<string> FilesAsync(BatchFilter which, int skip = 0, int take = 10)
        {
            var page = await history.ListAsync(which, skip, take, Cancellation);
            return $"{string.Join(' ', page.Batches.Select(batch => batch.Id))} of {page.Count}";
        }

        Assert.Equal("4 3 2 1 of 4", await FilesAsync(new BatchFilter()));
        Assert.Equal("4 of 1", await FilesAsync(new BatchFilter(State: BatchState.Refused)));
        Assert.Equal("3 of 1", await FilesAsync(new BatchFilter(Kind: FileKind.Customers)));
        Assert.Equal("2 of 1", await FilesAsync(new BatchFilter(Month: Month.Parse("2025-03"))));
        Assert.Equal("2 1 of 4", await FilesAsync(new BatchFilter(), skip: 2, take: 2));
    }

    [Fact]
    public async Task The_list_shows_what_its_address_asks_for()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("january.csv", January);
        await book.StageAsync("broken.csv", January + "x\n");
        await using var pages = new ImportPages(book);
        pages.Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo("imports?state=refused");

        var page = pages.Render<ImportsPage>();
        page.WaitForElement(".batches");

        Assert.Contains("broken.csv", TextOf(Assert.Single(page.FindAll(".batches tbody tr"))), StringComparison.Ordinal);
        await page.InvokeAsync(() => page.FindAll(".filters select")[0].ChangeAsync("undone"));
        page.WaitForAssertion(() => Assert.Contains("No such file", TextOf(page.Find(".state")), StringComparison.Ordinal));
    }
}
