using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
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
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".field .fault")));
        var wrong = page.FindAll("form.edit input")[2];
        Assert.Equal(("true", page.Find(".field .fault").Id), (wrong.GetAttribute("aria-invalid"), wrong.GetAttribute("aria-describedby")));
        Assert.Equal("Nothing was changed. 1 field needs correction.", TextOf(page.Find("[role=alert]")));

        await FillAsync(page, "2025-05", "EUR", "1.08");
        page.WaitForAssertion(() => Assert.Equal("May 2025 1.08", TextOf(page.Find(".entries tbody tr"))));
        Assert.Empty(page.FindAll("[aria-invalid]"));
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
    public async Task Rates_are_a_grid_with_the_newest_month_first_and_what_nobody_said_is_a_gap()
    {
        await book.CommitAsync("spend.csv", Spend);
        await book.CommitAsync("rates.csv", "month,currency,rate,source\n2025-03,EUR,1.085,Bank\n2025-05,EUR,1.1,Bank\n2025-03,GBP,1.25,Bank\n");

        var page = Open("rates");

        page.WaitForElement(".entries tbody tr");
        Assert.Equal(["Month EUR GBP", "May 2025 1.100 –", "Apr 2025 – –", "Mar 2025 1.085 1.25"], page.FindAll(".entries tr").Select(TextOf));
        Assert.Equal(["GBP, May 2025: nothing, add", "EUR, Apr 2025: nothing, add", "GBP, Apr 2025: nothing, add"], page.FindAll(".gap").Select(gap => gap.GetAttribute("aria-label")));
    }

    [Fact]
    public async Task A_gap_is_filled_an_entry_corrected_and_withdrawn_each_as_a_batch_that_can_be_undone()
    {
        await book.CommitAsync("spend.csv", Spend);
        await book.CommitAsync("rates.csv", "month,currency,rate,source\n2025-04,EUR,1.08,Bank\n2025-03,GBP,1.25,Bank\n");
        var page = Open("rates");
        page.WaitForElement(".gap");

        // GBP of April.
        await page.InvokeAsync(() => page.FindAll(".gap").Single(gap => gap.GetAttribute("aria-label") == "GBP, Apr 2025: nothing, add").Click());
        Assert.Equal("Month 2025-04 Currency GBP", TextOf(page.Find(".about")));
        await FillAsync(page, "1.26");
        page.WaitForAssertion(() => Assert.Equal("Apr 2025 1.08 1.26", TextOf(page.FindAll(".entries tbody tr")[1])));
        var batch = int.Parse(page.Find(".done a").GetAttribute("href")!.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture);

        await page.InvokeAsync(() => page.FindAll(".entry").Single(entry => entry.GetAttribute("aria-label") == "EUR, Apr 2025: 1.08").Click());
        Assert.Equal("1.08", page.Find("form.edit input").GetAttribute("value"));
        await page.InvokeAsync(() => page.FindAll("form.edit .btn").Single(button => button.TextContent == "Withdraw").ClickAsync());
        page.WaitForAssertion(() => Assert.Equal("Apr 2025 1.26", TextOf(page.FindAll(".entries tbody tr")[1])));

        await book.Importer.UndoAsync(batch, "ann", TestBook.Cancellation);
        Assert.Equal(["2025-03 GBP 1.25"], (await BookAsync()).Rates.Select(rate => $"{rate.Month} {rate.Currency} {ReferenceText.Rate(rate.Rate)}"));
    }

    [Fact]
    public async Task Totals_say_what_known_customers_leave_of_them()
    {
        // Known of Compute: 65 each month.
        await book.CommitAsync("spend.csv", Spend + "2025-04,Intuit,Compute,65,USD\n2025-03,Intuit,Compute,65,USD\n");
        await book.CommitAsync("totals.csv", "month,product,total,currency\n2025-03,Compute,1100,USD\n2025-04,Compute,65,USD\n2025-05,Compute,60.5,USD\n");

        var page = Open("totals");

        page.WaitForElement(".entries tbody tr");
        Assert.Equal(["May 2025 60.50 4.50 below the known", "Apr 2025 65.00 all known", "Mar 2025 1,100.00 1,035.00 unallocated"], page.FindAll(".entries tbody tr").Select(TextOf));
        Assert.Equal("4.50 below the known", page.Find(".wrong").TextContent);
    }

    [Fact]
    public async Task What_is_wrong_with_a_customer_stands_beside_its_fields()
    {
        await book.CommitAsync("spend.csv", Spend);
        var page = pages.Render<ReferenceCustomerPage>(parameters => parameters.Add(page => page.Id, 1));
        page.WaitForElement("form.edit");

        await page.InvokeAsync(() => page.FindAll("form.edit input")[3].Change("long ago"));
        await page.InvokeAsync(() => page.FindAll("form.edit .btn").Single(button => button.TextContent == "Add a parent").Click());
        await page.InvokeAsync(() => page.FindAll("form.edit .btn").Single(button => button.TextContent == "Add a parent").Click());
        // The first parent is left empty: the row of the file is of the second.
        await page.InvokeAsync(() => page.FindAll(".relation")[1].QuerySelectorAll("input")[0].Change("Big"));
        await page.InvokeAsync(() => page.FindAll(".relation")[1].QuerySelectorAll("input")[1].Change("2025-13"));
        await page.InvokeAsync(() => page.Find("form.edit").Submit());

        page.WaitForAssertion(() => Assert.Equal("Not saved Nothing was changed. 2 fields need correction.", TextOf(page.Find("[role=alert]"))));
        Assert.Equal(["Customer since", "First month"], page.FindAll("[aria-invalid=true]").Select(box => page.Find($"label[for={box.Id}]").TextContent));
        Assert.All(page.FindAll("[aria-invalid=true]"), box => Assert.NotEmpty(page.Find($"#{box.GetAttribute("aria-describedby")}").TextContent));
        Assert.Empty(page.FindAll(".relation")[0].QuerySelectorAll(".fault"));
    }

    [Fact]
    public async Task Two_parents_in_a_month_are_told_beside_the_parent()
    {
        await book.CommitAsync("spend.csv", Spend);
        await book.CommitAsync("parents.csv", "customer,parent,parent from\nIntuit,Big,2024-01\n");
        var page = pages.Render<ReferenceCustomerPage>(parameters => parameters.Add(page => page.Id, 1));
        page.WaitForElement("form.edit");

        await page.InvokeAsync(() => page.FindAll("form.edit .btn").Single(button => button.TextContent == "Add a parent").Click());
        await page.InvokeAsync(() => page.FindAll(".relation")[1].QuerySelectorAll("input")[0].Change("Bigger"));
        await page.InvokeAsync(() => page.FindAll(".relation")[1].QuerySelectorAll("input")[1].Change("2025-01"));
        await page.InvokeAsync(() => page.Find("form.edit").Submit());

        page.WaitForAssertion(() => Assert.StartsWith("The customer has two parents", page.FindAll(".relation")[1].QuerySelector(".fault")?.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_the_book_does_not_have_is_told_beside_the_name()
    {
        await book.CommitAsync("spend.csv", Spend);
        var page = pages.Render<ReferenceCustomerPage>(parameters => parameters.Add(page => page.Id, 1));
        page.WaitForElement("form.edit");

        await page.InvokeAsync(() => page.FindAll("form.edit")[1].QuerySelector("input")!.Change("Nobody"));
        await page.InvokeAsync(() => page.FindAll("form.edit")[1].Submit());

        page.WaitForAssertion(() => Assert.StartsWith("The book has no other customer of this name.", page.FindAll("form.edit")[1].QuerySelector(".fault")?.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_margin_that_is_emptied_is_cleared()
    {
        await book.CommitAsync("spend.csv", Spend);
        await book.CommitAsync("products.csv", "product,gross margin low,gross margin high\nCompute,40,60\n");
        var page = Open("products");
        page.WaitForElement(".entries .btn");

        await page.InvokeAsync(() => page.Find(".entries .btn").Click());
        await page.InvokeAsync(() => page.FindAll("form.edit input")[0].Change(""));
        await page.InvokeAsync(() => page.Find("form.edit").Submit());

        page.WaitForElement(".done a");
        var product = Assert.Single((await BookAsync()).Products);
        Assert.Equal((null, 6_000), (product.MarginLow, product.MarginHigh));
    }

    [Fact]
    public void A_customer_that_is_not_there_says_so()
    {
        var page = pages.Render<ReferenceCustomerPage>(parameters => parameters.Add(page => page.Id, 99));

        page.WaitForAssertion(() => Assert.Equal("No such customer", page.Find("h1").TextContent));
    }

    private Task<ReferenceView> BookAsync() => book.Services.GetRequiredService<ReferenceBook>().LoadAsync(TestBook.Cancellation);

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
