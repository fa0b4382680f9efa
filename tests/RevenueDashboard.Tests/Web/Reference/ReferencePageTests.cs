using Bunit;
using RevenueDashboard.Data;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Web.Importing;
using RevenueDashboard.Web.Components.Pages.Reference;
using static RevenueDashboard.Tests.Web.Importing.ImportPages;

namespace RevenueDashboard.Tests.Web.Reference;

public sealed class ReferencePageTests : IAsyncLifetime
{
    private const string Spend = "month,customer,product,amount,currency\n2025-05,Intuit,Compute,60,USD\n2025-05,Intuit Inc,Compute,5,USD\n";

    private TestBook book = null!;
    private ImportPages pages = null!;

    public async ValueTask InitializeAsync()
    {
        book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        pages = new ImportPages(book);
    }

    [Fact]
    public async Task Two_names_that_look_alike_are_decided_with_a_button()
    {
        await book.CommitAsync("spend.csv", Spend);
        var page = Open("customers");
        page.WaitForElement(".pair .btn");

        await page.InvokeAsync(() => page.Find(".pair .btn").Click());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".pair")));
        page.WaitForAssertion(() => Assert.Contains("counts for", TextOf(page.Find(".find ~ .entries")), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rate_that_is_added_stands_in_the_table_and_a_wrong_one_is_refused_beside_its_field()
    {
        await book.CommitAsync("spend.csv", Spend);
        var page = Open("rates");
        page.WaitForElement("form.edit");

        await FillAsync(page, "2025-05", "EUR", "1,2,3");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("label .fault")));
        Assert.Equal("true", page.FindAll("form.edit input")[2].GetAttribute("aria-invalid"));

        await FillAsync(page, "2025-05", "EUR", "1.08");
        page.WaitForAssertion(() => Assert.Equal("2025-05 EUR 1.08 Edit", TextOf(page.Find(".entries tbody tr"))));
    }

    [Fact]
    public async Task A_customer_is_edited_and_what_was_said_is_listed()
    {
        await book.CommitAsync("spend.csv", Spend);
        var page = pages.Render<ReferenceCustomerPage>(parameters => parameters.Add(page => page.Id, 1));
        page.WaitForElement("form.edit");

        await page.InvokeAsync(() => page.Find("form.edit input").Change("Software"));
        await page.InvokeAsync(() => page.Find("form.edit").Submit());

        page.WaitForAssertion(() => Assert.Contains("Industry: Software", TextOf(page.Find("tbody")), StringComparison.Ordinal));
        Assert.Contains("Edited by hand: Intuit", TextOf(page.Find("tbody")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_customer_that_is_not_there_says_so()
    {
        var page = pages.Render<ReferenceCustomerPage>(parameters => parameters.Add(page => page.Id, 99));

        page.WaitForAssertion(() => Assert.Equal("No such customer", page.Find("h1").TextContent));
    }

    private IRenderedComponent<ReferencePage> Open(string tab) => pages.Render<ReferencePage>(parameters => parameters.Add(page => page.Tab, tab));

    private static async Task FillAsync(IRenderedComponent<ReferencePage> page, params string[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var index = i;
            await page.InvokeAsync(() => page.FindAll("form.edit input")[index].Change(values[index]));
        }

        await page.InvokeAsync(() => page.Find("form.edit").Submit());
    }

    public async ValueTask DisposeAsync()
    {
        await pages.DisposeAsync();
        await book.DisposeAsync();
    }
}
