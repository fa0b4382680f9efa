using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Web.Hosting;
using static RevenueDashboard.Tests.Data.TestBook;
using static RevenueDashboard.Tests.Web.Importing.ImportPages;

namespace RevenueDashboard.Tests.Web.Importing;

public sealed class GuardPageTests
{
    private const string Header = "month,customer,product,amount\n";

    [Fact]
    public async Task Names_that_look_alike_are_listed_with_a_link_to_whoever_has_a_page()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("january.csv", Header + "2025-01,Intuit,Compute,60\n");
        await book.StageAsync("february.csv", Header + "2025-02,Intuit Inc,Compute,60\n");
        await using var pages = new ImportPages(book);

        var page = pages.Open(2);

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("table[aria-label='Names that look alike'] a")));
        var row = page.Find("table[aria-label='Names that look alike'] tbody tr");
        Assert.Equal(["Intuit Inc", "Intuit", "The same words, apart from punctuation or the form of the company"], row.Children.Select(TextOf));
        // Intuit Inc is new with the file: there is nothing to show of it yet.
        Assert.Equal(["customers/1"], row.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_question_about_what_is_replaced_goes_away_when_the_file_is_added()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("january.csv", Header + "2025-01,Ann,Compute,60\n2025-01,Bob,Compute,10\n2025-01,Cid,Compute,10\n2025-01,Dan,Compute,10\n");
        await book.StageAsync("corrected.csv", Header + "2025-01,Ann,Compute,60\n2025-01,Bob,Compute,10\n2025-01,Cid,Compute,10\n");
        await using var pages = new ImportPages(book);
        var page = pages.Open(2);
        Assert.Equal("Answer 2 questions first", TextOf(page.Find(".why")));

        await page.InvokeAsync(() => page.FindAll(".q .btn")[1].ClickAsync());

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".q")));
        page.WaitForAssertion(() => Assert.False(page.Find(".commit .pri").HasAttribute("disabled")));
    }

    [Fact]
    public async Task Whoever_brought_the_file_is_told_that_somebody_else_commits_it()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        book.Services.GetRequiredService<IOptions<ImportOptions>>().Value.SecondPerson = true;
        await book.Importer.StageAsync(
            ImportFile.Of("january.csv", System.Text.Encoding.UTF8.GetBytes(Header + "2025-01,Ann,Compute,60\n")), new SpendFileOptions(), new Dictionary<string, string>(), LocalPerson.Name, cancellation: Cancellation);
        await book.StageAsync("february.csv", Header + "2025-02,Ann,Compute,60\n");
        await using var pages = new ImportPages(book);

        var own = pages.Open(1);
        own.WaitForAssertion(() => Assert.Equal($"You brought this file as {LocalPerson.Name}: a second person has to commit it", TextOf(own.Find(".why"))));
        Assert.True(own.Find(".commit .pri").HasAttribute("disabled"));

        // Ann brought this one.
        var other = pages.Open(2);
        other.WaitForAssertion(() => Assert.False(other.Find(".commit .pri").HasAttribute("disabled")));
    }
}
