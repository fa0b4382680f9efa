using Bunit;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using RevenueDashboard.Data;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Web.Importing;
using RevenueDashboard.Web.Components.Pages.Months;
using static RevenueDashboard.Tests.Web.Importing.ImportPages;

namespace RevenueDashboard.Tests.Web.Months;

public sealed class MonthPageTests : IAsyncLifetime
{
    private const string Header = "month,customer,product,amount,currency\n";

    private TestBook book = null!;
    private ImportPages pages = null!;

    public async ValueTask InitializeAsync()
    {
        book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        pages = new ImportPages(book);
    }

    [Fact]
    public void An_empty_book_shows_the_way_to_a_first_file()
    {
        var page = pages.Render<MonthsPage>();

        page.WaitForAssertion(() => Assert.Equal("No month yet", page.Find(".state h2").TextContent));
        Assert.Equal("imports", page.Find(".state a").GetAttribute("href"));
    }

    [Fact]
    public async Task Months_are_listed_newest_first_with_their_state_total_and_closing()
    {
        // The clock stands in June 2025. Storage has no file for May.
        await book.CommitAsync("1.csv", Header + "2025-04,Acme,Compute,1000000,USD\n2025-04,Acme,Storage,500000,USD\n2025-05,Acme,Compute,2000000,USD\n2025-06,Acme,Compute,3000000,USD\n");
        await book.CloseAsync("2025-04");

        var page = pages.Render<MonthsPage>();

        page.WaitForElement(".books");
        Assert.Equal(
            ["Jun 2025 Open 3.0 M$ 1 file – 15 Jun 2025 12:00 UTC No file for Storage", "May 2025 Preliminary 2.0 M$ 1 file – 15 Jun 2025 12:00 UTC No file for Storage", "Apr 2025 Final 1.5 M$ 1 file ann, 15 Jun 2025 12:00 UTC 15 Jun 2025 12:00 UTC"],
            page.FindAll(".books tbody tr").Select(row => TextOf(row).Replace('\u2009', ' ')));
        Assert.Equal("months/2025-05", page.FindAll(".books tbody a")[1].GetAttribute("href"));
        Assert.Equal("1 final, 1 preliminary, 1 open", page.Find(".cap").TextContent);
    }

    [Fact]
    public async Task A_month_is_closed_with_its_checklist_and_reopened_with_a_reason()
    {
        await book.CommitAsync("1.csv", Header + "2025-05,Acme,Compute,2,USD\n");
        var dialogs = pages.Render<MudDialogProvider>();
        var page = Open("2025-05");
        Assert.Equal(("May 2025", "Preliminary"), (page.Find("h1").TextContent, page.Find(".sub .st").TextContent.Trim()));
        Assert.Equal("Close May 2025", page.Find(".close .btn").TextContent);

        await AnswerAsync(dialogs, page, "");
        page.WaitForAssertion(() => Assert.Equal("Final", page.Find(".sub .st").TextContent.Trim()));
        Assert.Equal(MonthStatus.Final, await book.StatusAsync("2025-05", "Compute"));
        Assert.Equal("Reopen May 2025", page.Find(".close .btn").TextContent);

        await AnswerAsync(dialogs, page, "A credit came late.");
        page.WaitForAssertion(() => Assert.Equal("Preliminary", page.Find(".sub .st").TextContent.Trim()));
        Assert.Contains("A credit came late.", page.Find(".steps-done li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_ask_for_a_reason_and_what_stops_it_takes_the_button_away()
    {
        await book.CommitAsync("1.csv", Header + "2025-04,Acme,Compute,1,USD\n2025-05,Other,Compute,2,USD\n2025-06,Other,Compute,2,USD\n");
        var dialogs = pages.Render<MudDialogProvider>();

        var may = Open("2025-05");
        Assert.Equal("1 warning has to be cleared, or accepted with a reason.", may.Find(".close .mut").TextContent);
        var asked = may.InvokeAsync(() => may.Find(".close .btn").ClickAsync(new MouseEventArgs()));
        dialogs.WaitForElement("textarea");
        Assert.True(dialogs.Find(".btn.pri").HasAttribute("disabled"));
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input("Acme has left."));
        Assert.False(dialogs.Find(".btn.pri").HasAttribute("disabled"));
        await dialogs.InvokeAsync(() => dialogs.Find(".btn:not(.pri)").ClickAsync(new MouseEventArgs()));
        await asked;
        Assert.Equal(MonthStatus.Preliminary, await book.StatusAsync("2025-05", "Compute"));

        var june = Open("2025-06");
        Assert.True(june.Find(".close .btn").HasAttribute("disabled"));
        Assert.Contains("The month is not over before 2025-07", TextOf(june.Find(".checks")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-01")]
    [InlineData("january")]
    public async Task A_month_that_the_book_does_not_have_says_so(string name)
    {
        await book.CommitAsync("1.csv", Header + "2025-05,Acme,Compute,2,USD\n");

        var page = pages.Render<MonthPage>(parameters => parameters.Add(page => page.Name, name));

        page.WaitForAssertion(() => Assert.Equal("No books of this month", page.Find("h1").TextContent));
    }

    public async ValueTask DisposeAsync()
    {
        await pages.DisposeAsync();
        await book.DisposeAsync();
    }

    private IRenderedComponent<MonthPage> Open(string month)
    {
        var page = pages.Render<MonthPage>(parameters => parameters.Add(page => page.Name, month));
        page.WaitForElement(".checks");
        return page;
    }

    private static async Task AnswerAsync(IRenderedComponent<MudDialogProvider> dialogs, IRenderedComponent<MonthPage> page, string reason)
    {
        // The answer comes later: the click waits for it.
        var asked = page.InvokeAsync(() => page.Find(".close .btn").ClickAsync(new MouseEventArgs()));
        dialogs.WaitForElement("textarea");
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input(reason));
        await dialogs.InvokeAsync(() => dialogs.Find(".btn.pri").ClickAsync(new MouseEventArgs()));
        await asked;
    }
}
