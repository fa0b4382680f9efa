using Bunit;
using MudBlazor;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;
using static RevenueDashboard.Tests.Data.TestBook;
using static RevenueDashboard.Tests.Web.Importing.ImportPages;

namespace RevenueDashboard.Tests.Web.Importing;

/// <summary>What the page of a batch says of files beside the spend, of what vanishes, and of more changes than it shows.</summary>
public sealed class PreviewPageTests
{
    private const string Euro = "month,customer,product,amount,currency\n2025-01,Ann,Compute,60,USD\n2025-01,Bob,Compute,40,EUR\n";

    [Fact]
    public async Task A_file_of_rates_shows_old_and_new_rates_and_what_they_do_to_the_figures()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("usd.csv", "month,customer,product,amount,currency\n2024-12,Ann,Compute,1,USD\n");
        await book.CommitAsync("rates.csv", "month,currency,rate\n2025-01,EUR,1\n");
        await book.CommitAsync("spend.csv", Euro);
        await book.StageAsync("new-rates.csv", "month,currency,rate\n2025-01,EUR,1.5\n2025-02,EUR,1.4\n");
        await using var pages = new ImportPages(book);

        var page = pages.Open(4);

        // Bob's 40 EUR are 60 USD at the new rate.
        Assert.Equal(["Changed 2025-01, EUR rate 1 1.5", "New 2025-02, EUR rate – 1.4"], page.FindAll(".known tbody tr").Select(TextOf));
        Assert.Equal("Revenue, $ 100.0 120.0 +20.0", TextOf(page.FindAll(".effect tbody tr")[0]));
        Assert.Equal("Ann, share % 60.0 50.0 −10.0 pp", TextOf(page.FindAll(".effect tbody tr")[2]));
        Assert.Contains("Bob usage 40.00 60.00", TextOf(page.Find("table[aria-label='Records that change']")), StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find(".commit .pri").ClickAsync());
        page.WaitForAssertion(() => Assert.Equal("Facts it changed", TextOf(page.FindAll("h2").Single(title => title.TextContent.StartsWith("Facts", StringComparison.Ordinal)))));
    }

    [Fact]
    public async Task Undoing_a_parent_says_first_which_fact_and_which_figures_it_takes_back()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("spend.csv", "month,customer,product,amount,currency\n2025-01,Ann,Compute,50,USD\n2025-01,Bob,Compute,30,USD\n2025-01,Cid,Compute,20,USD\n");
        await book.CommitAsync("parents.csv", "customer,parent\nBob,Ann\n");
        await using var pages = new ImportPages(book);
        var dialogs = pages.Render<MudDialogProvider>();
        var page = pages.Open(2);

        var undoing = page.Find(".outcome button").ClickAsync();
        dialogs.WaitForElement(".ask");

        Assert.Contains("What was said before holds again.", TextOf(dialogs.Find(".ask")), StringComparison.Ordinal);
        // 0.8² + 0.2² = 0.68; 0.5² + 0.3² + 0.2² = 0.38.
        Assert.Equal(
            [
                "Bob, parent: Ann becomes nothing.", "Jan 2025, revenue: 100.00 USD becomes 100.00 USD.",
                "Largest customer’s share: 80.0 % becomes 50.0 %; HHI 6,800 becomes 3,800.", "10 % customers: 2 become 3.",
            ],
            dialogs.FindAll(".figures li").Select(TextOf));
        await dialogs.InvokeAsync(() => dialogs.Find(".mud-dialog .pri").ClickAsync());
        await undoing;
        page.WaitForAssertion(() => Assert.Contains("Taken out of the book", TextOf(page.Find(".outcome")), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rates_that_revenue_needs_say_that_they_cannot_be_undone()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("usd.csv", "month,customer,product,amount,currency\n2024-12,Ann,Compute,1,USD\n");
        await book.CommitAsync("rates.csv", "month,currency,rate\n2025-01,EUR,1.08\n");
        await book.CommitAsync("spend.csv", Euro);
        await using var pages = new ImportPages(book);

        var page = pages.Open(2, ".known");

        Assert.Equal(["New 2025-01, EUR rate – 1.08"], page.FindAll(".known tbody tr").Select(TextOf));
        Assert.Contains("It cannot be undone as the book stands: without it there would be no figures. No exchange rate for EUR in 2025-01", TextOf(page.Find(".grid")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Margins_say_that_no_figure_changes()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("spend.csv", "month,customer,product,amount,currency\n2025-01,Ann,Compute,50,USD\n");
        await book.StageAsync("margins.csv", "product,gross margin low\nCompute,45.5\n");
        await using var pages = new ImportPages(book);

        var page = pages.Open(2, ".known");

        Assert.Equal(["New Compute gross margin low – 45.5 %"], page.FindAll(".known tbody tr").Select(TextOf));
        Assert.Contains("No amount and no share changes: margins", TextOf(page.Find(".grid")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_that_is_not_in_the_corrected_month_any_more_is_told_as_removed_revenue()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("january.csv", "month,customer,product,amount,currency\n2025-01,Ann,Compute,60,USD\n2025-01,Ann,Storage,30,USD\n2025-01,Bob,Storage,12.5,USD\n");
        await book.StageAsync("corrected.csv", "month,customer,product,amount,currency\n2025-01,Ann,Compute,75,USD\n", (ImportQuestion.Restatement, Restatement.Replace));
        await using var pages = new ImportPages(book);

        var page = pages.Open(2);

        Assert.Equal("Removed revenue Storage loses all of its revenue of Jan 2025: 42.50 USD, 2 records.", TextOf(page.Find(".gone")));
        Assert.Equal("Revenue, $ 102.5 75.0 −27.5", TextOf(page.FindAll(".effect tbody tr")[0]));
    }

    [Fact]
    public async Task The_filter_finds_the_smallest_of_more_changes_than_are_shown()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        var lines = Enumerable.Range(1, 1_500).Select(number => $"2025-01,Customer {number},Compute,{number},USD");
        await book.StageAsync("many.csv", $"month,customer,product,amount,currency\n{string.Join('\n', lines)}\n");
        await using var pages = new ImportPages(book);
        var page = pages.Open(1);
        Assert.Contains("The 1,000 with the largest difference of 1,500; all are searched.", TextOf(page.Find(".grid")), StringComparison.Ordinal);

        // 7, 70 to 79 and 700 to 799.
        await page.InvokeAsync(() => page.Find(".filters input[type=search]").InputAsync("customer 7"));
        page.WaitForAssertion(() => Assert.Equal("111 of 1,500", TextOf(page.Find(".filters [role=status]"))));
        Assert.Contains("New 111", TextOf(page.Find(".tabs")), StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find(".filters input[type=search]").InputAsync("customer 77"));
        page.WaitForAssertion(() => Assert.Equal("11 of 1,500", TextOf(page.Find(".filters [role=status]"))));
        Assert.Equal("New Customer 77 usage – 77.00", TextOf(page.FindAll("table[aria-label='Records that change'] tbody tr")[^1]));

        await page.InvokeAsync(() => page.Find(".filters input[type=search]").InputAsync(""));
        page.WaitForAssertion(() => Assert.Contains("All 1,500", TextOf(page.Find(".tabs")), StringComparison.Ordinal));
    }
}
