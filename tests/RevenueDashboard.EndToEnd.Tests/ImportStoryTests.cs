using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>
/// A month as finance lives through it: an export that is wrong, the right one in dates that two people read differently, a correction on the next
/// day, second thoughts on the day after. Figures are worked out by hand from the amounts in the files.
/// </summary>
public sealed class ImportStoryTests(DatedServer server) : IClassFixture<DatedServer>
{
    private const string Broken =
        """
        Month,Customer,Product,Amount,Currency
        2026-06,Contoso,Cloud,5500000.00,USD
        2026-06,Fabrikam,Cloud,"3,0",USD
        2026-13,Tailspin,Cloud,1000000.00,USD
        2026-06,Wingtip,Cloud,500000.00,USD
        """;

    // 10 M: 55, 30, 10 and 5 %, HHI 3,025 + 900 + 100 + 25. With the day first it would be January.
    private const string June =
        """
        Month,Customer,Product,Amount,Currency
        06/01/2026,Contoso,Cloud,5500000.00,USD
        06/01/2026,Fabrikam,Cloud,3000000.00,USD
        06/01/2026,Tailspin,Cloud,1000000.00,USD
        06/01/2026,Wingtip,Cloud,500000.00,USD
        """;

    // 12 M: 50, 25, 20.83 and 4.17 %, HHI 2,500 + 625 + 434.03 + 17.36.
    private const string Corrected =
        """
        Month,Customer,Product,Amount,Currency
        2026-06,Contoso,Cloud,6000000.00,USD
        2026-06,Fabrikam,Cloud,3000000.00,USD
        2026-06,Northwind,Cloud,2500000.00,USD
        2026-06,Wingtip,Cloud,500000.00,USD
        """;

    private const string AsFirstTold = "Contoso pays 55.0 % of all revenue.";
    private const string AsCorrected = "Contoso pays 50.0 % of all revenue.";

    [Fact]
    public async Task A_month_is_refused_asked_about_committed_restated_undone_and_still_known_as_it_was()
    {
        await using var opened = await server.OpenAsync("/");
        await Expect(opened.Chip).ToContainTextAsync("May 2026");

        await SeesWhatIsWrongAsync(opened);
        await AnswersWhichMonthItIsAsync(opened);
        await SeesJuneAsync(opened, AsFirstTold, "10.0");

        server.NextDay();
        var batch = await ReplacesJuneAsync(opened);
        await SeesJuneAsync(opened, AsCorrected, "12.0");
        await SeesWhatWasKnownAsync(opened);

        server.NextDay();
        await opened.GoToAsync($"/imports/{batch}");
        await TakesItBackAsync(opened);
        await SeesJuneAsync(opened, AsFirstTold, "10.0");
        // What was told on the day before stays what was told.
        await ChoosesDayAsync(opened, "2026-07-07");
        await Expect(opened.Heading).ToContainTextAsync(AsCorrected);

        // The browser notes every answer that is not a success; the refused file has one.
        Assert.Contains("422", Assert.Single(opened.Complaints), StringComparison.Ordinal);
    }

    private static async Task SeesWhatIsWrongAsync(OpenedPage opened)
    {
        await opened.BringAsync(File("2026-06-export.csv", Broken));
        var page = opened.Page;
        await Expect(Outcome(page)).ToContainTextAsync("Refused");
        var problems = page.GetByRole(AriaRole.Table, new() { Name = "Problems" }).Locator("tbody tr");
        await Expect(problems).ToHaveCountAsync(2);
        (string Line, string Column, string Found)[] expected = [("3", "Amount", "3,0"), ("4", "Month", "2026-13")];
        foreach (var ((line, column, found), i) in expected.Select((problem, i) => (problem, i)))
        {
            var cells = problems.Nth(i).Locator("td");
            await Expect(cells.Nth(0)).ToHaveTextAsync(line);
            await Expect(cells.Nth(1)).ToHaveTextAsync(column);
            await Expect(cells.Nth(2)).ToHaveTextAsync(found);
        }

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "All as CSV, beside their rows" }).ClickAsync());
        var rows = await System.IO.File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(5, rows.Length);
        Assert.Equal("Month,Customer,Product,Amount,Currency,problem", rows[0]);
        Assert.Equal("2026-06,Contoso,Cloud,5500000.00,USD,", rows[1]);
        Assert.StartsWith("2026-06,Fabrikam,Cloud,\"3,0\",USD,", rows[2], StringComparison.Ordinal);
        Assert.Contains("Line 3, Amount: ", rows[2], StringComparison.Ordinal);
        Assert.StartsWith("2026-13,Tailspin,Cloud,1000000.00,USD,", rows[3], StringComparison.Ordinal);
        Assert.Contains("Line 4, Month: ", rows[3], StringComparison.Ordinal);
        Assert.Equal("2026-06,Wingtip,Cloud,500000.00,USD,", rows[4]);
    }

    private static async Task AnswersWhichMonthItIsAsync(OpenedPage opened)
    {
        await opened.BringAsync(File("2026-06.csv", June));
        var page = opened.Page;
        var seen = page.GetByRole(AriaRole.Table, new() { Name = "Lines of the file that raise the question" });
        await Expect(seen.Locator("tbody tr").First).ToContainTextAsync("2026-01 with the day first, 2026-06 with the month first");
        await page.GetByRole(AriaRole.Button, new() { Name = "Month first" }).ClickAsync();

        // A month that the book does not have is held against the one before it.
        await SeesEffectAsync(page, "May 2026", ("Revenue", "10.0", "10.0"), ("Contoso, share %", "50.0", "55.0"), ("HHI", "3,650", "4,050"), ("Effective number", "2.7", "2.5"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Commit 10,000,000.00 USD" }).ClickAsync();
        await Expect(Outcome(page)).ToContainTextAsync("In the book");
    }

    private static async Task<int> ReplacesJuneAsync(OpenedPage opened)
    {
        var batch = await opened.BringAsync(File("2026-06-corrected.csv", Corrected));
        var page = opened.Page;
        var commit = page.GetByRole(AriaRole.Button, new() { Name = "Commit 12,000,000.00 USD" });
        await Expect(commit).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Replace: this file corrects the 4 records" }).ClickAsync();
        // A correction without one of the largest customers may be an export that lost it.
        await Expect(page.GetByText("Tailspin: 1,000,000.00 USD")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept: the file is complete" }).ClickAsync();

        await SeesEffectAsync(page, "Now", ("Revenue", "10.0", "12.0"), ("Contoso, share %", "55.0", "50.0"), ("HHI", "4,050", "3,576"), ("Effective number", "2.5", "2.8"));
        await SeesRecordAsync(page, "New 1", "Northwind", "–", "2,500,000.00");
        await SeesRecordAsync(page, "Changed 1", "Contoso", "5,500,000.00", "6,000,000.00");
        await SeesRecordAsync(page, "Removed 1", "Tailspin", "1,000,000.00", "–");
        await Expect(page.GetByText("2 stay as they are")).ToBeVisibleAsync();

        await commit.ClickAsync();
        await Expect(Outcome(page)).ToContainTextAsync("In the book");
        return batch;
    }

    private static async Task SeesWhatWasKnownAsync(OpenedPage opened)
    {
        var page = opened.Page;
        await ChoosesDayAsync(opened, "2026-07-06");
        await Expect(opened.Heading).ToContainTextAsync(AsFirstTold);
        await Expect(opened.Chip).ToContainTextAsync("as known on 6 Jul 2026");
        await Expect(page.Locator("table.top-ten")).ToContainTextAsync("Tailspin");
        await Expect(page.Locator("table.top-ten")).Not.ToContainTextAsync("Northwind");

        await page.Locator("table.top-ten").GetByRole(AriaRole.Link, new() { Name = "Contoso" }).ClickAsync();
        await Expect(opened.Heading).ToHaveTextAsync("Contoso");
        await Expect(opened.Chip).ToContainTextAsync("as known on 6 Jul 2026");
        var records = page.GetByRole(AriaRole.Table, new() { Name = "Records with file and line" });
        await Expect(Row(records, "Jun 2026")).ToContainTextAsync("5,500,000.00 USD");
        await Expect(Row(records, "Jun 2026")).ToContainTextAsync("2026-06.csv, line 2");
        await Expect(records).Not.ToContainTextAsync("2026-06-corrected.csv");
    }

    private static async Task TakesItBackAsync(OpenedPage opened)
    {
        var page = opened.Page;
        // The figures of the question are those of the card: it is there when they are.
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Figures before and after" })).ToBeVisibleAsync();
        await Outcome(page).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        var asked = page.GetByRole(AriaRole.Dialog);
        await Expect(asked).ToContainTextAsync("What they had replaced counts again.");
        await Expect(asked).ToContainTextAsync("12,000,000.00 USD becomes 10,000,000.00 USD");
        await Expect(asked).ToContainTextAsync("50.0 % becomes 55.0 %; HHI 3,576 becomes 4,050");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the import" }).ClickAsync();
        await Expect(Outcome(page)).ToContainTextAsync("Undone");
    }

    private static async Task SeesJuneAsync(OpenedPage opened, string sentence, string revenue)
    {
        await opened.ChoosePageAsync("Overview");
        await Expect(opened.Heading).ToContainTextAsync(sentence);
        await Expect(opened.Chip).ToContainTextAsync("Jun 2026, preliminary");
        await Expect(opened.Page.Locator(".kpis")).ToContainTextAsync(revenue);
    }

    private static async Task SeesEffectAsync(IPage page, string than, params (string Figure, string Before, string After)[] expected)
    {
        var figures = page.GetByRole(AriaRole.Table, new() { Name = "Figures before and after" });
        await Expect(figures.Locator("thead")).ToContainTextAsync(than);
        foreach (var (figure, before, after) in expected)
        {
            await Expect(Row(figures, figure).Locator("td").Nth(0)).ToHaveTextAsync(before);
            await Expect(Row(figures, figure).Locator("td").Nth(1)).ToHaveTextAsync(after);
        }
    }

    private static async Task SeesRecordAsync(IPage page, string tab, string customer, string before, string after)
    {
        await page.GetByRole(AriaRole.Tab, new() { Name = tab, Exact = true }).ClickAsync();
        var row = page.GetByRole(AriaRole.Table, new() { Name = "Records that change" }).Locator("tbody tr");
        await Expect(row).ToHaveCountAsync(1);
        await Expect(row.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(customer);
        await Expect(row.Locator("td.num").Nth(0)).ToHaveTextAsync(before);
        await Expect(row.Locator("td.num").Nth(1)).ToHaveTextAsync(after);
    }

    private static Task ChoosesDayAsync(OpenedPage opened, string day) => opened.Page.GetByLabel("Known on: the book as it was at the end of this day").FillAsync(day);

    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };

    private static ILocator Outcome(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "What became of the file" });

    private static ILocator Row(ILocator table, string name) => table.Locator("tbody tr").Filter(new() { HasText = name });
}
